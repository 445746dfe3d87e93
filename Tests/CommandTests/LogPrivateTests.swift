import Canonical
import Foundation
import History
import Testing
import Vault

/// One's own log among the others', for nobody else's eyes.
@Suite struct LogPrivateTests {
    /// What stands in Rex's private log and must not be told by it.
    private static let secrets = [
        "heron", "magpie", "kestrel", "willing", "other people’s feelings", "yellow",
    ]

    @Test func itIsTheirsAndMarkedAndSaysNothingOfWhatWasWritten() throws {
        let people = try people()
        let text = try people.done(.rex, "log", "--private").output
        let told = [
            "you chose to be called “Rex”", "you added the contact Cooper",
            "you compared numbers with Cooper",
            "you chose a check-in every 14 days", "you kept a check-in for yourself",
            "you wrote a reflection",
            "you kept a draft of an account", "you kept the worksheet “", "you hid something",
            "you blocked Cooper",
            "you wanted to hear Cooper again", "you wanted no rhythm of check-ins any more",
        ]
        let joined = text.split { $0.isWhitespace }.joined(separator: " ")
        for sentence in told { #expect(joined.contains(sentence), "\(sentence): \(joined)") }
        for secret in Self.secrets { #expect(!joined.contains(secret), "\(secret)") }

        let entries = try log(people, "--private")
        let kept = entries.filter { $0["isPrivate"] as? Bool == true }
        #expect(joined.components(separatedBy: " · private").count - 1 == kept.count)
        #expect(try kept.count == people.opened(.rex) { $0.archive.privateRecords.count })
        #expect(kept.allSatisfy { ($0["by"] as? [String: Any])?["isYou"] as? Bool == true })
        // By time, among the others.
        let times = entries.compactMap { ($0["said"] as? [String: String])?["utc"] }
        #expect(times.count == entries.count && times == times.sorted(by: >))
        let json = try people.run(.rex, "log", "--private", "--json").output
        for secret in Self.secrets { #expect(!json.contains(secret), "\(secret)") }

        // The rest of it is what the log is without them; and that has none of them.
        let others = try log(people)
        #expect(others.allSatisfy { $0["isPrivate"] as? Bool == false })
        func records(_ entries: [[String: Any]]) -> [String?] { entries.map { $0["record"] as? String } }
        #expect(records(entries.filter { $0["isPrivate"] as? Bool == false }) == records(others))
        let plain = try people.done(.rex, "log").output
        #expect(!plain.contains("private") && !plain.contains("contact") && !plain.contains("reflection"))
    }

    @Test func filtersWorkOnIt() throws {
        let people = try people()
        func kept(_ words: String...) throws -> [String] {
            try log(people, ["--private"] + words).filter { $0["isPrivate"] as? Bool == true }
                .compactMap { $0["kind"] as? String }
        }
        let all = try kept()
        #expect(try kept("--kind", "reflection") == ["reflection"])
        #expect(try Set(kept("--kind", "reflection", "--kind", "contact")) == ["reflection", "contact"])
        #expect(try kept("--party", "Rex") == all)
        #expect(try kept("--party", "Cooper").isEmpty)
        #expect(try kept("--row", "leash").isEmpty)
        #expect(try kept("--until", "2001-01-01").isEmpty)
        #expect(try kept("--since", "2001-01-01") == all)
        // What belongs to no agreement is not of this one.
        let here = try kept("--agreement", "1")
        #expect(here.contains("check-in") && here.contains("repair") && here.contains("check-in-rhythm"))
        #expect(!here.contains("contact") && !here.contains("reflection") && !here.contains("worksheet"))
    }

    @Test func whatOnlyANewerTrothKnowsIsToldAsThat() throws {
        let people = try People(.met)
        try people.opened(.rex) { home in
            let kind = try #require(Slug("weather"))
            try home.write(
                [.unknownEntry(kind: kind, lines: Array("rain\n".utf8))], to: .private,
                at: Instant(seconds: Int64(Date().timeIntervalSince1970)))
        }
        let entries = try log(people, "--private", "--kind", "weather")
        #expect(entries.count == 1 && (entries[0]["act"] as? [String: Any])?["unknown"] != nil)
        let text = try people.done(.rex, "log", "--private").output
        #expect(text.contains("only a newer troth") && !text.contains("rain"))
    }

    /// Two people with an agreement, and Rex with something of every kind.
    private func people() throws -> People {
        let people = try People(.inForce)
        let words = try people.write("words", "a heron stood there\n")
        let thought = try people.write("thought", "like a magpie\n")
        let account = try people.write("account", "the kestrel\n")
        try people.done(.rex, "checkin", "every", "14", "days")
        try people.done(.rex, "checkin", "--comfort", "yellow", "--words", "@\(words)", "--private")
        try people.done(.rex, "reflect", "answer", "others-relaxed", "@\(thought)")
        try people.done(.rex, "repair", "open", "@\(account)", "--row", "leash", "--draft")
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        try people.done(.rex, "worksheet", "set", "leash", "willing")
        try people.done(.cooper, "thank", "@\(words)", "--to", "Rex")
        try people.hand(from: .cooper)
        try people.done(.rex, "thank", "hide", "1")
        try people.done(.rex, "checkin", "every", "--never")
        try people.done(.rex, "contact", "block", "Cooper", "--yes")
        try people.done(.rex, "contact", "block", "Cooper", "--lift")
        return people
    }

    private func log(_ people: People, _ words: String...) throws -> [[String: Any]] {
        try log(people, words)
    }

    private func log(_ people: People, _ words: [String]) throws -> [[String: Any]] {
        let answer = try people.run(.rex, ["log", "--json"] + words)
        #expect(answer.code == 0, "\(answer)")
        return try #require(JSONObject(answer.output)["entries"] as? [[String: Any]])
    }
}
