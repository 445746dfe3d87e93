import Age
import Canonical
import Foundation
import History
import PseudoTerminal
import TestSupport
import Testing
import Vault

/// A health slip: kept, given to those who are named, and gone when it is deleted.
@Suite struct HealthTests {
    private static let sentence = "pollen in spring, and one blue inhaler"

    private func answers(_ people: People, _ text: String = sentence) throws -> String {
        "@" + (try people.write("answers.yaml", "medicines: |\n  \(text)\nwhom-to-call: Kim\n"))
    }

    /// Rex with a slip.
    private func people(_ stage: People.Stage = .met) throws -> People {
        let people = try People(stage)
        try people.done(.rex, "health", "new", "--answers", answers(people))
        return people
    }

    /// - Returns: the plaintext of everything in a home that opens with its keys, and of its identity.
    private func plaintexts(_ people: People, _ person: People.Person) throws -> [String: [UInt8]] {
        let identity = try people.opened(person) { $0.keys.identity }
        var opener = try Opener([identity])
        return try people.files(of: person).filter { $0.key != "identity.age" }.mapValues {
            try opener.open(AgeFile(Array($0)))
        }
    }

    private func expectNowhere(_ text: String, _ people: People, _ person: People.Person) throws {
        for (name, bytes) in try plaintexts(people, person) {
            #expect(bytes.firstRange(of: Array(text.utf8)) == nil, "“\(text)” stands in \(name)")
        }
    }

    @Test func deletedMeansGone() throws {
        let people = try People(.inForce)
        let before = try people.files(of: .rex)
        try people.done(.rex, "health", "new", "--answers", answers(people))
        #expect(try people.done(.rex, "health", "show").output.contains(Self.sentence))
        let texts = try plaintexts(people, .rex)
        let holding = texts.filter { $0.value.firstRange(of: Array(Self.sentence.utf8)) != nil }
        #expect(Array(holding.keys) == ["sheet.age"], "one file holds it, and no record")

        // Changed: what it said before is nowhere.
        let other = "a sore left shoulder"
        try people.done(.rex, "health", "edit", "--answers", answers(people, other))
        try expectNowhere(Self.sentence, people, .rex)

        // A bundle of everything holds neither, and the home is else as it was.
        try people.done(.rex, "send", "Cooper", "--all", "-o", people.path("bundle"))
        let identity = try people.opened(.cooper) { $0.keys.identity }
        let bundle = try Bundle(opening: people.read("bundle"), with: identity)
        #expect(bundle.records.count > 5)
        for frame in bundle.heads + bundle.records {
            for text in [Self.sentence, other, "troth/health"] {
                #expect(frame.firstRange(of: Array(text.utf8)) == nil)
            }
        }
        try people.done(.cooper, "receive", people.path("bundle"))
        try expectNowhere(other, people, .cooper)

        let answer = try people.done(.rex, "health", "delete", "--yes")
        #expect(answer.said.contains("can’t be taken back from here"))
        #expect(try people.files(of: .rex) == before, "byte for byte")
        try expectNowhere(other, people, .rex)
        #expect(try people.run(.rex, "health", "show").code == 1)
        #expect(try people.done(.rex, "health", "delete").said.contains("nothing was changed"))
    }

    @Test func itIsDatedByTheClockOfItsLastChange() throws {
        guard People.binary == nil else { return }
        let people = try People(.met)
        people.clock = 1_795_000_000  // 2026-11-18
        try people.done(.rex, "health", "new", "--answers", answers(people))
        people.clock = 1_795_000_000 + 3 * 86_400
        let same = try people.done(.rex, "health", "edit", "--answers", answers(people))
        #expect(same.said.contains("nothing was changed") && same.said.contains("2026-11-18"))
        #expect(try people.done(.rex, "health", "show").output.contains("Health slip of 2026-11-18"))
        try people.done(.rex, "health", "edit", "--answers", answers(people, "none"))
        #expect(try people.done(.rex, "health", "show").output.contains("Health slip of 2026-11-21"))

        // What lasts until a day is over on the next one.
        let share = ["health", "share", "--to", "Cooper", "--yes", "-o", people.path("page.age")]
        #expect(try people.run(.rex, share + ["--until", "2026-11-20"]).code == 64)
        #expect(try people.run(.rex, share + ["--until", "soon"]).code == 64)
        #expect(try people.run(.rex, share + ["--until", "2026-11-21"]).code == 0)
        let read = ["health", "read", people.path("page.age")]
        let onTime = try people.run(.cooper, read)
        #expect(onTime.output.contains("please delete by 2026-11-21\n"), "\(onTime)")
        people.clock = 1_795_000_000 + 4 * 86_400
        #expect(try people.run(.cooper, read).output.contains("that day is over"))
        #expect(try JSONObject(people.run(.cooper, read + ["--json"]).output)["isOverdue"] as? Bool == true)
    }

    /// Two can read it, a third cannot, nor can its owner; nothing of it stays with whoever reads it.
    @Test(arguments: [false, true]) func sharedWithOneOfTwo(armored: Bool) throws {
        let people = try people()
        let file = people.path("page.age")
        let flags = armored ? ["--armor"] : []
        let shared = try people.run(
            .rex, ["health", "share", "--to", "Coo", "-o", file, "--until", "2030-01-01", "--yes"] + flags)
        #expect(shared.code == 0)
        #expect(shared.said.contains("for Cooper, whose number was compared"))
        for words in ["not signed", "can copy it", "can’t be taken back", "page.age tells nothing"] {
            #expect(shared.said.contains(words), "\(shared.said)")
        }
        #expect(!shared.said.contains(Self.sentence) && shared.said.contains("Medicines, Whom to call"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(
            try people.run(.rex, ["health", "share", "--to", "Cooper", "-o", file, "--no-input"]).code == 64)

        let before = try people.files(of: .cooper)
        let read = try people.done(.cooper, "health", "read", file)
        #expect(read.output.contains(Self.sentence))
        for words in [
            "calls itself to be from “Rex”", "not signed", "not proven", "please delete by 2030-01-01",
        ] {
            #expect(read.output.contains(words), "\(read.output)")
        }
        #expect(read.said.contains("nothing of this was kept") && read.said.contains("up to you"))
        #expect(try people.files(of: .cooper) == before)
        let json = try JSONObject(people.done(.cooper, "health", "read", file, "--json").output)
        #expect(json["from"] as? String == "Rex" && json["isSigned"] as? Bool == false)

        let owner = try people.run(.rex, "health", "read", file)
        #expect(owner.code == 1 && owner.output.isEmpty && owner.said.contains("not sealed to you"))
        let bundle = try people.run(.cooper, "receive", file)
        #expect(bundle.code == 1 && bundle.said.contains("troth health read"), "\(bundle)")
    }

    /// A third person, whose number nobody compared.
    @Test func severalPeopleAndAStranger() throws {
        let people = try people()
        let sam = try newPerson("Sam", people)
        let max = try newPerson("Max", people)
        try people.done(.rex, "contact", "add", sam.card)
        let file = people.path("page.age")
        let shared = try people.done(
            .rex, "health", "share", "--to", "Cooper", "--to", "Sam", "-o", file, "--yes")
        #expect(shared.said.contains("for Sam, whose number was not compared"))
        #expect(shared.said.contains("contact verify Sam"))
        for (home, isFor) in [("cooper", true), (sam.home, true), (max.home, false)] {
            let answer = try start(people, "health", "read", file, "--home", people.path(home))
            #expect(answer.code == (isFor ? 0 : 1), "\(home): \(answer)")
            #expect(answer.output.contains(Self.sentence) == isFor)
        }
        let unknown = try people.run(
            .rex, "health", "share", "--to", "Max", "-o", people.path("other.age"), "--yes")
        #expect(unknown.code == 64 && !FileManager.default.fileExists(atPath: people.path("other.age")))
        #expect(try people.run(.rex, "health", "share", "-o", people.path("other.age"), "--yes").code == 64)
    }

    private func newPerson(_ name: String, _ people: People) throws -> (home: String, card: String) {
        let file = try people.write("\(name).name", name + "\n")
        let home = name.lowercased()
        let made = try start(
            people, "init", "--home", people.path(home), "--name", "@\(file)", "--adult", "--work-factor",
            "10")
        try #require(made.code == 0, "\(made)")
        let card = people.path("\(home).card")
        try #require(try start(people, "card", "--home", people.path(home), "-o", card).code == 0)
        return (home, card)
    }

    private func start(_ people: People, _ words: String...) throws -> People.Answer {
        let passphrase = try people.write("passphrase", People.passphrase + "\n")
        return try People.start(
            People.anyBinary, words + ["--no-input", "--passphrase-fd", "3"], passphrase: passphrase)
    }

    /// Whoever has the card can seal to it; what they write is no slip of this home's.
    @Test func aForgedSlipIsRefusedAndInTheWayOfNothing() throws {
        let people = try people()
        let path = URL(filePath: people.path("rex/sheet.age"))
        let whole = try people.read("rex/sheet.age")
        let text = try people.plain("sheet.age", of: .rex)
        var other = text
        other[other.count - 80] ^= 1
        let withoutCode = Array(text.dropLast(70))
        try people.done(.cooper, "health", "new", "--answers", answers(people))
        for forged in [
            try people.sealed(withoutCode, to: .rex), try people.sealed(other, to: .rex),
            try people.read("cooper/sheet.age"), try people.read("rex/heads.age"), [],
        ] {
            try Data(forged).write(to: path)
            for words in [
                ["show"], ["new", "--answers", try answers(people)],
                ["edit", "--answers", try answers(people)],
            ] {
                let answer = try people.run(.rex, ["health"] + words)
                #expect(answer.code == 3 && answer.output.isEmpty, "\(answer)")
                #expect(answer.said.contains("sheet.age") && answer.said.contains("troth health delete"))
            }
            let share = try people.run(
                .rex, "health", "share", "--to", "Cooper", "--yes", "-o", people.path("page.age"))
            #expect(share.code == 3 && !FileManager.default.fileExists(atPath: people.path("page.age")))
            for command in ["status", "verify"] {
                let answer = try people.run(.rex, command)
                #expect(answer.code == 0 && !answer.said.contains("sheet"), "\(answer)")
            }
        }
        // It can still be deleted, and written anew; and the real one is believed again.
        try people.done(.rex, "health", "delete", "--yes")
        #expect(!FileManager.default.fileExists(atPath: path.path))
        try Data(whole).write(to: path)
        #expect(try people.done(.rex, "health", "show").output.contains(Self.sentence))
        let own = try people.run(.rex, "health", "read", path.path)
        #expect(own.code == 1 && own.said.contains("troth health show"))
    }

    /// What is in a file that was sent is read strictly.
    @Test func whatIsNoSlipIsNotRead() throws {
        let people = try people()
        let rex = try people.opened(.rex) { $0.keys.recipient }
        let kept = Array(try people.plain("sheet.age", of: .rex).dropLast(70))
        for text in [kept, kept + Array("more: x\n".utf8), Array("troth/health/v1\ndate: 2026-11-20\n".utf8)]
        {
            let file = people.path("file")
            try Data(Sheet.seal(text, to: [rex], armored: false)).write(to: URL(filePath: file))
            let answer = try people.run(.rex, "health", "read", file)
            #expect(answer.code == 1 && answer.output.isEmpty, "\(answer)")
        }
        try people.write("file", "nothing")
        #expect(
            try people.run(.rex, "health", "read", people.path("file")).said.contains("not a health slip"))
        #expect(try people.run(.rex, "health", "read", "/nonexistent").code == 1)
    }

    @Test(.enabled(if: Tools.has("age"), "age is not installed")) func ageAloneOpensWhatWasShared() throws {
        let people = try people()
        try people.done(.rex, "health", "share", "--to", "Cooper", "--yes", "-o", people.path("page.age"))
        let identity = people.path("identity")
        let terminal = try PseudoTerminal([
            "/usr/bin/env", "age", "-d", "-o", identity, people.path("cooper/identity.age"),
        ])
        try terminal.wait(for: "passphrase")
        terminal.type(People.passphrase + "\n")
        try #require(try terminal.end().end == .status(0))
        let opened = try Program.run("age", "-d", "-i", identity, people.path("page.age"))
        #expect(opened.output.starts(with: Array("troth/health/v0\ndate: ".utf8)))
        #expect(opened.output.firstRange(of: Array(Self.sentence.utf8)) != nil)
        #expect(opened.output.count == 4096)
    }

    @Test func withoutATerminalEveryMissingAnswerIsNamed() throws {
        let people = try People(.met)
        let new = try people.run(.rex, "health", "new")
        #expect(new.code == 64 && new.said.contains("--answers @FILE"))
        let empty = try people.write("empty.yaml", "medicines:\nallergies: |\n")
        #expect(
            try people.run(.rex, "health", "new", "--answers", "@\(empty)").said.contains(
                "every answer is empty"))
        let spelt = try people.write("spelt.yaml", "medicine: an inhaler\n")
        #expect(try people.run(.rex, "health", "new", "--answers", "@\(spelt)").said.contains("“medicines”"))
        let plain = try people.run(.rex, "health", "new", "--answers", "conditions: asthma")
        #expect(plain.code == 64 && plain.said.contains("@FILE") && !plain.said.contains("asthma"))
        #expect(try people.files(of: .rex)["sheet.age"] == nil)
        for command in ["show", "edit", "share"] {
            let more =
                command == "show"
                ? []
                : command == "edit"
                    ? ["--answers", try answers(people)]
                    : ["--to", "Cooper", "-o", people.path("x"), "--yes"]
            let answer = try people.run(.rex, ["health", command] + more)
            #expect(answer.code == 1 && answer.said.contains("troth health new"), "\(command): \(answer)")
        }
        try people.done(.rex, "health", "new", "--answers", answers(people))
        let files = try people.files(of: .rex)
        let again = try people.run(.rex, "health", "new", "--answers", answers(people, "other"))
        #expect(again.code == 1 && again.said.contains("troth health edit"))
        for words in [["delete"], ["share", "--to", "Cooper", "-o", people.path("x")]] {
            let answer = try people.run(.rex, ["health"] + words)
            #expect(answer.code == 64 && answer.said.contains("--yes"), "\(answer)")
        }
        let edit = try people.run(.rex, "health", "edit")
        #expect(edit.code == 64 && edit.said.contains("$EDITOR") && edit.said.contains("--answers"))
        #expect(
            try people.files(of: .rex) == files && !FileManager.default.fileExists(atPath: people.path("x")))
    }

    // MARK: At a terminal

    private func begin(_ people: People, _ words: String..., editor: String? = nil) throws -> PseudoTerminal {
        let editor = try editor.map { script in
            let file = try people.write(
                "editor", "#!/bin/sh\ndirname \"$1\" > \(people.path("place"))\n\(script)\n")
            try Tools.run("chmod", "700", file)
            return ["VISUAL=\(file)"]
        }
        let terminal = try PseudoTerminal(
            ["/usr/bin/env"] + (editor ?? []) + [People.anyBinary, "health"] + words + [
                "--home", people.path("rex"),
            ])
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    private func expectNothing(of text: String, in process: Int32) throws {
        for name in ["cmdline", "environ"] {
            let bytes = FileManager.default.contents(atPath: "/proc/\(process)/\(name)") ?? Data()
            #expect(bytes.range(of: Data(text.utf8)) == nil, "it stands in \(name)")
        }
    }

    @Test func questionByQuestion() throws {
        let people = try People(.met)
        let terminal = try begin(people, "new")
        try terminal.wait(for: "1 of 9, Conditions")
        try terminal.wait(for: "| ")
        terminal.type("\n")
        try terminal.wait(for: "2 of 9, Medicines")
        try terminal.wait(for: "| ")
        terminal.type(Self.sentence + "\n")
        try terminal.wait(for: "| ")
        terminal.type("a line with \u{202E} in it\n")
        try terminal.wait(for: "please type that line again")
        try expectNothing(of: Self.sentence, in: terminal.process)
        // Nothing is written yet, and the home is open to others.
        #expect(try people.run(.rex, "status").code == 0)
        #expect(try people.files(of: .rex)["sheet.age"] == nil)
        terminal.type("two puffs\n\n")
        for number in 3...9 {
            try terminal.wait(for: "\(number) of 9")
            try terminal.wait(for: "| ")
            terminal.type("\n")
        }
        let (screen, end) = try terminal.end()
        #expect(end == .status(0) && screen.inOneLine.contains("1 of 9 questions answered"), "\(screen)")
        #expect(!screen.contains("share"), "nobody is sent on to that")
        let shown = try people.done(.rex, "health", "show").output
        #expect(shown.contains(Self.sentence) && shown.contains("two puffs"))

        // The same for nothing at all.
        try people.done(.rex, "health", "delete", "--yes")
        let empty = try begin(people, "new")
        for _ in 1...9 {
            try empty.wait(for: "| ")
            empty.type("\n")
        }
        #expect(try empty.end().screen.contains("nothing was written"))
        #expect(try people.files(of: .rex)["sheet.age"] == nil)
    }

    @Test func sharingAndDeletingAreAskedFor() throws {
        let people = try people()
        let file = people.path("page.age")
        for isMeant in [false, true] {
            let terminal = try begin(people, "share", "--to", "Cooper", "-o", file)
            let screen = try terminal.wait(for: "[yes/no] ")
            #expect(screen.contains(Self.sentence) && screen.contains("for Cooper"), "\(screen)")
            try expectNothing(of: Self.sentence, in: terminal.process)
            terminal.type(isMeant ? "yes\n" : "no\n")
            #expect(try terminal.end().end == .status(0))
            #expect(FileManager.default.fileExists(atPath: file) == isMeant)
        }
        for isMeant in [false, true] {
            let terminal = try begin(people, "delete")
            try terminal.wait(for: "[yes/no] ")
            terminal.type(isMeant ? "yes\n" : "no\n")
            #expect(try terminal.end().end == .status(0))
            #expect((try people.files(of: .rex)["sheet.age"] == nil) == isMeant)
        }
    }

    @Test func editingLeavesNoFile() throws {
        let people = try people()
        let script = "sed -i 's/blue/green/' \"$1\"; stat -c '%a' \"$1\" > \(people.path("mode"))"
        let (screen, end) = try begin(people, "edit", editor: script).end()
        #expect(end == .status(0) && screen.contains("saved"), "\(screen)")
        #expect(try people.read("mode") == Array("600\n".utf8))
        #expect(try people.isEditedFileGone())
        #expect(try people.done(.rex, "health", "show").output.contains("one green inhaler"))

        let wrong = try begin(people, "edit", editor: "echo 'medicine: x' > \"$1\"")
        try wrong.wait(for: "answers.yaml:1:1")
        try wrong.wait(for: "[yes/no] ")
        wrong.type("no\n")
        let (rest, dropped) = try wrong.end()
        #expect(dropped == .status(0) && rest.contains("nothing was changed"))
        #expect(try people.isEditedFileGone())
        #expect(try people.done(.rex, "health", "show").output.contains("one green inhaler"))
    }

    @Test func anEditorThatIsKilledWithTrothLeavesNoFile() throws {
        let people = try people()
        let terminal = try begin(people, "edit", editor: "echo working; sleep 2; echo later >> \"$1\"")
        try terminal.wait(for: "working")
        try expectNothing(of: Self.sentence, in: terminal.process)
        terminal.cutOff()
        _ = try? terminal.end()
        #expect(try people.isEditedFileGone())
        #expect(try people.done(.rex, "health", "show").output.contains(Self.sentence))
    }

    /// What another window deleted stays deleted.
    @Test func editingBringsNothingBack() throws {
        let people = try people()
        let terminal = try begin(
            people, "edit", editor: "sed -i 's/blue/green/' \"$1\"; echo working; read -r go < /dev/tty")
        try terminal.wait(for: "working")
        try people.done(.rex, "health", "delete", "--yes")
        terminal.type("\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(1) && screen.inOneLine.contains("nothing was written"), "\(screen)")
        #expect(try people.files(of: .rex)["sheet.age"] == nil)
        #expect(try people.isEditedFileGone())
    }
}

extension String {
    /// Without the line breaks of a terminal.
    fileprivate var inOneLine: String { split { $0.isWhitespace }.joined(separator: " ") }
}
