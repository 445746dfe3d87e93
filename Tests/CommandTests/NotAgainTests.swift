import Foundation
import Testing

/// Who asked not to be asked is not asked, also not anew; and everything that takes permission away goes on.
@Suite struct NotAgainTests {
    private static func day(in days: Int) -> String {
        String(Date(timeIntervalSinceNow: Double(days) * 86_400).ISO8601Format().prefix(10))
    }
    private let until = day(in: 40)

    private let begin = ["--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler"]

    /// Everything by which Cooper could ask.
    private func ways(_ people: People) -> [[String]] {
        let answers = ["--answers", people.path("cooper.yaml")]
        return [["propose"] + answers, ["propose"] + begin + answers, ["invite"] + begin]
    }

    private func declined() throws -> People {
        let people = try People(.met)
        let answers = ["--answers", people.path("cooper.yaml")]
        #expect(try people.run(.cooper, ["propose"] + begin + answers).code == 0)
        try people.hand(from: .cooper)
        let said = try people.done(.rex, "decline", "--not-again-until", until).said
        #expect(said.contains("you said no to version 1"), "\(said)")
        #expect(said.contains("until the end of") && said.contains("\(until)T23:59:59Z"), "\(said)")
        #expect(!said.contains("proposes it again"), "nothing contradicts it: \(said)")
        return people
    }

    @Test func nobodyElseAsksTheSamePeopleBeforeThen() throws {
        let people = try declined()
        let told = try people.hand(from: .rex).output
        #expect(told.contains("Rex asked not to be asked again until the end of"), "\(told)")
        let before = try people.files(of: .cooper)
        for way in ways(people) {
            let answer = try people.run(.cooper, way)
            #expect(answer.code == 6, "\(way): \(answer)")
            #expect(
                answer.said.contains("Rex asked not to be asked again until the end of"), "\(answer.messages)"
            )
            #expect(answer.said.contains("tightening, pausing and leaving go on as ever"))
            let json = try people.run(.cooper, way + ["--json"])
            #expect(json.code == 6 && json.output.isEmpty)
            #expect(json.messages.split(separator: "\n").count == 1, "\(json.messages)")
            #expect(try JSONObject(json.messages)["code"] as? Int == 6)
        }
        #expect(try people.files(of: .cooper) == before)
        #expect(
            try people.done(.cooper, "status").output.contains(
                "  Rex asked not to be asked again until the end"))
        let own = try people.done(.rex, "status").output
        #expect(own.contains("  you asked not to be asked again until the end of"), "\(own)")
        // Asking just that again writes nothing.
        let files = try people.files(of: .rex)
        #expect(
            try people.done(.rex, "decline", "--not-again-until", until).said.contains(
                "nothing more was written"))
        #expect(try people.files(of: .rex) == files)
    }

    @Test func onlyWhoAskedLiftsIt() throws {
        let people = try declined()
        try people.hand(from: .rex)
        let other = try people.done(.cooper, "decline", "--lift")
        #expect(other.said.contains("nothing was written"))
        #expect(try people.run(.cooper, ways(people)[0]).code == 6)
        #expect(try people.done(.rex, "decline", "--lift").said.contains("lifted"))
        // It counts there once it has come there.
        #expect(try people.run(.cooper, ways(people)[0]).code == 6)
        try people.hand(from: .rex)
        for way in ways(people) { #expect(try people.run(.cooper, way).code == 0) }
    }

    @Test func whoAsksAnewLiftsItForThatAgreementAlone() throws {
        let people = try declined()
        let said = try people.done(.rex, "propose", "--answers", people.path("rex.yaml")).said
        #expect(said.contains("it is lifted for this agreement. Elsewhere it holds"), "\(said)")
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, ways(people)[0]).code == 0)
        #expect(try people.run(.cooper, ways(people)[1]).code == 6)
        #expect(try people.run(.cooper, ways(people)[2]).code == 6)
        #expect(try people.done(.rex, "decline", "--lift", "--json").output.contains("\"isChanged\":true"))
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, ways(people)[2]).code == 0)
    }

    @Test func nothingThatTakesIsHinderedAndResumingIsAsking() throws {
        let people = try People(.inForce)
        let said = try people.done(.rex, "decline", "--not-again-until", until).said
        #expect(!said.contains("said no"), "nothing waited")
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, "status", "--check").code == 0)
        try people.done(.cooper, "tighten", "leash", "--to", "hard limit")
        try people.done(.cooper, "tighten", "water", "--cannot-provide")
        try people.done(.cooper, "signal", "@" + people.write("signal", "two whistles\n"))
        try people.done(.cooper, "pause")
        #expect(try people.run(.cooper, "resume").code == 6)
        let told = try people.hand(from: .cooper).output
        for word in ["tightened", "cannot provide", "stop signal", "paused"] {
            #expect(told.contains(word), "\(word): \(told)")
        }
        // Whoever asked may take up again what stood.
        let resumed = try people.done(.rex, "resume").said
        #expect(resumed.contains("it is lifted for this agreement"), "\(resumed)")
        try people.hand(from: .rex)
        try people.done(.cooper, "leave")
        #expect(try people.hand(from: .cooper).output.contains("Cooper has ended this"))
    }

    @Test func itWorksBeforeThereIsAnyText() throws {
        let people = try People(.met)
        #expect(try people.run(.cooper, ["invite"] + begin).code == 0)
        try people.hand(from: .cooper)
        let bare = try people.run(.rex, "decline")
        #expect(bare.code == 1)
        #expect(bare.said.contains("an invitation need not be answered"))
        #expect(bare.said.contains("troth leave") && bare.said.contains("--not-again-until"))
        try people.done(.rex, "decline", "--not-again-until", until)
        try people.hand(from: .rex)
        for way in ways(people).dropFirst() { #expect(try people.run(.cooper, way).code == 6) }
        // What was there before is no new question, and may still be answered.
        let status = try people.done(.rex, "status").output
        #expect(status.contains("you have not answered; you may leave it"), "\(status)")
        #expect(status.contains("you asked not to be asked again"), "\(status)")
        #expect(!status.contains("you need not look at it"), "\(status)")
        // Leaving is no way around it either.
        try people.done(.cooper, "leave")
        #expect(try people.run(.cooper, ways(people)[2]).code == 6)
    }

    /// A home that has not heard of it, or does not heed it.
    @Test func whatComesAllTheSameIsOneLineWithoutWordsOfTheirs() throws {
        let people = try declined()
        for way in ways(people) { #expect(try people.run(.cooper, way).code == 0) }
        let answer = try people.hand(from: .cooper)
        func expectTwoLines(_ text: String) {
            let lines = text.split { $0.isWhitespace }.joined(separator: " ")
            #expect(lines.components(separatedBy: "you need not look at it").count == 3, "\(text)")
            #expect(lines.contains("a proposal came that you asked not to get until the end of"), "\(text)")
            #expect(
                lines.contains("an invitation came that you asked not to get until the end of"), "\(text)")
            #expect(!text.contains("you may leave it"), "\(text)")
        }
        expectTwoLines(answer.output)
        #expect(!answer.output.contains("Cooper proposed") && !answer.output.contains("Cooper invited"))
        let status = try people.done(.rex, "status").output
        expectTwoLines(status)
        #expect(
            !status.contains("A handler and a pup"), "the title of what is new is the sender’s: \(status)")
        #expect(status.components(separatedBy: "Autumn").count == 2, "\(status)")
        let json = try JSONObject(try people.done(.rex, "status", "--json").output)
        #expect((json["setAside"] as? [Any])?.count == 2)
        #expect((json["agreements"] as? [Any])?.count == 1)
        #expect((json["preparations"] as? [Any])?.isEmpty == true)
        // What is shown or gone on from by itself is what was there before.
        #expect(try people.done(.rex, "show").output == people.done(.rex, "show", "1").output)
        // It is kept, and the others' threads do not make a command ask which one is meant.
        #expect(try people.done(.rex, "log").output.contains("Cooper proposed version 2"))
        try people.done(.rex, "pause")
        // Once they have heard of it, what they had said stays where it is.
        try people.hand(from: .rex)
        try people.hand(from: .cooper)
        expectTwoLines(try people.done(.rex, "status").output)
        // Whoever asked may look, and lift it.
        try people.done(.rex, "decline", "--lift")
        let lifted = try people.done(.rex, "status").output
        #expect(lifted.contains("a proposal waits; you may leave it: version 2"), "\(lifted)")
        #expect(!lifted.contains("you need not look at it"))
    }

    @Test func nobodyGoesOnFromWhatWasNotWanted() throws {
        let people = try declined()
        #expect(try people.run(.cooper, ways(people)[0]).code == 0)
        try people.hand(from: .cooper)
        let said = try people.done(.rex, "propose", "--answers", people.path("rex.yaml")).said
        #expect(said.contains("it goes on from version 1"), "\(said)")
    }

    @Test func itEndsByItself() throws {
        // The clock is the test's in this process alone.
        guard People.binary == nil else { return }
        let people = try declined()
        try people.hand(from: .rex)
        people.clock = Int64(Date().timeIntervalSince1970) + 39 * 86_400
        #expect(try people.run(.cooper, ways(people)[1]).code == 6)
        people.clock = Int64(Date().timeIntervalSince1970) + 42 * 86_400
        #expect(try people.run(.cooper, ways(people)[1]).code == 0)
        #expect(!(try people.done(.rex, "status").output.contains("not to be asked")))
    }

    @Test(arguments: [
        ("2020-01-01", "has passed"), ("tomorrow", "no day and no time"),
        ("2999-01-01", "more than a year ahead"),
        (day(in: 372), "more than a year ahead"),
    ])
    func aDayThatItCannotBe(day: String, word: String) throws {
        let people = try People(.proposed)
        let before = try people.files(of: .rex)
        for json in [[], ["--json"]] {
            let answer = try people.run(.rex, ["decline", "--not-again-until", day] + json)
            #expect(answer.code == 64)
            #expect(answer.said.contains(word), "\(answer)")
            #expect(json.isEmpty || answer.messages.split(separator: "\n").count == 1)
        }
        #expect(try people.run(.rex, ["decline", "--lift", "--not-again-until", day]).code == 64)
        #expect(try people.files(of: .rex) == before)
    }

    @Test func anotherSetOfPeopleIsAnotherMatter() throws {
        let pack = try Pack()
        let template = ["--template", "handler-pup-dynamic", "--as", "handler"]
        let answers = ["--answers", pack.path("cooper.yaml")]
        let (two, three) = (["--with", "Rex=pup"], ["--with", "Rex=pup", "--with", "Sam=pup"])
        #expect(try pack.run(.cooper, ["propose"] + two + template + answers).code == 0)
        try pack.hand(from: .cooper, to: .rex)
        try pack.done(.rex, "decline", "--not-again-until", until)
        try pack.hand(from: .rex, to: .cooper)
        #expect(try pack.run(.cooper, ["propose"] + two + template + answers).code == 6)
        let begun = try pack.run(.cooper, ["propose"] + three + template + answers + ["--json"])
        let agreement = try #require(try JSONObject(begun.output)["agreement"] as? [String: Any])
        let ofThree = try #require(agreement["id"] as? String)
        try pack.exchange()
        // In the pack it binds both others, and not what is between two of them.
        try pack.done(.rex, "decline", "--agreement", ofThree, "--not-again-until", until)
        try pack.exchange()
        #expect(try pack.run(.cooper, ["propose"] + three + template + answers).code == 6)
        let third = try pack.run(.sam, "propose", "--answers", pack.path("rex.yaml"), "--agreement", ofThree)
        #expect(third.code == 6, "\(third)")
        #expect(
            try pack.run(.cooper, ["propose", "--with", "Sam=pup"] + template + answers).code == 0)
    }
}
