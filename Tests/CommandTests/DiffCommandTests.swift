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
        #expect(
            all.contains("when nothing stood yet") && all.contains("when nothing was given, after version 2"))
        #expect(all.contains("▼ Rex tightened: “Leash”"))
        let limit = try people.done(.cooper, "diff", "2", "now").output
        #expect(limit.contains("▼ Rex tightened: “Leash”, and so the outcome, from "))
        #expect(limit.contains("Rex tightened “Leash”: hard limit\n") && limit.contains("you paused"))
        #expect(limit.contains("▼ nothing is given, whatever"))
        // The day counts whole: what happened on it lies between its beginning and its end.
        let dayOfPause = try day(people, -1)
        let pause = try people.done(.cooper, "diff", dayOfPause, dayOfPause).output
        #expect(pause.contains("nothing is given, whatever") && pause.contains("you paused"))
        #expect(!pause.contains("Leash"))
        let json = try JSONObject(people.done(.cooper, "diff", "2", "now", "--json").output)
        #expect(
            (json["between"] as? [[String: Any]])?.map { $0["what"] as? String } == ["tightened", "paused"])
        #expect((json["old"] as? [String: Any])?["version"] != nil)
        #expect((json["new"] as? [String: Any])?["at"] != nil)
    }

    @Test func betweenVersionsAndInMarkdown() throws {
        let people = try People(.inForce)
        // Nobody did anything from a proposal that somebody else made.
        let first = try people.done(.cooper, "diff", "1", "2").output
        #expect(first.contains("▲ wider for Rex: ") && !first.contains("Rex widened"))
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.done(.rex, "pause")
        try people.done(.rex, "resume")
        try people.hand(from: .rex)
        try people.sign("3")
        let text = try people.done(.cooper, "diff", "2", "3").output
        #expect(text.contains("▼ Rex tightened: “Leash”, and so the outcome, from "))
        let markdown = try people.done(.rex, "diff", "2", "3", "--markdown").output
        #expect(markdown.hasPrefix("# From version 2 to version 3\n"))
        #expect(markdown.contains("\n- ▼ Rex tightened: ") && !markdown.contains("you"))
        // Backwards, nobody did what they undid.
        let back = try people.done(.cooper, "diff", "3", "2").output
        #expect(back.contains("wider for Rex: ") && !back.contains("Rex tightened"))
    }

    /// A proposal lies ahead of what stands; before anything stands there is nothing to compare it with.
    @Test func aProposalIsComparedWithWhatStands() throws {
        let people = try People(.inForce)
        let shown = try people.done(.cooper, "diff", "2").output
        #expect(shown.hasPrefix("From version 2 to ") && shown.contains("both say the same"))
        try people.done(.cooper, "pause")
        try people.done(.cooper, "resume")
        let ahead = try people.done(.cooper, "diff", "3").output
        #expect(ahead.split { $0.isWhitespace }.joined(separator: " ").contains(" to version 3 "), "\(ahead)")
        let back = try people.done(.cooper, "diff", "now", "1").output
        #expect(back.contains("this goes back: "))
        let before = try People(.proposed)
        let nothing = try before.run(.cooper, "diff", "1")
        #expect(nothing.code == 1 && nothing.said.contains("nothing stands here yet"))
        #expect(try people.run(.cooper, "diff", "18.11.2026").said.contains("troth diff 2026-11-18 now"))
        #expect(try people.done(.cooper, "diff", "1", "2999-01-01").said.contains("has not come yet"))
    }

    @Test func whatIsNoPoint() throws {
        let people = try People(.inForce)
        for words in [["1", "9"], ["1", "2026-13-01"], ["1", "soon"], ["1", "2", "--markdown", "--json"]] {
            #expect(try people.run(.cooper, ["diff"] + words).code == 64, "\(words)")
        }
    }
}
