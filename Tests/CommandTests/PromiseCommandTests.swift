import Foundation
import Testing

/// Promises at the command line: the maker alone says how they went, and nobody else can.
@Suite struct PromiseCommandTests {
    private func promises(_ people: People, _ person: People.Person) throws -> [[String: Any]] {
        let list = try JSONObject(people.done(person, "promise", "list", "--json").output)
        #expect(list["schema"] as? String == "troth/promises/v0")
        return try #require(list["promises"] as? [[String: Any]])
    }

    /// The number of somebody's first promise in the agreement's text.
    private func number(of maker: String, _ people: People) throws -> String {
        let first = try promises(people, .cooper).first {
            ($0["maker"] as? [String: Any])?["name"] as? String == maker && $0["label"] is String
        }
        return "\(try #require(first?["number"] as? Int))"
    }

    @Test func whatOthersTryIsRefusedAndWritesNothing() throws {
        let people = try People(.inForce)
        let (cooper, rex) = (try number(of: "Cooper", people), try number(of: "Rex", people))
        let before = try people.files(of: .rex)
        for verb in ["kept", "missed", "end"] {
            let answer = try people.run(.rex, "promise", verb, cooper)
            #expect(answer.code == 6, "\(answer)")
            #expect(answer.said.contains("a promise of Cooper’s"), "\(answer.messages)")
            #expect(answer.said.contains("only what is yours"))
        }
        let own = try people.run(.rex, "promise", "release", rex)
        #expect(own.code == 6 && own.said.contains("troth promise end \(rex)"), "\(own)")
        #expect(try people.run(.rex, "promise", "kept", "99").code == 64)
        #expect(try people.files(of: .rex) == before)
    }

    @Test func fromMakingToEnding() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "a call on Sundays\nat noon\n")
        let status = try people.done(.cooper, "status").output
        let count = try promises(people, .rex).count
        try people.done(.rex, "promise", "add", "@\(words)", "--every", "7", "--due", "2040-01-02")
        try people.done(.rex, "promise", "add", "@\(words)")
        let told = try people.hand(from: .rex).output
        #expect(told.contains("Rex made a promise to you: “a call on Sundays”"), "\(told)")
        // Due is for its maker; what was promised is for both.
        let (own, theirs) = (try promises(people, .rex)[count], try promises(people, .cooper)[count])
        #expect(own["next"] != nil && own["hasCome"] as? Bool == false)
        #expect(theirs["next"] == nil && theirs["hasCome"] == nil && theirs["due"] != nil)
        #expect(try !people.done(.cooper, "promise").output.contains("for you alone"))
        #expect(
            try people.done(.rex, "promise").output.contains("for you alone: its next time is 2 Jan 2040"))
        let (first, second) = ("\(count + 1)", "\(count + 2)")
        try people.done(.rex, "promise", "missed", first)
        let kept = try people.done(.rex, "promise", "kept", first).said
        #expect(kept.contains("kept, by your own word: “a call on Sundays”"), "\(kept)")
        try people.hand(from: .rex)
        let marked = try people.done(.cooper, "promise").output
        #expect(marked.contains("kept, by Rex’s own word"), "\(marked)")
        #expect(!marked.contains("missed"), "nothing is counted: \(marked)")
        try people.done(.cooper, "promise", "release", first)
        #expect(try people.done(.cooper, "promise", "release", first).said.contains("nothing was written"))
        try people.done(.rex, "promise", "end", second)
        #expect(try people.done(.rex, "promise", "end", second).said.contains("nothing was written"))
        try people.hand(from: .rex)
        try people.hand(from: .cooper)
        for person in People.Person.allCases {
            let states = try promises(people, person).suffix(2).map { $0["state"] as? String }
            #expect(states == ["released", "ended"])
            #expect(try promises(people, person).suffix(2).allSatisfy { $0["next"] == nil })
        }
        for (person, verb, number) in [
            (People.Person.rex, "kept", first), (.rex, "missed", second), (.cooper, "release", second),
        ] {
            #expect(try people.run(person, "promise", verb, number).code == 6)
        }
        #expect(try people.done(.cooper, "status").output == status)
    }

    @Test(.enabled(if: People.binary == nil, "the clock is this process’s"))
    func itsTimeIsInItsMakersStatusAlone() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "bring the book\n")
        let now = Int64(Date.now.timeIntervalSince1970)
        let count = try promises(people, .rex).count
        try people.done(.rex, "promise", "add", "@\(words)", "--every", "20")
        try people.hand(from: .rex)
        #expect(try !people.done(.rex, "status").output.contains("bring the book"))
        people.clock = now + 15 * 86_400
        #expect(try people.done(.rex, "status").output.contains("a promise of yours has its time on"))
        people.clock = now + 21 * 86_400
        let come = try people.done(.rex, "status").output
        #expect(come.contains("a promise of yours has its time since") && come.contains("“bring the book”"))
        #expect(try !people.done(.cooper, "status").output.contains("bring the book"))
        try people.done(.rex, "promise", "missed", "\(count + 1)")
        #expect(try !people.done(.rex, "status").output.contains("bring the book"))
    }

    @Test func afterPausingAndAfterLeaving() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "water\n")
        try people.done(.cooper, "pause")
        try people.done(.cooper, "promise", "add", "@\(words)")
        let rex = try number(of: "Rex", people)
        try people.done(.rex, "promise", "kept", rex)
        try people.done(.rex, "leave")
        #expect(try promises(people, .rex).allSatisfy { $0["state"] as? String == "over" })
        #expect(try people.run(.rex, "promise", "add", "@\(words)").code == 6)
        #expect(try people.run(.rex, "promise", "kept", rex).code == 6)
        #expect(try people.done(.rex, "promise").output.contains("it ended with the agreement"))
    }

    @Test(arguments: [
        (["promise", "add", "I will call"], "@FILE"), (["promise", "add"], "@FILE"),
        (["promise", "add", "@words", "--due", "soon"], "--due 2026-11-18"),
        (["promise", "add", "@words", "--due", "2020-01-01"], "passed"),
        (["promise", "add", "@words", "--every", "0"], "1 to 366"),
        (["promise", "add", "@words", "--to", "Sam"], "there is Rex"), (["promise", "kept"], "promise"),
        (["promise", "kept", "next"], "troth promise list"),
    ])
    func whatIsRefused(words: [String], hint: String) throws {
        let people = try People(.inForce)
        let file = try people.write("words", "water\n")
        let before = try people.files(of: .cooper)
        let answer = try people.run(.cooper, words.map { $0 == "@words" ? "@\(file)" : $0 })
        #expect(answer.code == 64 && answer.said.contains(hint), "\(answer)")
        #expect(try people.files(of: .cooper) == before)
    }

    /// A promise to two people stands towards each until they release it.
    @Test func inAPack() throws {
        let pack = try Pack()
        try pack.negotiate()
        for member in Pack.Member.allCases { try pack.sign("3", member) }
        for _ in 0..<3 { try pack.exchange() }
        #expect(try pack.codes() == [0, 0, 0])
        let file = pack.path("words")
        try Data("water at hand\n".utf8).write(to: URL(filePath: file))
        func last(_ member: Pack.Member) throws -> (number: String, promise: [String: Any]) {
            let list = try JSONObject(pack.done(member, "promise", "list", "--json").output)
            let last = try #require((list["promises"] as? [[String: Any]])?.last)
            return ("\(try #require(last["number"] as? Int))", last)
        }
        try pack.done(.cooper, "promise", "add", "@\(file)", "--to", "Rex")
        try pack.exchange()
        let answer = try pack.run(.sam, "promise", "release", last(.sam).number)
        #expect(answer.code == 6 && answer.said.contains("it was not made to you"), "\(answer)")
        try pack.done(.cooper, "promise", "add", "@\(file)")
        try pack.exchange()
        let released = try pack.done(.sam, "promise", "release", last(.sam).number).said
        #expect(released.contains("it stands towards Rex"), "\(released)")
        try pack.exchange()
        #expect(try last(.cooper).promise["state"] as? String == "standing")
        #expect(try pack.done(.cooper, "promise").output.contains("released by Sam, for themselves"))
        try pack.done(.rex, "promise", "release", last(.rex).number)
        try pack.exchange()
        for member in Pack.Member.allCases {
            #expect(try last(member).promise["state"] as? String == "released")
        }
        // Thanks to one of them are read by all, and hidden by each for themselves.
        try pack.done(.rex, "thank", "@\(file)", "--to", "Sam")
        try pack.exchange()
        #expect(try pack.done(.cooper, "thank", "list").output.contains("Rex to Sam"))
        try pack.done(.sam, "thank", "hide", "1")
        try pack.exchange()
        #expect(try !pack.done(.sam, "thank", "list").output.contains("Rex to you"))
        #expect(try pack.done(.cooper, "thank", "list").output.contains("Rex to Sam"))
        #expect(try pack.run(.rex, "thank", "@\(file)", "--to", "Kim").code == 64)
    }
}
