import Foundation
import History
import PseudoTerminal
import Testing
import TestSupport
import Vault

/// Check-ins: about the present, by choice each time, and without anything moving by them.
@Suite struct CheckInCommandTests {
    /// Every record of a bundle that can be made now, opened as its receiver does.
    private func bundles(from sender: People.Person, _ people: People) throws -> [[UInt8]] {
        let ways = [[], ["--all"], ["--armor"], ["--all", "--agreement", "1"]]
        return try ways.flatMap { way -> [[UInt8]] in
            let file = UUID().uuidString
            let answer = try people.run(
                sender, ["send", sender.other.name, "-o", people.path(file)] + way)
            #expect(answer.code == 0, "\(answer)")
            let sealed = try people.read(file)
            return try people.opened(sender.other) { home in
                try Bundle(opening: sealed, with: home.keys.identity).records
            }
        }
    }

    @Test func whatIsPrivateIsInNoBundleAndNoExport() throws {
        let people = try People(.inForce)
        let secret = try people.write("secret", "quietly sad about thunder\n")
        let shared = try people.write("shared", "lovely about rain\n")
        var plain: [UInt8] = []
        for person in People.Person.allCases {
            try people.done(person, "checkin", "every", "14", "days")
            for section in ["headspace", "stopping"] {
                try people.done(
                    person, "checkin", "--comfort", "yellow", "--section", section, "--words", "@\(secret)",
                    "--private")
                plain += try bundles(from: person, people).joined()
                try people.done(
                    person, "checkin", "--wish", "same", "--words", "@\(shared)", "--share")
                plain += try bundles(from: person, people).joined()
            }
            try people.hand(from: person)
        }
        try people.done(.rex, "export", "--all", people.path("exported"))
        let exported = URL(filePath: people.path("exported"))
        for file in try FileManager.default.subpathsOfDirectory(atPath: exported.path) {
            plain += (try? Data(contentsOf: exported.appending(path: file))).map(Array.init) ?? []
        }
        let text = Data(plain)
        #expect(text.range(of: Data("lovely about rain".utf8)) != nil, "these are the records themselves")
        for word in ["thunder", "check-in-rhythm", "comfort yellow", "every 14"] {
            #expect(text.range(of: Data(word.utf8)) == nil, "\(word)")
        }
        // Each sees all of their own, and of the other what was shared.
        for person in People.Person.allCases {
            let list = try JSONObject(people.done(person, "checkin", "list", "--json").output)
            let rows = try #require(list["people"] as? [[String: Any]])
            for row in rows {
                let isYou = try #require((row["person"] as? [String: Any])?["isYou"] as? Bool)
                let checkIns = try #require(row["checkIns"] as? [[String: Any]])
                let own = checkIns.filter { $0["isForYourself"] as? Bool == true }
                #expect(own.count == (isYou ? 2 : 0) && checkIns.count == (isYou ? 4 : 2), "\(row)")
            }
            let shown = try people.done(person, "checkin", "list").output
            #expect(shown.contains("▲ yellow") && shown.contains("for yourself"), "\(shown)")
            #expect(shown.contains("  | lovely about rain"), "\(shown)")
            let log = try people.done(person, "log").output
            #expect(log.contains("shared a check-in") && !log.contains("thunder"), "\(log)")
        }
    }

    @Test func nothingMovesByIt() throws {
        let people = try People(.inForce)
        let before = try people.done(.rex, "status").output
        try people.done(.rex, "checkin", "--comfort", "red", "--wish", "pause", "--row", "leash", "--share")
        try people.done(.rex, "checkin", "--comfort", "green", "--wish", "more", "--private")
        #expect(try people.done(.rex, "status").output == before)
        #expect(try people.run(.rex, "status", "--check").code == 0)
    }

    @Test func whatIsSaidOfIt() throws {
        let people = try People(.inForce)
        let more = try people.done(.rex, "checkin", "--wish", "more", "--private").said
        #expect(more.contains("“more” changes nothing by itself: wider needs a proposal"), "\(more)")
        #expect(!more.contains("troth propose") && !more.contains("tighten"), "\(more)")
        #expect(more.contains("kept for yourself"))
        let green = try people.done(.rex, "checkin", "--comfort", "green", "--share").said
        #expect(!green.contains("tighten") && green.contains("Cooper will see this with the next bundle"))
        for words in [["--comfort", "yellow"], ["--comfort", "red"], ["--wish", "less"]] {
            let said = try people.run(.rex, ["checkin", "--private"] + words).said
            #expect(said.contains("you can tighten a row of yours") && said.contains("or neither"), "\(said)")
        }
    }

    @Test(arguments: [
        (["checkin"], "--comfort green|yellow|red"),
        (["checkin", "--comfort", "green"], "--private or --share"),
        (["checkin", "--comfort", "blue", "--share"], "green"),
        (["checkin", "--comfort", "red", "--private", "--share"], "either"),
        (["checkin", "--comfort", "red", "--share", "--row", "nothing"], "troth show"),
        (["checkin", "--comfort", "red", "--share", "--section", "nothing"], "troth show"),
        (["checkin", "--words", "I am sad", "--private"], "@FILE"),
        (["checkin", "I am sad"], "troth checkin"),
        (["checkin", "every"], "every 14 days"), (["checkin", "every", "0"], "1 to 366"),
        (["checkin", "every", "14", "weeks"], "every 14 days"),
        (["checkin", "every", "3", "--never"], "either"),
    ])
    func whatIsRefused(words: [String], hint: String) throws {
        let people = try People(.inForce)
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, words)
        #expect(answer.code == 64, "\(answer)")
        #expect(answer.said.contains(hint), "\(answer.messages)")
        #expect(try people.files(of: .rex) == before)
    }

    @Test(.enabled(if: People.binary == nil, "the clock is this process’s"))
    func overdueIsShownToItsOwnerAlone() throws {
        let people = try People(.inForce)
        let now = Int64(Date.now.timeIntervalSince1970)
        try people.done(.rex, "checkin", "every", "14")
        let early = try people.done(.rex, "status").output
        #expect(!early.contains("a check-in would have its time"))
        people.clock = now + 15 * 86_400
        let late = try people.done(.rex, "status").output
        #expect(late.contains("a check-in would have its time since "), "\(late)")
        #expect(late.contains("; whenever you like"), "\(late)")
        let json = try JSONObject(people.done(.rex, "status", "--json").output)
        #expect((json["ownTimes"] as? [[String: Any]])?.first?["what"] as? String == "check-in")
        try people.hand(from: .rex)
        let other = try people.done(.cooper, "status").output
        #expect(!other.contains("check-in would"), "\(other)")
        try people.done(.rex, "checkin", "--comfort", "green", "--private")
        #expect(try !people.done(.rex, "status").output.contains("a check-in would have its time"))
        people.clock = now + 40 * 86_400
        #expect(try people.done(.rex, "status").output.contains("a check-in would have its time"))
        #expect(try people.done(.rex, "checkin", "every", "--never").said.contains("no rhythm"))
        #expect(try !people.done(.rex, "status").output.contains("a check-in would have its time"))
    }

    @Test func alsoWhilePausedAndAfterTheEnd() throws {
        let people = try People(.inForce)
        for end in ["pause", "leave"] {
            try people.done(.cooper, end)
            try people.hand(from: .cooper)
            try people.done(.rex, "checkin", "--comfort", "yellow", "--section", "headspace", "--private")
            try people.done(.rex, "checkin", "--comfort", "green", "--share")
        }
        try people.done(.rex, "checkin", "list")
    }

    // MARK: At a terminal

    private func sit(_ people: People, _ options: String...) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            [People.anyBinary, "checkin", "--home", people.path("rex")] + options)
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    @Test func yellowThenTighten() throws {
        let people = try People(.inForce)
        let terminal = try sit(people, "--section", "collar")
        let question = try terminal.wait(for: "comfort now: ")
        #expect(question.contains("1 green, 2 yellow, 3 red; s skip this, q no more"), "\(question)")
        terminal.type("\n")
        #expect(try terminal.wait(for: "comfort now: ").contains("please type a number from 1 to 3"))
        terminal.type("2\n")
        #expect(try terminal.wait(for: "wish: ").contains("1 more, 2 same, 3 less, 4 pause; s skip"))
        terminal.type("s\n")
        try terminal.wait(for: "a line about it, or nothing: ")
        terminal.type("\n")
        let choice = try terminal.wait(for: "number: ")
        #expect(choice.contains("keep it for yourself, or share it with Cooper?"), "\(choice)")
        // The home is not held while somebody thinks.
        #expect(try people.run(.rex, "status").code == 0)
        terminal.type("1\n")
        let offer = try terminal.wait(for: "number: ")
        for words in ["kept for yourself", "tighten a row of yours", "pause the agreement", "nothing"] {
            #expect(offer.contains(words), "\(words): \(offer)")
        }
        terminal.type("1\n")
        let rows = try terminal.wait(for: "number: ")
        let leash = try #require(
            rows.split(separator: "\r\n").first { $0.contains("Leash (") }?.split(separator: " ").first)
        terminal.type("\(leash)\n")
        #expect(try terminal.wait(for: "number: ").contains("hard limit"))
        terminal.type("1\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(0))
        #expect(screen.contains("tightened at once: Leash"), "\(screen)")
        #expect(try people.done(.rex, "checkin", "list").output.contains("▲ yellow"))
        // It is the act that `tighten` writes, and goes to the other.
        #expect(try people.hand(from: .rex).output.contains("Rex tightened “Leash”: hard limit"))
    }

    @Test func redThenPauseAndNothing() throws {
        let people = try People(.inForce)
        for choice in ["3", "2"] {
            let terminal = try sit(people, "--row", "leash")
            for answer in ["3", "4"] {
                try terminal.wait(for: answer == "3" ? "comfort now: " : "wish: ")
                terminal.type("\(answer)\n")
            }
            try terminal.wait(for: "or nothing: ")
            terminal.type("only now\n")
            try terminal.wait(for: "number: ")
            terminal.type("2\n")
            try terminal.wait(for: "number: ")
            terminal.type("\(choice)\n")
            let (screen, end) = try terminal.end()
            #expect(end == .status(0))
            #expect(screen.contains("paused: ") == (choice == "2"), "\(screen)")
            #expect(try people.run(.rex, "status", "--check").code == (choice == "2" ? 2 : 0))
        }
        #expect(try people.hand(from: .rex).output.contains("Rex shared a check-in"))
    }

    @Test func notNowWritesNothing() throws {
        let people = try People(.inForce)
        let before = try people.files(of: .rex)
        for answers in [["1", "1", "fine"], ["q"], ["s", "q"]] {
            let terminal = try sit(people)
            for (index, answer) in answers.enumerated() {
                try terminal.wait(
                    for: answers.count < 3 || index == 0
                        ? "comfort now: " : ["wish: ", "nothing: "][index - 1])
                terminal.type("\(answer)\n")
            }
            if answers.count == 3 {
                try terminal.wait(for: "comfort now: ")
                terminal.type("q\n")
                try terminal.wait(for: "number: ")
                terminal.type("3\n")
            }
            let (screen, end) = try terminal.end()
            #expect(end == .status(0))
            #expect(screen.contains("nothing was written"), "\(screen)")
            #expect(try people.files(of: .rex) == before)
        }
        // Cut off in the middle, nothing is kept either.
        let terminal = try sit(people)
        try terminal.wait(for: "comfort now: ")
        terminal.type("3\n")
        try terminal.wait(for: "wish: ")
        terminal.cutOff()
        _ = try terminal.end()
        #expect(try people.files(of: .rex) == before)
    }
}
