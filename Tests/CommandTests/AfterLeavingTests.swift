import Testing

/// An ending is an ending, for whoever left and for whoever was left.
@Suite struct AfterLeavingTests {
    /// Whether it was paused before.
    @Test(arguments: [false, true], People.Person.allCases)
    func nothingIsTakenUpAgain(wasPaused: Bool, person: People.Person) throws {
        let people = try People(.inForce)
        if wasPaused { try people.done(.rex, "pause") }
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        let before = try people.files(of: person)
        for words in [["resume"], ["propose", "--answers", people.path("\(person).yaml")]] {
            let answer = try people.run(person, words)
            #expect(answer.code == 6, "\(words): \(answer)")
            #expect(answer.said.contains("somebody has left this agreement"))
            #expect(answer.said.contains("the rule behind this: an ending is an ending"))
            #expect(answer.output.isEmpty)
        }
        #expect(try people.files(of: person) == before)
        #expect(try people.run(person, "status", "--check").code == 2)
    }

    @Test func aProposalThatWaitedIsNotSignedAnyMore() throws {
        let people = try People(.inForce)
        try people.done(.cooper, "propose", "--answers", people.path("cooper.yaml"))
        try people.hand(from: .cooper)
        let id = try people.id(of: "3", for: .rex)
        try people.done(.rex, "leave")
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, "sign", "3", "--i-have-read", id)
        #expect(answer.code == 6)
        #expect(answer.said.contains("an ending is an ending"), "\(answer)")
        #expect(try people.files(of: .rex) == before)
    }

    @Test func whoWantsOneMakesANewOne() throws {
        let people = try People(.inForce)
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        #expect(try people.run(.cooper, "status", "--check").code == 2)
    }
}
