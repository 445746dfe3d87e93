import Foundation
import Testing

/// The page for the bag with the toys.
@Suite struct BriefTests {
    private func page(_ people: People, _ person: People.Person = .rex) throws -> String {
        try people.done(person, "brief").output.split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test func whatIsLookedForStandsOnIt() throws {
        let people = try People(.inForce)
        let page = try page(people)
        // In this order.
        let parts = [
            "To stop", "“Red” stops everything at once", "any no counts", "Hard limits",
            "Photos of the handler",
            "To ask first, each time", "only after dark", "May be offered", "Leash;",
            "what is not named here is not agreed", "Holds as well", "my left shoulder, my throat",
            "Care afterwards", "a message at noon", "Body and emergencies", "Safety shears",
            "help may always be called", "ask now anyway",
        ]
        var rest = page[...]
        for part in parts {
            let found = try #require(rest.range(of: part), "\(part): \(page)")
            rest = rest[found.upperBound...]
        }
        for word in ["climbing", "confidential", "No faces"] { #expect(!page.contains(word), "\(word)") }
    }

    @Test func itFollowsWhatStandsNow() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.done(.rex, "tighten", "mitts", "--at-most", "5")
        let signal = try people.write("signal", "I hum\n")
        try people.done(.rex, "signal", "@\(signal)")
        try people.done(.cooper, "tighten", "cutters-and-keys", "--cannot-provide")
        try people.hand(from: .cooper)
        let page = try page(people)
        #expect(page.contains("Hard limits") && page.contains("“I hum”"))
        let json = try JSONObject(people.done(.rex, "brief", "--json").output)
        let hard = try #require(json["hardLimits"] as? [[String: Any]])
        #expect(hard.contains { ($0["row"] as? [String: Any])?["item"] as? String == "leash" })
        #expect(page.contains("cannot be provided by Cooper now"), "\(page)")
        try people.done(.rex, "pause")
        let paused = try self.page(people)
        for part in ["you paused", "nothing is given here now", "“Red” stops everything", "Hard limits"] {
            #expect(paused.contains(part), "\(part): \(paused)")
        }
        #expect(!paused.contains("May be offered") && !paused.contains("ask now anyway"), "\(paused)")
    }

    @Test func nothingThatHoldsGoesUnnamed() throws {
        let people = try People(.inForce)
        let page = try page(people)
        let json = try JSONObject(people.done(.rex, "status", "--json").output)
        let agreement = try #require((json["agreements"] as? [[String: Any]])?.first)
        let protections = try #require(agreement["protections"] as? [[String: Any]])
        #expect(!protections.isEmpty)
        for one in protections {
            let label = try #require(one["label"] as? String)
            #expect(page.contains(label), "\(label): \(page)")
        }
    }

    @Test func whereNothingWasSignedThereIsNone() throws {
        let people = try People(.proposed)
        let answer = try people.run(.rex, ["brief"])
        #expect(answer.code == 1 && answer.said.contains("nothing has been signed by everyone"), "\(answer)")
    }
}
