import Foundation
import History
import PseudoTerminal
import Testing
import Vault

/// After harm: in one's own time and words, and closed by whoever was hurt alone.
@Suite struct RepairCommandTests {
    private func write(_ people: People, _ name: String, _ words: String) throws -> String {
        "@\(try people.write(name, words + "\n"))"
    }

    private func show(_ people: People, _ person: People.Person) throws -> [String: Any] {
        let answer = try people.done(person, "repair", "show", "1", "--json")
        return try #require(JSONObject(answer.output)["repair"] as? [String: Any])
    }

    /// An account of Rex's that both homes have.
    private func opened(_ options: String...) throws -> People {
        let people = try People(.inForce)
        let account = try write(people, "account", "I froze after red\nand it went on")
        let answer = try people.run(.rex, ["repair", "open", account, "--share"] + options)
        #expect(answer.code == 0, "\(answer)")
        try people.hand(from: .rex)
        return people
    }

    @Test func fromADraftToItsClosing() throws {
        let people = try People(.inForce)
        let before = try people.done(.cooper, "status").output
        let account = try write(people, "account", "I froze after red\nand it went on")
        try people.done(.rex, "repair", "open", account, "--for-now", "distance", "--row", "leash", "--draft")
        #expect(try people.done(.rex, "repair").output.contains("draft 1 account, for you alone"))
        #expect(!(try people.hand(from: .rex).output.contains("account")))
        #expect(try people.done(.cooper, "repair").output.contains("there is no account here"))
        try people.done(.rex, "repair", "share", "1")
        #expect(try !people.done(.rex, "repair").output.contains("draft"))
        let told = try people.hand(from: .rex).said
        #expect(!told.contains("froze"), "\(told)")
        let received = try people.done(.cooper, "log").output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(received.contains("shared an account of theirs; for now they would like distance"))
        let shown = try show(people, .cooper)
        #expect(shown["words"] as? [String] == ["I froze after red", "and it went on"])
        #expect(shown["wish"] as? String == "distance" && shown["row"] as? String == "Leash")

        let (did, effect) = (
            try write(people, "did", "I did not hear you, but I was tired"),
            try write(people, "effect", "You froze")
        )
        let said = try people.done(.cooper, "repair", "own", "1", "--did", did, "--effect", effect, "--share")
            .said
        for words in ["signed with your key", "could show it to others", "it may be kinder to wait", "“but”"]
        {
            #expect(said.contains(words), "\(words): \(said)")
        }
        let plan = try write(people, "plan", "I ask for a colour every ten minutes")
        try people.done(.cooper, "repair", "plan", "1", plan, "--every", "30")
        try people.done(.cooper, "repair", "review", "1", plan)
        let answered = try people.hand(from: .cooper).output
        #expect(!answered.contains("tired") && !answered.contains("colour"), "\(answered)")
        let parts = try #require(try show(people, .rex)["parts"] as? [[String: Any]])
        #expect(parts.map { $0["what"] as? String } == ["own", "plan", "review"])
        #expect(parts[0]["effect"] as? [String] == ["You froze"])
        #expect((parts[1]["promise"] as? [String: Any])?["everyDays"] as? Int == 30)
        #expect(try people.done(.cooper, "promise").output.contains("in answer to an account"))

        let closing = try people.run(.cooper, ["repair", "close", "1", "--as", "mended"])
        #expect(closing.code == 6 && closing.said.contains("whoever gave an account closes it"), "\(closing)")
        #expect(
            try people.done(.rex, "repair", "close", "1", "--as", "enough").said.contains(
                "no boundary changes"))
        #expect(try people.hand(from: .rex).output.contains("Rex closed a repair, in their own word"))
        #expect(try show(people, .cooper)["closed"] as? String == "enough for now")
        // Nothing that stands has moved, and nothing waits or nags.
        let unpromised = try people.done(.cooper, "status").output.split(separator: "\n")
            .filter { !$0.contains("promise of yours") }
        #expect(unpromised.count == before.split(separator: "\n").count, "\(unpromised)")
        #expect(try !people.done(.rex, "status").output.contains("account"))
    }

    @Test func whoEndedItHearsNoMore() throws {
        let people = try opened()
        let words = try write(people, "words", "please hear me")
        try people.done(.rex, "repair", "close", "1", "--as", "ended")
        // The other does not know it yet.
        try people.done(.cooper, "repair", "own", "1", "--did", words, "--effect", words, "--share")
        let told = try people.hand(from: .cooper)
        #expect(!told.output.contains("account") && !told.output.contains("repair"), "\(told)")
        #expect((try show(people, .rex)["parts"] as? [Any])?.count == 1)
        #expect(try show(people, .rex)["late"] as? Int == 1)
        #expect(try people.done(.rex, "repair", "show", "1", "--late").output.contains("please hear me"))
        try people.hand(from: .rex)
        for line in [
            ["own", "1", "--did", words, "--effect", words, "--share"], ["plan", "1", words],
            ["review", "1", words],
        ] {
            let answer = try people.run(.cooper, ["repair"] + line)
            #expect(answer.code == 6 && answer.said.contains("Rex has ended this"), "\(answer)")
        }
    }

    @Test func aDraftKeepsItsNumber() throws {
        let people = try People(.inForce)
        for (name, words) in [("one", "for Cooper to read"), ("two", "for nobody at all")] {
            let account = try write(people, name, words)
            try people.done(.rex, "repair", "open", account, "--draft")
        }
        try people.done(.rex, "repair", "share", "1")
        // Said twice, or in two windows, it does not go on to the next one.
        let again = try people.run(.rex, "repair", "share", "1")
        #expect(again.code == 64, "\(again)")
        #expect(try people.run(.rex, "repair", "discard", "1").code == 64)
        #expect(try people.done(.rex, "repair").output.contains("draft 2"))
        try people.hand(from: .rex)
        try people.opened(.cooper) { home in
            let text = String(decoding: home.archive.records.flatMap(\.note), as: UTF8.self)
            #expect(!text.contains("for nobody at all"))
        }
        try people.done(.rex, "repair", "discard", "2")
        #expect(try !people.done(.rex, "repair").output.contains("draft"))
    }

    @Test func whoEndedItReadsNoPromiseThatCameLate() throws {
        let people = try opened()
        let words = try write(people, "words", "please hear me")
        try people.done(.rex, "repair", "close", "1", "--as", "ended")
        try people.done(.cooper, "repair", "plan", "1", words)
        let told = try people.hand(from: .cooper)
        #expect(!told.output.contains("promise"), "\(told)")
        for line in [["promise"], ["log"], ["status"]] {
            let answer = try people.run(.rex, line)
            #expect(!answer.output.contains("please hear me"), "\(line): \(answer)")
        }
        #expect(try people.done(.cooper, "promise").output.contains("please hear me"))
    }

    @Test func itIsAskedAgainBeforeItIsShared() throws {
        let people = try opened()
        let terminal = try sit(people, .cooper, "repair", "review", "1")
        try terminal.wait(for: "| ")
        terminal.type("please hear me\n")
        try terminal.wait(for: "| ")
        try people.done(.rex, "repair", "close", "1", "--as", "ended")
        try people.hand(from: .rex)
        terminal.type("\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(6) && screen.contains("Rex has ended this"), "\(screen)")
    }

    @Test func itStandsInNoExportUnlessItsOpenerPutsItThere() throws {
        let people = try opened()
        let words = try write(people, "words", "I ask for a colour")
        try people.done(.cooper, "repair", "plan", "1", words)
        try people.hand(from: .cooper)
        #expect(try people.run(.cooper, ["repair", "report", "1"]).code == 6)
        func exported(_ person: People.Person, _ name: String) throws -> String {
            try people.done(person, "export", "--all", people.path(name))
            let folder = URL(filePath: people.path(name))
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            let text = files.compactMap {
                try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
            }
            .joined()
            #expect(text.contains("troth/record/v0"), "these are the records")
            return text
        }
        let first = try exported(.rex, "first")
        #expect(!first.contains("I froze") && !first.contains("I ask"))
        try people.done(.rex, "repair", "report", "1")
        try people.hand(from: .rex)
        for (person, name) in [(People.Person.rex, "second"), (.cooper, "third")] {
            let text = try exported(person, name)
            #expect(text.contains("I froze") && text.contains("I ask for a colour"), "\(text)")
        }
        try people.done(.rex, "repair", "report", "1", "--out")
        #expect(try !exported(.rex, "fourth").contains("I froze"))
    }

    @Test func alsoAfterTheEndAndBothMayOpenOne() throws {
        let people = try opened()
        try people.done(.cooper, "leave")
        try people.hand(from: .cooper)
        let words = try write(people, "words", "I had waited all day")
        try people.done(.cooper, "repair", "open", words, "--share")
        // Both may have been written in one second, so which comes first is asked for.
        let list = try JSONObject(people.done(.cooper, "repair", "--json").output)
        let repairs = try #require(list["repairs"] as? [[String: Any]])
        let theirs = try #require(
            repairs.first { ($0["openedBy"] as? [String: Any])?["name"] as? String == "Rex" })
        try people.done(.cooper, "repair", "plan", "\(theirs["number"] as? Int ?? 0)", words)
        #expect(try people.hand(from: .cooper).output.contains("shared an account of theirs"))
        #expect(try people.done(.rex, "repair").output.contains("an account of Cooper’s"))
        try people.done(.rex, "contact", "block", "Cooper")
        #expect(try !people.done(.rex, "repair").output.contains("Cooper’s"))
        #expect(try people.done(.rex, "repair", "--all").output.contains("an account of Cooper’s"))
    }

    @Test(arguments: [
        (["repair", "open"], 64, "--draft or --share"),
        (["repair", "open", "I froze", "--share"], 64, "@FILE"),
        (["repair", "open", "@words"], 64, "--draft or --share"),
        (["repair", "open", "@words", "--draft", "--share"], 64, "either"),
        (["repair", "open", "@words", "--share", "--row", "nothing"], 64, "troth show"),
        (["repair", "open", "@words", "--share", "--row", "aftercare"], 64, "is no row"),
        (["repair", "open", "@words", "--for-now", "revenge", "--share"], 64, "distance"),
        (["repair", "show", "2"], 64, "troth repair list"),
        (["repair", "share", "1"], 64, "troth repair list"),
        (["repair", "own", "1"], 6, "your own account"),
        (["repair", "plan", "1", "@words"], 6, "your own account"),
        (["repair", "close", "1"], 64, "--as mended"), (["repair", "review", "1"], 64, "@FILE"),
    ])
    func whatIsRefused(words: [String], code: Int32, hint: String) throws {
        let people = try opened()
        let file = try people.write("words", "slowly\n")
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, words.map { $0 == "@words" ? "@\(file)" : $0 })
        #expect(answer.code == code && answer.said.contains(hint), "\(answer)")
        #expect(try people.files(of: .rex) == before)
    }

    // MARK: At a terminal

    private func sit(_ people: People, _ person: People.Person, _ words: String...) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            [People.anyBinary] + words + ["--home", people.path(person.rawValue)])
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    @Test func distanceFirstThenADraft() throws {
        let people = try People(.inForce)
        let terminal = try sit(people, .rex, "repair", "open")
        let first = try terminal.wait(for: "number: ")
        for words in [
            "What would be good for you, for now?", "  distance", "  to talk", "  to leave", "help safety",
        ] {
            #expect(first.contains(words), "\(words): \(first)")
        }
        terminal.type("1\n")
        #expect(try terminal.wait(for: "[yes/no] ").contains("Pause the agreement now"))
        terminal.type("yes\n")
        try terminal.wait(for: "| ")
        // It is paused already, whatever becomes of the words.
        #expect(try people.run(.rex, "status", "--check").code == 2)
        for line in ["I froze after red", "and it went on", ""] {
            terminal.type("\(line)\n")
            if !line.isEmpty { try terminal.wait(for: "| ") }
        }
        #expect(try terminal.wait(for: "number: ").contains("  a draft"))
        terminal.type("1\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0) && screen.contains("kept as a draft, in this home alone"), "\(screen)")
        #expect(try people.done(.rex, "repair").output.contains("draft 1"))
        #expect(try people.hand(from: .rex).output.contains("Rex paused"))
    }

    @Test func leavingCanBeTheFirstAnswer() throws {
        let people = try People(.inForce)
        let terminal = try sit(people, .rex, "repair", "open")
        try terminal.wait(for: "number: ")
        terminal.type("3\n")
        try terminal.wait(for: "[yes/no] ")
        terminal.type("yes\n")
        try terminal.wait(for: "| ")
        terminal.cutOff()
        _ = try terminal.end()
        #expect(try people.hand(from: .rex).output.contains("Rex has ended this"))
        #expect(try people.done(.rex, "repair").output.contains("there is no account here"))
    }

    @Test func thePlanIsAskedForAndMeant() throws {
        let people = try opened("--for-now", "talk")
        let terminal = try sit(people, .cooper, "repair", "plan", "1")
        #expect(try terminal.wait(for: "| ").contains("signed with your key"))
        terminal.type("I ask for a colour\n")
        try terminal.wait(for: "| ")
        terminal.type("\n")
        try terminal.wait(for: "or nothing: ")
        terminal.type("2001-01-01\n")
        #expect(try terminal.wait(for: "or nothing: ").contains("has passed already"))
        terminal.type("\n")
        try terminal.wait(for: "or nothing: ")
        terminal.type("3\n")
        try terminal.wait(for: "more? [yes/no] ")
        terminal.type("no\n")
        try terminal.wait(for: "Promise this to Rex? [yes/no] ")
        terminal.type("yes\n")
        #expect(try terminal.end().end == .status(0))
        #expect(
            try people.hand(from: .cooper).output.contains("made a promise to you in answer to an account"))
    }
}
