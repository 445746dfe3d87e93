import Age
import Canonical
import Consent
import Foundation
import History
import PseudoTerminal
import Testing
import TestSupport
import Vault

/// Questions about trust: answered alone, read again later, and nobody else's.
@Suite struct ReflectTests {
    private func themes(_ people: People, _ options: String...) throws -> [[String: Any]] {
        let list = try JSONObject(people.run(.rex, ["reflect", "list", "--json"] + options).output)
        return try #require(list["themes"] as? [[String: Any]])
    }

    /// - Returns: the answers to a question, each as its lines.
    private func answers(_ people: People, to question: String, _ options: String...) throws -> [[String]] {
        let list = try JSONObject(people.run(.rex, ["reflect", "list", "--json"] + options).output)
        let questions = try #require(list["themes"] as? [[String: Any]]).flatMap {
            $0["questions"] as? [[String: Any]] ?? []
        }
        let own = questions.first { $0["id"] as? String == question }
        return (own?["answers"] as? [[String: Any]] ?? []).compactMap { $0["lines"] as? [String] }
    }

    @Test func itIsInTheHomeAloneAndNowhereElse() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "a lantern in the hallway\nand quiet shoes\n")
        let status = try people.done(.rex, "status").output
        let said = try people.done(.rex, "reflect", "answer", "others-relaxed", "@\(words)")
        #expect(said.said.contains("in this home alone"))
        #expect(try people.done(.rex, "status").output == status, "nothing nags")
        #expect(try !people.done(.rex, "log").output.contains("lantern"))

        var plain: [UInt8] = []
        for way in [[], ["--all"], ["--armor"], ["--all", "--agreement", "1"]] {
            let file = UUID().uuidString
            #expect(try people.run(.rex, ["send", "Cooper", "-o", people.path(file)] + way).code == 0)
            let sealed = try people.read(file)
            plain += try people.opened(.cooper) { home in
                let bundle = try Bundle(opening: sealed, with: home.keys.identity)
                return (bundle.heads + bundle.records).flatMap(\.self)
            }
        }
        try people.done(.rex, "export", "--all", people.path("exported"))
        for file in try FileManager.default.subpathsOfDirectory(atPath: people.path("exported")) {
            plain += (try? people.read("exported/\(file)")) ?? []
        }
        try people.done(.rex, "export", "2", "-o", people.path("one.note"))
        plain += try people.read("one.note")
        #expect(plain.firstRange(of: Array("leash".utf8)) != nil, "these are the records themselves")
        for (name, bytes) in try people.files(of: .rex) {
            #expect(bytes.range(of: Data("lantern".utf8)) == nil, "\(name)")
        }
        for secret in ["lantern", "reflection", "others-relaxed"] {
            #expect(plain.firstRange(of: Array(secret.utf8)) == nil, "\(secret)")
        }
        // It is there all the same: in one record of the private log.
        let holding = try people.opened(.rex) { home in
            home.archive.records.filter { $0.text.bytes.firstRange(of: Array("lantern".utf8)) != nil }
        }
        #expect(holding.count == 1 && holding[0].text.log.subject == .private)
        let text = String(decoding: try #require(holding.first).text.bytes, as: UTF8.self)
        #expect(text.contains("asked: What did somebody do, more than once, that let you relax?\n"))
    }

    @Test(.enabled(if: People.binary == nil, "the clock is this process’s"))
    func howItChanged() throws {
        let people = try People(.met)
        let day: Int64 = 86_400
        let begin = Int64(Date.now.timeIntervalSince1970) / day * day + day / 2
        for (number, text) in ["first", "second", "third"].enumerated() {
            people.clock = begin + Int64(number) * 30 * day
            try people.done(
                .rex, "reflect", "answer", "trust-small", "@\(people.write("words", text + "\n"))")
        }
        try people.done(.rex, "reflect", "answer", "harm-known", "@\(people.write("words", "two people\n"))")
        #expect(try answers(people, to: "trust-small") == [["first"], ["second"], ["third"]])
        let date = { (number: Int64) in
            String(
                Date(timeIntervalSince1970: Double(begin + number * 30 * day)).ISO8601Format().prefix(10))
        }
        #expect(try answers(people, to: "trust-small", "--since", date(1)) == [["second"], ["third"]])
        #expect(try answers(people, to: "trust-small", "--until", date(1)) == [["first"], ["second"]])
        #expect(try themes(people, "--theme", "trust").map { $0["id"] as? String } == ["trust"])
        #expect(try themes(people, "--question", "harm-k").map { $0["id"] as? String } == ["after-harm"])
        let shown = try people.done(.rex, "reflect", "list").output
        let places = ["first", "second", "third"].compactMap { shown.range(of: "| \($0)")?.lowerBound }
        #expect(places.count == 3 && places == places.sorted(), "oldest first: \(shown)")
        #expect(shown.contains("3 · ") && shown.contains("4 · "))
    }

    /// Another year asks in other words, or asks no more; the answers stay readable.
    @Test func whatWasAskedStays() throws {
        let people = try People(.met)
        let asked = try Line("What let you relax, in those days?")
        try people.opened(.rex) { home in
            for question in ["others-relaxed", "asked-long-ago"] {
                let entry = ReflectionEntry(
                    to: try #require(Slug(question)), asked: asked, words: try Prose(lenient: "tea"))
                try home.write(
                    [.entry(AnyEntry(entry))], to: .private,
                    at: Instant(seconds: Int64(Date.now.timeIntervalSince1970)))
            }
        }
        let shown = try people.done(.rex, "reflect", "list").output
        #expect(shown.contains("asked then: What let you relax, in those days?"), "\(shown)")
        #expect(shown.contains("Asked at another time\n  What let you relax, in those days?"), "\(shown)")
        #expect(try answers(people, to: "asked-long-ago") == [["tea"]])
    }

    @Test func questionsNeedNoHome() throws {
        let people = try People(.apart)
        let answer = try People.start(
            People.anyBinary, ["reflect", "questions", "--home", "/nonexistent", "--no-input"],
            passphrase: people.write("none", ""))
        #expect(answer.code == 0 && answer.messages.isEmpty)
        #expect(answer.output.contains("let you relax? (others-relaxed)"))
        #expect(answer.output.contains("troth help safety"))
        let one = try people.done(.rex, "reflect", "questions", "--theme", "How trust").output
        #expect(one.contains("trust-grew") && !one.contains("myself-"))
    }

    @Test(arguments: [
        (["reflect"], "give troth reflect answer QUESTION @FILE"),
        (["reflect", "--theme", "trust"], "give troth reflect answer QUESTION @FILE"),
        (["reflect", "--theme", "trsut"], "trust"), (["reflect", "answer", "others-no"], "give @FILE"),
        (["reflect", "answer", "others-no", "calmly"], "@FILE"),
        (["reflect", "answer", "others-n0", "@words"], "others-no"),
        (["reflect", "answer", "others", "@words"], "could be"),
        (["reflect", "list", "--since", "soon"], "--since 2026-11-18"),
        (["reflect", "must-have", "2", "--add", "Light"], "troth reflect list"),
        (["reflect", "must-have", "1", "--add", "Light"], "--line N"),
        (["reflect", "must-have", "1", "--line", "3", "--add", "Light"], "2 lines"),
        (["reflect", "must-have", "1", "--line", "1"], "give --item ITEM or --add LABEL"),
        (["reflect", "must-have", "1", "--line", "1", "--add", "Light", "--item", "health"], "either"),
        (["reflect", "must-have", "1", "--line", "1", "--item", "leash"], "is a row"),
        (["reflect", "must-have", "1", "--line", "1", "--item", "safeword"], "--add LABEL"),
        (["reflect", "must-have", "1", "--line", "1", "--item", "nothing"], "troth worksheet show"),
        (["reflect", "must-have", "1", "--line", "1", "--add", "Light", "--for", "king"], "everyone"),
        (["reflect", "must-have", "1", "--line", "1", "--add", "Light", "--needed-for", "x"], "row"),
    ])
    func whatIsRefused(words: [String], hint: String) throws {
        let people = try People(.met)
        let file = try people.write("words", "a lantern\nand quiet shoes\n")
        try people.done(.rex, "reflect", "answer", "others-no", "@\(file)")
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, words.map { $0 == "@words" ? "@\(file)" : $0 })
        #expect(answer.code == 64, "\(answer)")
        #expect(answer.said.contains(hint), "\(answer.messages)")
        #expect(try people.files(of: .rex) == before)
    }

    // MARK: A must-have

    @Test func aLineBecomesAMustHaveOfAText() throws {
        let people = try People(.met)
        let file = try people.write("words", "a lantern in the hallway\nquiet shoes\n")
        try people.done(.rex, "reflect", "answer", "others-no", "@\(file)")
        try people.done(
            .rex, "worksheet", "import", people.path("rex.yaml"), "--template", "handler-pup-dynamic")
        let added = try people.done(
            .rex, "reflect", "must-have", "1", "--line", "1", "--add", "Light at night", "--needed-for",
            "leash"
        )
        #expect(added.said.contains("“Light at night”"), "\(added)")
        #expect(added.said.contains("| a lantern in the hallway") && added.said.contains("“Leash”"))
        #expect(added.said.contains("nobody else sees it, unless you share that worksheet or propose"))
        #expect(!added.said.contains("quiet shoes"))
        let files = try people.files(of: .rex)
        let again = try people.done(
            .rex, "reflect", "must-have", "1", "--line", "1", "--add", "Light at night", "--needed-for",
            "leash"
        )
        #expect(again.said.contains("nothing was written"), "\(again)")
        #expect(try people.files(of: .rex) == files)

        // Into what stands there already, behind its words.
        let item = try people.done(
            .rex, "reflect", "must-have", "1", "--line", "2", "--item", "water-and-rest")
        let own = try #require(item.said.range(of: "| quiet shoes"))
        #expect(item.said[..<own.lowerBound].contains("| "), "\(item)")

        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup",
            "--worksheet", "1")
        try people.hand(from: .rex)
        let text = try people.done(.cooper, "show").output
        #expect(text.contains("Light at night") && text.contains("a lantern in the hallway"), "\(text)")
        #expect(text.contains("quiet shoes"))
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        let block = try #require(words.range(of: "a lantern in the hallway").map { words[$0.upperBound...] })
        #expect(block.contains("a must-have of Rex, for: Leash"), "\(text)")
    }

    @Test func itIsHeldToWhatAWorksheetMaySay() throws {
        let people = try People(.met)
        let file = try people.write("words", "a schoolgirl in the hallway\n")
        try people.done(.rex, "reflect", "answer", "others-no", "@\(file)")
        try people.done(.rex, "worksheet", "new", "--template", "handler-pup-dynamic", "--as", "pup")
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, "reflect", "must-have", "1", "--add", "Light")
        #expect(answer.code == 1 && answer.said.contains("under 18"), "\(answer)")
        #expect(try people.files(of: .rex) == before)
    }

    // MARK: At a terminal

    private func sit(_ people: People, _ words: String..., wrapped: Bool = false) throws -> PseudoTerminal {
        let troth = [People.anyBinary, "reflect"] + words + ["--home", people.path("rex")]
        // The shell outlives what is typed to interrupt.
        let script = "trap : INT; \"$@\"; echo \"code $?\"; echo gone"
        let terminal = try PseudoTerminal(
            ["/usr/bin/env", "TERM=xterm", "NO_COLOR=1"]
                + (wrapped ? ["/bin/sh", "-c", script, "sh"] : []) + troth)
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    @Test func skippedStoppedAndAskedAgain() throws {
        let people = try People(.met)
        let terminal = try sit(people)
        let offer = try terminal.wait(for: "number: ")
        #expect(offer.contains("\u{1B}[?1049h"), "it stays on no screen")
        #expect(
            offer.contains("What I would need of a community after harm") && offer.contains("nothing now"))
        terminal.type("3\n")
        #expect(try terminal.wait(for: "| ").contains("1 of 6\r\nThink of somebody"))
        // The home is not held while somebody thinks.
        #expect(try people.run(.rex, "status").code == 0)
        terminal.type("\n")
        try terminal.wait(for: "2 of 6")
        try terminal.wait(for: "| ")
        let long = String(repeating: "slowly and ", count: 150) + "kindly"
        terminal.type(long + "\n")
        try terminal.wait(for: "\r\n| ")
        terminal.type("and\tagain\n")
        try terminal.wait(for: "\r\n| ")
        terminal.type("\n")
        try terminal.wait(for: "3 of 6")
        try terminal.wait(for: "| ")
        terminal.type("q\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0))
        let left = screen.components(separatedBy: "\u{1B}[?1049l").last ?? screen
        #expect(left.contains("kept: an answer, in this home alone"), "\(screen)")
        #expect(!left.contains("kindly") && !left.contains("trust"), "\(left)")
        #expect(try answers(people, to: "trust-small") == [[long, "and again"]])
        #expect(try themes(people).count == 1)

        let later = try sit(people, "answer", "trust-small")
        // What is longer than the screen waits to be read.
        try later.wait(for: "more lines: press Enter ")
        later.type("\n")
        let shown = try later.wait(for: "\r\n| ")
        #expect(shown.contains("    | and again"), "\(shown)")
        later.type("differently now\n\n")
        #expect(try later.end().end == .status(0))
        #expect(try answers(people, to: "trust-small") == [[long, "and again"], ["differently now"]])
    }

    @Test func nothingNowWritesNothing() throws {
        let people = try People(.met)
        let before = try people.files(of: .rex)
        for typed in ["5", "1"] {
            let terminal = try sit(people)
            try terminal.wait(for: "number: ")
            terminal.type("\(typed)\n")
            if typed == "1" {
                try terminal.wait(for: "| ")
                terminal.type("q\n")
            }
            let (screen, end) = try terminal.end()
            #expect(end == .status(0) && screen.contains("nothing was written"), "\(screen)")
            #expect(try people.files(of: .rex) == before)
        }
    }

    @Test func noLineIsLostByAnInterruption() throws {
        let people = try People(.met)
        let interrupted = try sit(people, "--theme", "after-harm", wrapped: true)
        #expect(try interrupted.wait(for: "| ").contains("troth help safety"))
        interrupted.type("to be believed\n")
        try interrupted.wait(for: "\r\n| ")
        interrupted.type("and asked first\n")
        try interrupted.wait(for: "\r\n| ")
        interrupted.type("half of a")
        try interrupted.wait(for: "half of a")
        interrupted.type("\u{3}")
        let left = try interrupted.wait(for: "gone")
        #expect(left.contains("code 130") && left.contains("\u{1B}[?1049l"), "\(left)")
        #expect(try answers(people, to: "harm-heard") == [["to be believed", "and asked first"]])

        // Cut off, and at the end of the input, likewise.
        for isCutOff in [true, false] {
            let terminal = try sit(people, "answer", "harm-known")
            try terminal.wait(for: "\r\n| ")
            terminal.type("two people \(isCutOff)\n")
            try terminal.wait(for: "\r\n| ")
            if isCutOff { terminal.cutOff() } else { terminal.type("\u{4}") }
            let end = try terminal.end().end
            #expect(isCutOff || end == .status(0))
        }
        #expect(try answers(people, to: "harm-known") == [["two people true"], ["two people false"]])
    }

    /// Somebody at work in another window costs nobody a line.
    @Test func aLineWaitsForAnotherCommand() throws {
        let people = try People(.met)
        let terminal = try sit(people, "answer", "harm-known")
        try terminal.wait(for: "\r\n| ")
        let other = try Folder(people.path("rex"), creating: false)
        try other.acquire()
        terminal.type("two people\n")
        try terminal.wait(for: "try again ")
        other.release()
        terminal.type("\n")
        try terminal.wait(for: "\r\n| ")
        terminal.type("\n")
        #expect(try terminal.end().end == .status(0))
        #expect(try answers(people, to: "harm-known") == [["two people"]])
    }

    @Test func aMustHaveByQuestions() throws {
        let people = try People(.met)
        let file = try people.write("words", "a lantern\nquiet shoes\n")
        try people.done(.rex, "reflect", "answer", "others-no", "@\(file)")
        try people.done(.rex, "worksheet", "new", "--template", "tonight", "--as", "top")
        func number(of offer: String, in screen: String) throws -> String {
            let line = try #require(screen.split(separator: "\r\n").last { $0.contains("  \(offer)") })
            return String(try #require(line.split(separator: " ").first))
        }
        for offer in ["nowhere", "a protection of its own"] {
            let terminal = try sit(people, "must-have", "1")
            try terminal.type("\(number(of: "quiet shoes", in: terminal.wait(for: "number: ")))\n")
            try terminal.type("\(number(of: offer, in: terminal.wait(for: "number: ")))\n")
            if offer != "nowhere" {
                try terminal.wait(for: "what is it called? ")
                terminal.type("Soft steps\n")
            }
            let (screen, end) = try terminal.end()
            #expect(end == .status(0))
            #expect(screen.contains("nothing was changed") == (offer == "nowhere"), "\(screen)")
        }
        let shown = try people.done(.rex, "worksheet", "show").output
        #expect(shown.contains("Soft steps: quiet shoes, must-have"), "\(shown)")
    }
}
