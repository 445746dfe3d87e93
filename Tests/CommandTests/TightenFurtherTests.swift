import Foundation
import Testing

/// A limit in several agreements, and one that was said aloud before it was written down.
@Suite struct TightenFurtherTests {
    @Test func whatWasSaidAloudIsToldBesideTheLimit() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit", "--said-at", "2026-01-02 21:00")
        let took = try people.hand(from: .rex)
        #expect(took.output.contains("Rex said so aloud earlier: 2026-01-02 21:00"))
        for person in People.Person.allCases {
            let log = try people.done(person, "log").output.split { $0.isWhitespace }.joined(separator: " ")
            #expect(log.contains("hard limit · said aloud 2026-01-02 21:00"), "\(log)")
            #expect(!log.contains("said so aloud earlier"))
        }
        #expect(try people.done(.cooper, "verify").code == 0)
        #expect(
            try people.run(.rex, "tighten", "hood", "--to", "hard limit", "--said-at", "2099-01-01").code
                == 64)
        #expect(
            try people.run(.rex, "tighten", "hood", "--to", "hard limit", "--said-at", "later").code == 64)
        try people.done(.rex, "tighten", "hood", "--to", "hard limit", "--said-at", "00:00")
    }

    @Test func everywhereTightensWhatIsLiveBetweenTheSamePeople() throws {
        let people = try People(.inForce)
        // A second agreement with the same rows, signed by both.
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.hand(from: .cooper)
        let second = try #require(
            try JSONObject(people.done(.rex, "status", "--json").output)["agreements"] as? [[String: Any]]
        ).compactMap { ($0["agreement"] as? [String: Any])?["id"] as? String }
        let shown = try people.done(.cooper, "show", "--agreement", "1", "--json").output
        let first = try #require((JSONObject(shown)["agreement"] as? [String: Any])?["id"] as? String)
        let other = try #require(second.first { $0 != first })
        try people.done(.rex, "propose", "--agreement", other, "--answers", people.path("rex.yaml"))
        try people.hand(from: .rex)
        let version = try JSONObject(people.done(.cooper, "show", "2", "--agreement", other, "--json").output)
        let id = try #require((version["version"] as? [String: Any])?["id"] as? String)
        for person in People.Person.allCases {
            try people.done(person, "sign", "2", "--agreement", other, "--i-have-read", id)
            try people.hand(from: person)
        }
        try people.hand(from: .cooper)

        let here = try people.done(.rex, "tighten", "leash", "--to", "ask first", "--agreement", first)
        #expect(here.said.contains("--everywhere"))
        let answer = try people.done(
            .rex, "tighten", "leash", "--to", "hard limit", "--agreement", first, "--everywhere", "--json")
        let json = try JSONObject(answer.output)
        #expect((json["elsewhere"] as? [[String: Any]])?.count == 1)
        for agreement in [first, other] {
            let status = try people.done(.rex, "status", "--agreement", agreement).output
            let hard = status.components(separatedBy: "may be offered")[0]
            #expect(hard.contains("Leash"), "\(status)")
        }
        // Nothing is left to tighten anywhere: that is said, and nothing is written twice.
        let again = try people.run(
            .rex, "tighten", "leash", "--to", "hard limit", "--agreement", first, "--everywhere")
        #expect(again.code == 6)
    }
}
