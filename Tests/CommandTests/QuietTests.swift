import Foundation
import History
import Testing
import Vault

/// What a home says of what has arrived, and that it can keep silent.
@Suite struct QuietTests {
    @Test func quietlyNothingIsSaidAndWhatTakesCounts() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        let file = people.path("quiet.troth")
        try people.done(.rex, "send", "Cooper", "-o", file)
        let before = try records(of: .cooper, people)
        let answer = try people.done(.cooper, "receive", file, "--quiet")
        #expect(answer.output.contains("Rex tightened") && answer.said.contains("nobody is told"))
        // Rex's record came, and nothing of Cooper's was written.
        #expect(try records(of: .cooper, people) == before)
        #expect(try people.done(.cooper, "status").output.contains("Leash: Cooper holds"))
        try people.hand(from: .cooper)
        #expect(try !log(people).contains("· reached Cooper’s machine"))
        // Later it is said after all, with the next thing that is received.
        try people.done(.cooper, "receive", file)
        try people.hand(from: .cooper)
        let log = try log(people)
        #expect(log.contains("· reached Cooper’s machine") && log.contains("that does not mean read"))
    }

    @Test func whatGivesDoesNotCountUntilItIsReceivedAloud() throws {
        let people = try People(.proposed)
        let id = try people.id(of: "2")
        try people.done(.cooper, "sign", "2", "--i-have-read", id)
        try people.hand(from: .cooper)
        try people.done(.rex, "sign", "2", "--i-have-read", id)
        let file = people.path("signed.troth")
        try people.done(.rex, "send", "Cooper", "-o", file)
        try people.done(.cooper, "receive", file, "--quiet")
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        try people.done(.cooper, "receive", file)
        #expect(try people.run(.cooper, "status", "--check").code == 0)
    }

    @Test func receiptsAloneCauseNone() throws {
        let people = try People(.inForce)
        for _ in 0..<3 { for person in People.Person.allCases { try people.hand(from: person) } }
        let before = try People.Person.allCases.map { try records(of: $0, people) }
        for _ in 0..<2 { for person in People.Person.allCases { try people.hand(from: person) } }
        #expect(try People.Person.allCases.map { try records(of: $0, people) } == before)
    }

    /// Rex's log without line breaks.
    private func log(_ people: People) throws -> String {
        try people.done(.rex, "log").output.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// How many records a person has written.
    private func records(of person: People.Person, _ people: People) throws -> Int {
        try people.opened(person) { home in
            home.archive.records.count { $0.text.log.author == home.archive.owner }
        }
    }
}
