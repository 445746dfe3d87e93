import Foundation
import PseudoTerminal
import Testing

/// Answers that stay at home.
@Suite struct WorksheetTests {
    @Test func fromBlankToAProposal() throws {
        let people = try People(.met)
        try people.done(
            .rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup", "--name", "mine")
        #expect(
            try people.run(.rex, "worksheet", "new", "--template", "scene", "--as", "top", "--name", "mine")
                .code == 1)
        try people.write("condition", "only at home\n")
        try people.write("note", "ask again in spring\n")
        try people.done(
            .rex, "worksheet", "set", "leash", "like", "--at-most", "30", "--condition",
            "@\(people.path("condition"))",
            "--note", "@\(people.path("note"))", "--must-have")
        try people.done(.rex, "worksheet", "set", "gag", "hard limit")
        let shown = try people.done(.rex, "worksheet", "show").output
        #expect(shown.contains("like, at most 30") && shown.contains("ask again in spring"))
        #expect(try people.done(.rex, "worksheet", "list").output.contains("2 of"))
        try people.done(.rex, "worksheet", "set", "leash", "no thanks")
        let log = try people.done(.rex, "worksheet", "log").output
        #expect(log.split(separator: "→").count == 4, "three changes: \(log)")
        #expect(log.split(separator: "→")[1].contains("no thanks"), "the newest first: \(log)")

        // Out, and in under another name: the same answers.
        try people.done(.rex, "worksheet", "export", "-o", people.path("out.yaml"))
        try people.done(
            .rex, "worksheet", "import", people.path("out.yaml"), "--template", "handler-pup-dynamic",
            "--name", "copy")
        try people.done(.rex, "worksheet", "export", "copy", "-o", people.path("again.yaml"))
        #expect(try people.read("out.yaml") == people.read("again.yaml"))
        let mode = try FileManager.default.attributesOfItem(atPath: people.path("out.yaml"))[
            .posixPermissions]
        #expect(mode as? Int == 0o600)

        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup",
            "--worksheet", "mine")
        try people.hand(from: .rex)
        let version = try people.done(.cooper, "show").output
        #expect(
            version.contains("Gag") && !version.contains("ask again in spring")
                && !version.contains("no thanks"))
        for (name, bytes) in try people.files(of: .rex) {
            #expect(bytes.range(of: Data("ask again".utf8)) == nil, "\(name)")
        }
    }

    @Test func whatDoesNotGoChangesNothing() throws {
        let people = try People(.met)
        #expect(try people.run(.rex, "worksheet", "show").code == 64)
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        let before = try people.files(of: .rex)
        for (words, code) in [
            (["leash", "loved"], 64), (["lesh", "like"], 64), (["leash", "like", "--side", "flies"], 64),
            (["leash", "like", "--ends", "soon"], 64),
            (["leash", "like", "--condition", "only at home"], 64),
            (["leash", "like", "--experience", "plenty"], 64), (["leash", "like", "--at-most", "0"], 1),
        ] as [([String], Int32)] {
            let answer = try people.run(.rex, ["worksheet", "set"] + words)
            #expect(answer.code == code, "\(words): \(answer)")
            #expect(answer.output.isEmpty)
        }
        #expect(try people.files(of: .rex) == before)
    }

    /// What no template may say, nobody adds by hand either.
    @Test func whatIsAddedByHandIsRefusedWhateverTheOptions() throws {
        let people = try People(.met)
        func file(_ label: String) throws -> String {
            try people.write(
                "mine.yaml",
                "worksheet: tonight\nas: top\nextra:\n  rows:\n    x-a:\n      label: \(label)\n      sides: {leads: top, plays: bottom}\n"
            )
        }
        let before = try people.files(of: .rex)
        let bad = try file("playing a schoolgirl")
        for options in [[], ["--yes"], ["--json", "--yes"]] {
            let answer = try people.run(
                .rex, ["worksheet", "import", bad, "--template", "tonight"] + options)
            #expect(answer.code == 1 && answer.said.contains("mine.yaml:6:14"), "\(answer)")
        }
        let proposed = try people.run(
            .rex, "propose", "--with", "Cooper", "--template", "tonight", "--as", "top", "--answers", bad)
        #expect(proposed.code == 1 && proposed.said.contains("mine.yaml:6:14"))
        #expect(try people.files(of: .rex) == before)
        try people.done(.rex, "worksheet", "import", try file("pup and pet play"), "--template", "tonight")
        #expect(
            try people.done(.rex, "worksheet", "show").output.contains(
                "Added by hand\n  pup and pet play: unset"))
    }

    @Test func aSwitchAnswersBothSides() throws {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        try people.done(.rex, "worksheet", "set", "leash", "like")
        try people.done(.rex, "worksheet", "set", "leash", "curious", "--side", "holds", "--at-most", "5")
        let shown = try people.done(.rex, "worksheet", "show").output.split { $0.isWhitespace }.joined(
            separator: " ")
        #expect(shown.contains("Leash: like, as the one who wears; curious, at most 5"), "\(shown)")
        // Which one is meant has to be said from then on, and the other stays.
        let unclear = try people.run(.rex, "worksheet", "set", "leash", "hard limit")
        #expect(unclear.code == 64 && unclear.said.contains("--side: holds, wears"))
        try people.done(.rex, "worksheet", "set", "leash", "willing", "--side", "holds")
        try people.done(.rex, "worksheet", "export", "-o", people.path("out.yaml"))
        let out = String(decoding: try people.read("out.yaml"), as: UTF8.self)
        #expect(
            out.contains("stance: like") && out.contains("other sides:") && out.contains("stance: willing"))
        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup",
            "--worksheet", "handler-pup-dynamic")
        let version = try people.done(.rex, "show").output
        #expect(version.contains("Rex holds, Cooper wears") || version.contains("you hold"), "\(version)")
    }

    private func fill(_ people: People) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal([
            People.anyBinary, "worksheet", "fill", "--home", people.path("rex"),
        ])
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    /// Back, skip, a note, a killed process: no answer is lost, and it goes on where it stopped.
    @Test func fillingInAndBeingInterrupted() throws {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        let first = try fill(people)
        var screen = ""
        var answered = 0
        // Words are skipped; the first three rows get an answer.
        while answered < 3 {
            screen = try first.wait(for: "answer: ")
            if screen.contains("1 hard limit") {
                first.type(["5\n", "1\n", "4\n"][answered])
                answered += 1
                try first.wait(for: "saved: ")
            } else {
                first.type("s\n")
            }
        }
        // Back to the last one, a note to it, and it is said what it is now.
        try first.wait(for: "answer: ")
        first.type("b\n")
        try first.wait(for: "now: curious")
        try first.wait(for: "answer: ")
        first.type("n\n")
        try first.wait(for: "| ")
        first.type("maybe in spring\n")
        try first.wait(for: "| ")
        first.type("\n")
        try first.wait(for: "saved: curious, note for yourself")
        // Meanwhile the home is open to others, and a pause would wait for nothing.
        #expect(try people.run(.rex, "worksheet", "list").code == 0)
        first.cutOff()
        _ = try first.end()
        let shown = try people.done(.rex, "worksheet", "show").output
        #expect(
            shown.contains(": willing") && shown.contains(": hard limit") && shown.contains("maybe in spring")
        )

        let second = try fill(people)
        screen = try second.wait(for: "answer: ")
        #expect(!screen.contains("now: "), "it goes on with something that has no answer")
        #expect(second.echoes, "what is typed is seen")
        second.type("nonsense\n")
        try second.wait(for: "please type one of the signs above")
        try second.wait(for: "answer: ")
        second.type("q\n")
        let (rest, end) = try second.end()
        #expect(end == .status(0))
        #expect(rest.contains("nobody else sees them unless you"))
    }

    /// An editor that is a script: it answers one row, and notes where the file lay and how.
    private func edit(_ people: People, _ script: String) throws -> PseudoTerminal {
        let editor = try people.write(
            "editor", "#!/bin/sh\ndirname \"$1\" > \(people.path("place"))\n\(script)\n")
        try Tools.run("chmod", "700", editor)
        let terminal = try PseudoTerminal([
            "/usr/bin/env", "VISUAL=\(editor)", People.anyBinary, "worksheet", "edit", "--home",
            people.path("rex"),
        ])
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    @Test func editingLeavesNoFile() throws {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "tonight", "--as", "top")
        let answers =
            "printf 'rows:\\n  closeness: like\\n' >> \"$1\"; stat -c '%a' \"$1\" > \(people.path("mode"))"
        let id =
            try JSONObject(people.done(.rex, "worksheet", "show", "--json").output)["answers"]
            as? [[String: Any]]
        let row = try #require(
            id?.first { ($0["label"] as? String)?.hasPrefix("Holding") == true }?["item"] as? String)
        let (screen, end) = try edit(people, answers.replacing("closeness", with: row)).end()
        #expect(end == .status(0) && screen.contains("saved: 1 of 12"), "\(screen)")
        #expect(try people.read("mode") == Array("600\n".utf8))
        #expect(try people.isEditedFileGone())

        // What is wrong is said with its place, and dropped only when that is meant.
        let wrong = try edit(people, "echo 'rows: 3' > \"$1\"")
        try wrong.wait(for: "answers.yaml:")
        try wrong.wait(for: "[yes/no] ")
        wrong.type("no\n")
        let (rest, dropped) = try wrong.end()
        #expect(dropped == .status(0) && rest.contains("nothing was changed"))
        #expect(try people.isEditedFileGone())
        #expect(try people.done(.rex, "worksheet", "list").output.contains("1 of 12"))
    }

    @Test(arguments: ["no", "yes"]) func whatWasAnsweredWhileTheEditorWasOpenIsNotLost(choice: String) throws
    {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "tonight", "--as", "top")
        let go = people.path("go")
        let script = "while [ ! -e \(go) ]; do sleep 0.05; done; printf 'rows:\\n  touch: like\\n' >> \"$1\""
        let terminal = try edit(people, "echo waiting; \(script)")
        try terminal.wait(for: "waiting")
        try people.done(.rex, "worksheet", "set", "touch", "hard limit")
        try people.write("go", "")
        try terminal.wait(for: "Does yours count? [yes/no] ")
        terminal.type(choice + "\n")
        #expect(try terminal.end().end == .status(0))
        let shown = try people.done(.rex, "worksheet", "show").output
        #expect(shown.contains("kissing: \(choice == "no" ? "hard limit" : "like")"), "\(shown)")
        #expect(try people.done(.rex, "worksheet", "log").output.contains("→ hard limit"))
    }

    @Test func anEditorThatIsKilledWithTrothLeavesNoFile() throws {
        let people = try People(.met)
        try people.done(.rex, "worksheet", "new", "--template", "tonight", "--as", "top")
        let terminal = try edit(people, "echo working; sleep 2; echo later >> \"$1\"")
        try terminal.wait(for: "working")
        terminal.cutOff()
        _ = try? terminal.end()
        #expect(try people.isEditedFileGone())
    }

    @Test func withoutAnEditorItSaysSo() throws {
        let people = try People(.met)
        let answer = try people.run(.rex, "worksheet", "edit")
        #expect(answer.code == 64 && answer.said.contains("$EDITOR"))
    }
}
