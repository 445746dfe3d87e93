import Foundation
import Testing

/// A past moment, as each person knew it.
@Suite struct StatusAtTests {
    @Test func eachKnewWhatHadReachedThem() throws {
        let people = try People(.inForce)
        guard People.binary == nil else { return }  // the clock is set in this process only
        let begin = Int64(Date().timeIntervalSince1970)
        people.clock = begin + 3600
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        // Four hours later it reaches Cooper, whose receipt comes back an hour after that.
        let file = people.path("late.troth")
        try people.done(.rex, "send", "Cooper", "-o", file)
        people.clock = begin + 5 * 3600
        try people.done(.cooper, "receive", file)
        people.clock = begin + 6 * 3600
        try people.hand(from: .cooper)

        func at(_ hours: Int64, _ person: People.Person) throws -> [String: Any] {
            let time = ISO8601DateFormatter().string(
                from: Date(timeIntervalSince1970: TimeInterval(begin + hours * 3600)))
            let json = try JSONObject(people.done(person, "status", "--at", time, "--json").output)
            let agreements = try #require(json["agreements"] as? [[String: Any]])
            let list = try #require(agreements.first?["people"] as? [[String: Any]])
            return Dictionary(
                uniqueKeysWithValues: list.map { (($0["person"] as! [String: Any])["name"] as! String, $0) })
        }
        func hard(_ one: Any?) throws -> Bool {
            let standing = try #require((one as? [String: Any])?["standing"] as? [String: Any])
            let rows = try #require(standing["rows"] as? [[String: Any]])
            return rows.contains { row in
                (row["row"] as? [String: Any])?["item"] as? String == "leash"
                    && (row["boundary"] as? [String: Any])?["boundary"] as? String == "hard limit"
            }
        }
        for person in People.Person.allCases {
            let before = try at(0, person)
            #expect(try !hard(before["Rex"]) && !hard(before["Cooper"]))
            let between = try at(3, person)
            #expect(try hard(between["Rex"]) && !hard(between["Cooper"]))
            let missing = try #require(
                (between["Cooper"] as? [String: Any])?["notReached"] as? [[String: Any]])
            #expect(missing.count == 1)
            let after = try at(5, person)
            #expect(try hard(after["Rex"]) && hard(after["Cooper"]))
        }
        let text = try people.done(.cooper, "status", "--at", "2026-01-01").output
        #expect(text.contains("nothing was written by then"))
        let shown = try people.done(
            .cooper, "status", "--at",
            ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: TimeInterval(begin + 3 * 3600)))
        ).output
        #expect(shown.contains("not known to have reached you") && shown.contains("by Rex’s records"))
        // It is no verdict, and says nothing of what is to come.
        #expect(!shown.contains("ask now anyway"))
        #expect(try people.run(.cooper, "status", "--at", "2099-01-01").code == 64)
        #expect(try people.run(.cooper, "status", "--at", "2026-01-01", "--check").code == 64)
        #expect(try people.run(.cooper, "status", "--at", "yesterday").code == 64)
    }
}
