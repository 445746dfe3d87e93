import Consent
import Foundation
import History
import HistorySupport
import TestSupport
import Testing
import TransparencyLog
import Vault

/// Bundles in which something does not hold: what takes permission away arrives all the same.
@Suite struct BadRecordTests {
    /// Cooper tightens, pauses and adds a signal, and sends it.
    private func bundle(_ people: People) throws -> History.Bundle {
        let words = try people.write("signal", "two short whistles\n")
        try people.done(.cooper, "tighten", "mitts", "--to", "hard limit")
        try people.done(.cooper, "pause")
        try people.done(.cooper, "signal", "@\(words)")
        try people.done(.cooper, "send", "Rex", "-o", people.path("bundle"))
        let bytes = try people.read("bundle")
        return try people.opened(.rex) { try History.Bundle(opening: bytes, with: $0.keys.identity) }
    }

    private func write(_ bundle: History.Bundle, _ name: String, _ people: People) throws -> String {
        let bytes = try people.opened(.rex) { try bundle.seal(to: $0.keys.recipient, armored: false) }
        try Data(bytes).write(to: URL(filePath: people.path(name)))
        return people.path(name)
    }

    private static let kept = ["tightened “Mitts”", "Cooper paused", "added a stop signal"]

    /// Each of the three is damaged in turn, in three ways; the other two count.
    @Test(arguments: 0..<3, 0..<3) func theOthersArrive(bad: Int, damage: Int) throws {
        let people = try People(.inForce)
        var bundle = try bundle(people)
        let places = bundle.records.indices.filter { index in
            let text = String(decoding: bundle.records[index], as: UTF8.self)
            return ["narrowing", "pause", "signal"].contains { text.contains("\nact \($0)\n") }
        }
        try #require(places.count == 3)
        switch damage {
        case 0: bundle.records[places[bad]][60] ^= 1
        case 1: bundle.records[places[bad]].removeLast(10)
        default: bundle.records[places[bad]] = []
        }
        let answer = try people.run(.rex, "receive", write(bundle, "damaged", people))
        #expect(answer.code == 3, "\(answer)")
        #expect(answer.said.contains("a record was left out"), "\(answer.messages)")
        #expect(answer.said.contains("troth send --all"))
        for (index, word) in Self.kept.enumerated() {
            #expect(answer.output.contains(word) == (index != bad), "\(answer.output)")
        }
        #expect(try people.run(.rex, "status", "--check").code == (bad == 1 ? 0 : 2))
        #expect(try people.run(.rex, "verify").code == 0, "what was left out is not in the home")

        // The whole bundle comes later, and fills it.
        let whole = try people.run(.rex, "receive", people.path("bundle"))
        #expect(whole.code == 0, "\(whole)")
        #expect(whole.output.contains(Self.kept[bad]))
        #expect(try people.run(.rex, "status", "--check").code == 2)
    }

    /// Somebody who is no party signs a leave for this thread, which stands among Cooper's own records.
    @Test func aStrangersRecordAmongThem() throws {
        let people = try People(.inForce)
        var bundle = try bundle(people)
        let agreement = try people.opened(.rex) { home in
            home.archive.logs.values.compactMap(\.name.subject.agreement).first
        }
        var theirs = Journal(try Cast().stranger, .agreement(try #require(agreement)))
        try theirs.write(.leave)
        bundle.records.insert(theirs.records[0].note, at: 1)
        bundle.heads.append(try theirs.head())
        let answer = try people.run(.rex, "receive", write(bundle, "mixed", people))
        #expect(answer.said.contains("somebody who is not among your contacts"), "\(answer)")
        for word in Self.kept { #expect(answer.output.contains(word), "\(answer.output)") }
        let status = try people.run(.rex, "status", "--check")
        #expect(status.code == 2)
        #expect(!status.output.contains("left"), "a stranger ends nothing: \(status.output)")
    }

    /// Under a head that its records do not come to, a signature gives nothing, and the pause counts.
    @Test func underAWrongHeadNothingIsGiven() throws {
        let people = try People(.proposed)
        try people.done(.rex, "sign", "2", "--i-have-read", people.id(of: "2", for: .rex))
        try people.hand(from: .rex)
        try people.done(.cooper, "sign", "2", "--i-have-read", people.id(of: "2"))
        var bundle = try bundle(people)
        bundle.heads = try people.opened(.cooper) { home in
            let logs = home.archive.logs.values.filter {
                $0.name.author == home.keys.party && $0.name.subject != .private
            }
            return try logs.map { log in
                let head = Checkpoint(origin: log.name.origin, size: log.size, root: bytes32(1))
                return try SignedNote(head.text, [home.keys.sign(.checkpoint(head))]).bytes
            }
        }
        let answer = try people.run(.rex, "receive", write(bundle, "headed", people))
        #expect(answer.code == 3, "\(answer)")
        #expect(answer.said.contains("only what takes permission away was kept"))
        #expect(!answer.output.contains("signed version 2"))
        for word in Self.kept { #expect(answer.output.contains(word), "\(answer.output)") }
        #expect(try people.run(.rex, "status", "--check").code == 2)
    }
}
