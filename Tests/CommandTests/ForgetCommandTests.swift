import Foundation
import History
import PseudoTerminal
import Testing
import Vault

/// Taking an agreement out of one's home, and asking others to.
@Suite struct ForgetCommandTests {
    private func over() throws -> People {
        let people = try People(.inForce)
        let words = try people.write("words", "quietly sad about thunder\n")
        try people.done(.rex, "checkin", "--comfort", "yellow", "--words", "@\(words)", "--private")
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        return people
    }

    @Test func allOfItIsGoneFromOnesOwnHomeAlone() throws {
        let people = try over()
        let cooper = try people.done(.cooper, "status").output
        let answer = try people.done(.rex, "forget", "--typed", "Autumn")
        for words in [
            "removed from this home: Autumn", "the others’ copies are theirs", "may be recoverable",
        ] {
            #expect(answer.said.contains(words), "\(words): \(answer)")
        }
        #expect(try people.done(.rex, "status").output.contains("there is no agreement here"))
        #expect(try people.done(.rex, "contact", "list").output.contains("Cooper"))
        #expect(try people.done(.rex, "verify").output.contains("Removed from this home; hashes are left"))
        try people.opened(.rex) { home in
            let text = String(decoding: home.archive.records.flatMap(\.note), as: UTF8.self)
            for word in ["thunder", "Leash", "my throat", "Autumn"] {
                #expect(!text.contains(word), "\(word)")
            }
        }
        // Nothing brings it back.
        try people.done(.cooper, "send", "Rex", "--all", "-o", people.path("again"))
        let again = try people.done(.rex, "receive", people.path("again"))
        #expect(again.said.contains("an agreement that you have forgotten was left out"))
        #expect(try people.done(.rex, "status").output.contains("there is no agreement here"))
        #expect(try people.done(.cooper, "status").output == cooper)
        // And a new one is begun as ever.
        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup",
            "--answers", people.path("rex.yaml"))
        #expect(try people.hand(from: .rex).output.contains("Rex proposed version 1"))
    }

    @Test func onlyWhatIsOver() throws {
        let people = try People(.inForce)
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, ["forget", "--typed", "Autumn"])
        #expect(answer.code == 6 && answer.said.contains("troth leave ends it"), "\(answer)")
        #expect(try people.files(of: .rex) == before)
        try people.done(.rex, "leave")
        let unsent = try people.run(.rex, ["forget", "--typed", "autumn"])
        #expect(unsent.code == 64 && unsent.said.contains("its name is: Autumn"), "\(unsent)")
        #expect(
            unsent.said.contains("Cooper has not got your last limits, your leaving or your receipt"),
            "\(unsent)")
        let silent = try people.run(.rex, ["forget"])
        #expect(silent.code == 64 && silent.said.contains("--typed NAME"), "\(silent)")
    }

    @Test func askedForAndAnswered() throws {
        let people = try over()
        let words = try people.write("images", "and the photos from June\n")
        try people.done(.cooper, "forget", "ask", "@\(words)")
        let asked = try people.hand(from: .cooper).said + people.done(.rex, "log").output
        #expect(asked.contains("and the photos from June"), "\(asked)")
        let note = try people.run(.rex, ["forget", "--typed", "no"]).said
        #expect(note.contains("Cooper asked for this") && note.contains("troth forget receipt"), "\(note)")
        #expect(try people.run(.cooper, ["forget", "receipt"]).code == 1)
        try people.done(.rex, "forget", "receipt", "@\(words)")
        #expect(try people.run(.rex, ["forget", "receipt"]).code == 1)
        let told = try people.hand(from: .rex)
        #expect(
            told.output.split { $0.isWhitespace }.joined(separator: " ").contains("nobody can check that"))
        try people.done(.rex, "forget", "--typed", "Autumn")
        #expect(try people.done(.cooper, "log").output.contains("Rex said that they delete it"))
    }

    @Test func whatItLimitsElsewhereGoesOnBeingLimited() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.hand(from: .rex)
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        let said = try people.done(.rex, "forget", "--typed", "Autumn").said
        #expect(said.contains("goes on being limited in this home, without its text"), "\(said)")
        #expect(said.contains("the hard limits among them:") && said.contains("Leash"), "\(said)")
        // Another one between the same two, in which the leash would be agreed.
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.hand(from: .cooper)
        try people.done(.rex, "propose", "--answers", people.path("rex.yaml"))
        try people.hand(from: .rex)
        let id = try #require(
            people.done(.rex, "show", "2").output.split { $0.isWhitespace }.first { $0.utf8.count == 64 })
        try people.done(.rex, "sign", "2", "--i-have-read", String(id))
        try people.hand(from: .rex)
        try people.done(.cooper, "sign", "2", "--i-have-read", String(id))
        try people.hand(from: .cooper)
        try people.hand(from: .rex)
        try people.hand(from: .cooper)
        let status = try JSONObject(people.done(.rex, "status", "--json").output)
        let rows = try #require(
            (status["agreements"] as? [[String: Any]])?.first?["rows"] as? [[String: Any]])
        let leash = try #require(rows.first { ($0["row"] as? [String: Any])?["item"] as? String == "leash" })
        #expect((leash["boundary"] as? [String: Any])?["boundary"] as? String == "hard limit", "\(leash)")
    }

    @Test(arguments: People.Person.allCases)
    func whoAskedNotToBeAskedGoesOnBeingHeeded(forgetter: People.Person) throws {
        let people = try People(.inForce)
        let until = String(Date(timeIntervalSinceNow: 30 * 86_400).ISO8601Format().prefix(10))
        try people.done(.rex, "decline", "--not-again-until", until)
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        try people.done(forgetter, "forget", "--typed", "Autumn")
        let words = [
            "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler", "--answers",
            people.path("cooper.yaml"),
        ]
        let answer = try people.run(.cooper, words)
        #expect(answer.code == 6 && answer.said.contains("Rex asked not to be asked again"), "\(answer)")
        guard forgetter == .rex else { return }
        try people.done(.rex, "decline", "--lift")
        #expect(try people.run(.rex, ["decline", "--lift"]).code == 1)
    }

    @Test func theNameIsTyped() throws {
        let people = try over()
        for (typed, code) in [("", 64), ("autumn", 64), ("Autumn", 0)] as [(String, Int32)] {
            let terminal = try PseudoTerminal([People.anyBinary, "forget", "--home", people.path("rex")])
            try terminal.wait(for: "passphrase: ")
            terminal.type(People.passphrase + "\n")
            #expect(try terminal.wait(for: "name: ").contains("This cannot be undone"))
            terminal.type("\(typed)\n")
            let (screen, end) = try terminal.end()
            #expect(end == .status(code), "\(screen)")
        }
    }
}
