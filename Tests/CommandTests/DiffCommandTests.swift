import Foundation
import Testing

/// What differs between two versions, or two times, in words.
@Suite struct DiffCommandTests {
    private static let now: Int64 = 1_795_080_600

    /// In force; a day later a limit, a day later a pause.
    private func lived() throws -> People {
        let people = try People(.inForce)
        let beginning = Int64(Date.now.timeIntervalSince1970)
        people.clock = beginning + 86_400
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.hand(from: .rex)
        people.clock = beginning + 2 * 86_400
        try people.done(.cooper, "pause")
        people.clock = beginning + 3 * 86_400
        return people
    }

    private func day(_ people: People, _ ahead: Int64) throws -> String {
        let time = try #require(people.clock) + ahead * 86_400
        return String(Date(timeIntervalSince1970: Double(time)).ISO8601Format().prefix(10))
    }

    @Test(.enabled(if: People.binary == nil, "the clock is moved in this process alone"))
    func betweenTimes() throws {
        let people = try lived()
        let all = try people.done(.cooper, "diff", try day(people, -4), "now").output
        #expect(all.contains("when nothing stood yet") && all.contains("and nothing was given"))
        #expect(all.contains("▼ Rex tightened: “Leash”"))
        let limit = try people.done(.cooper, "diff", "2", "now").output
        #expect(limit.contains("▼ Rex tightened: “Leash”, and so the outcome, from "))
        #expect(limit.contains("Rex tightened\n") && limit.contains("you paused"))
        // The day counts whole: what happened on it lies between its beginning and its end.
        let dayOfPause = try day(people, -1)
        let pause = try people.done(.cooper, "diff", dayOfPause, dayOfPause).output
        #expect(
            pause.contains("both say the same") && pause.contains("you paused") && !pause.contains("Leash"))
        let json = try JSONObject(people.done(.cooper, "diff", "2", "now", "--json").output)
        #expect(
            (json["between"] as? [[String: Any]])?.map { $0["what"] as? String } == ["tightened", "paused"])
        #expect((json["old"] as? [String: Any])?["version"] != nil)
        #expect((json["new"] as? [String: Any])?["at"] != nil)
    }

    @Test func betweenVersionsAndInMarkdown() throws {
        let people = try People(.inForce)
        let text = try people.done(.cooper, "diff", "1", "2").output
        #expect(text.contains("Rex widened: ") && text.contains("Rex tightened: "))
        let markdown = try people.done(.cooper, "diff", "1", "2", "--markdown").output
        #expect(markdown.hasPrefix("# From version 1 to version 2\n"))
        #expect(markdown.contains("\n- ▲ Rex widened: "))
        // Backwards, nobody did what they undid.
        let back = try people.done(.cooper, "diff", "2", "1").output
        #expect(back.contains("tighter for Rex: ") && !back.contains("Rex tightened"))
    }

    @Test func whatIsNoPoint() throws {
        let people = try People(.inForce)
        for words in [["1", "9"], ["1", "2026-13-01"], ["1", "soon"], ["1", "2", "--markdown", "--json"]] {
            #expect(try people.run(.cooper, ["diff"] + words).code == 64, "\(words)")
        }
    }
}
