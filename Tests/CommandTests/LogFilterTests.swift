import Foundation
import Testing

/// Who did what when, by kind, person, row and time.
@Suite struct LogFilterTests {
    private func log(_ people: People, _ words: String...) throws -> [[String: Any]] {
        let answer = try people.run(.rex, ["log", "--json"] + words)
        #expect(answer.code == 0, "\(answer)")
        return try #require(JSONObject(answer.output)["entries"] as? [[String: Any]])
    }

    @Test func whatFitsAllThatIsAskedFor() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "a walk\n")
        try people.done(.rex, "tighten", "leash", "--to", "ask first")
        try people.done(.rex, "tighten", "mitts", "--to", "not agreed")
        try people.done(.rex, "wish", "@\(words)")
        try people.done(.cooper, "pause")
        try people.hand(from: .cooper)
        func kinds(_ log: [[String: Any]]) -> [String?] { log.map { $0["kind"] as? String } }
        #expect(try kinds(log(people, "--kind", "narrowing")) == ["narrowing", "narrowing"])
        #expect(try kinds(log(people, "--kind", "narrowing", "--row", "leash")) == ["narrowing"])
        #expect(try kinds(log(people, "--kind", "wish", "--kind", "pause")).count == 2)
        #expect(try kinds(log(people, "--party", "Cooper", "--kind", "pause")) == ["pause"])
        #expect(try log(people, "--party", "Rex", "--kind", "pause").isEmpty)
        #expect(try log(people, "--until", "2001-01-01").isEmpty)
        #expect(try log(people, "--since", "2001-01-01").count == log(people).count)
        #expect(try kinds(log(people, "--row", "leash", "--party", "Rex")).contains("proposal"))
        for words in [["--party", "Sam"], ["--row", "nothing"], ["--since", "soon"]] {
            #expect(try people.run(.rex, ["log"] + words).code == 64)
        }
    }
}
