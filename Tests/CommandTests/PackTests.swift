import Testing

/// Three people through the commands.
@Suite struct PackTests {
    @Test func fromProposalsToAnEndingForAll() throws {
        let pack = try Pack()
        try pack.negotiate()
        let texts = try Pack.Member.allCases.map { member in
            try pack.done(member, "show", "3").output.split { $0.isWhitespace }
                .first { $0.utf8.count == 64 }
        }
        #expect(Set(texts).count == 1 && texts[0] != nil, "all see one and the same version")

        // Two signatures of three are none.
        try pack.sign("3", .cooper)
        try pack.sign("3", .rex)
        try pack.exchange()
        #expect(try pack.codes() == [2, 2, 2])
        try pack.sign("3", .sam)
        #expect(try pack.codes() == [2, 2, 2], "nobody else’s home has Sam’s signature")
        // All signatures have come everywhere, and not yet that they have.
        try pack.hand(from: .sam, to: .cooper)
        try pack.hand(from: .sam, to: .rex)
        #expect(try pack.codes() == [2, 2, 2])
        try pack.exchange()
        #expect(try pack.codes() == [0, 0, 0])

        // One of them tightens: it holds for the acts that they take part in, and for no other.
        try pack.done(.rex, "tighten", "leash", "--to", "hard limit")
        try pack.exchange()
        #expect(try pack.codes() == [0, 0, 0])
        for member in Pack.Member.allCases {
            let status = try pack.done(member, "status").output
            #expect(status.contains("  hard limits\n    Leash: Cooper holds, Rex wears\n"), "\(status)")
            #expect(status.contains("Leash: Cooper holds, Sam wears: agreed"), "\(status)")
        }
        #expect(try pack.run(.rex, "tighten", "leash", "--to", "agreed").code == 6)
        // Sam's own leash is Sam's to tighten, still.
        try pack.done(.sam, "tighten", "leash", "--to", "not agreed")

        // One leaves, and it is over for all: each home knows as soon as it hears.
        try pack.done(.sam, "leave")
        #expect(try pack.codes() == [0, 0, 2])
        #expect(try pack.hand(from: .sam, to: .cooper).output.contains("Sam has ended this"))
        #expect(try pack.codes() == [2, 0, 2])
        // It comes by way of others, too.
        #expect(try pack.hand(from: .cooper, to: .rex).output.contains("Sam has ended this"))
        #expect(try pack.codes() == [2, 2, 2])
        for member in Pack.Member.allCases {
            #expect(try pack.run(member, "resume").code == 6)
            #expect(try pack.run(member, "verify").code == 0)
        }
    }

    @Test func oneWhoSaysNoIsEnough() throws {
        let pack = try Pack()
        try pack.negotiate()
        try pack.sign("3", .cooper)
        try pack.sign("3", .rex)
        try pack.done(.sam, "decline", "3")
        try pack.exchange()
        try pack.exchange()
        #expect(try pack.codes() == [2, 2, 2])
        let late = try pack.run(.sam, "sign", "3", "--i-have-read", "x")
        #expect(late.code == 6)
        #expect(late.said.contains("a no is final"), "\(late)")
    }

    /// Roles that only one can take stay with one.
    @Test func twoHandlersAreNone() throws {
        let pack = try Pack()
        let answer = try pack.run(
            .cooper, "propose", "--with", "Rex=handler", "--with", "Sam=pup", "--template",
            "handler-pup-dynamic", "--as", "handler", "--answers", pack.path("cooper.yaml"))
        #expect(answer.code == 64)
        #expect(answer.said.contains("only one can take the role handler"))
    }
}
