import Foundation
import Testing

/// How boundaries moved, in a grid, in one row's story, and for machines.
@Suite struct TimelineTests {
    private func moved() throws -> People {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "mitts", "--at-most", "5")
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.hand(from: .rex)
        try people.hand(from: .cooper)
        try people.done(.cooper, "pause")
        try people.hand(from: .cooper)
        return people
    }

    private func view(_ people: People, _ words: String...) throws -> [String: Any] {
        let answer = try people.run(.rex, ["timeline", "--json"] + words)
        #expect(answer.code == 0, "\(answer)")
        return try JSONObject(answer.output)
    }

    private func cells(_ view: [String: Any], _ item: String) throws -> [[String: Any]] {
        let rows = try #require(view["rows"] as? [[String: Any]])
        let row = try #require(rows.first { ($0["row"] as? [String: Any])?["item"] as? String == item })
        return try #require(row["cells"] as? [[String: Any]])
    }

    @Test func aCellForEachChangeAndStopsOnTheSameAxis() throws {
        let all = try view(moved())
        let events = try #require(all["events"] as? [[String: Any]])
        #expect(events.map { $0["what"] as? String } == ["version", "tightened", "tightened", "paused"])
        #expect(events.map { $0["isGiving"] as? Bool } == [true, true, true, false])
        #expect(try cells(all, "leash").map { $0["way"] as? String } == ["wider", "tighter"])
        #expect(try cells(all, "leash").map { $0["event"] as? Int } == [1, 3])
        #expect(try cells(all, "mitts").map { $0["event"] as? Int } == [1, 2])
        #expect(try cells(all, "kissing").map { $0["event"] as? Int } == [1])
    }

    @Test func whatWasAskedFor() throws {
        let people = try moved()
        let mine = try view(people, "--party", "Rex", "--only-changes", "leash", "mitts")
        #expect((mine["rows"] as? [Any])?.count == 2)
        let cooper = try #require(try view(people, "--party", "Cooper")["events"] as? [[String: Any]])
        #expect(cooper.map { $0["what"] as? String } == ["version", "paused"])
        let none = try view(people, "--until", "2001-01-01")
        #expect((none["events"] as? [Any])?.isEmpty == true)
        #expect(
            try people.done(.rex, "timeline", "--until", "2001-01-01").output.contains(
                "nothing has moved here"))
        for words in [["nothing"], ["--since", "soon"], ["--party", "Sam"]] {
            #expect(try people.run(.rex, ["timeline"] + words).code == 64)
        }
    }

    @Test func inWordsAndSigns() throws {
        let people = try moved()
        let grid = try people.done(.rex, "timeline").output
        let leash = try #require(grid.split(separator: "\n").first { $0.hasPrefix("  Leash ") })
        #expect(leash.split(separator: " ").suffix(4) == ["▲", "·", "▼", "·"], "\(grid)")
        for words in ["▼ tighter", "▲ wider", "Cooper paused", "version 2 took effect"] {
            #expect(grid.contains(words), "\(words): \(grid)")
        }
        let story = try people.done(.rex, "timeline", "leash").output.split { $0.isWhitespace }.joined(
            separator: " ")
        for words in [
            "you tightened your line: from agreed to hard limit",
            "together: from agreed to hard limit (tighter)",
            "reached Cooper’s machine", "Cooper paused", "at the end: hard limit",
        ] {
            #expect(story.contains(words), "\(words): \(story)")
        }
        #expect(
            !story.contains("mitts") && story.components(separatedBy: "you tightened your line").count == 2)
    }
}
