import Foundation
import History
import PseudoTerminal
import Testing
import Vault

/// Only what is over is forgotten, also where another window or another home is at work.
@Suite struct ForgetRaceTests {
    private func sit(_ people: People, _ words: [String]) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal([People.anyBinary] + words + ["--home", people.path("rex")])
        try terminal.wait(for: "passphrase: ")
        terminal.type(People.passphrase + "\n")
        return terminal
    }

    @Test func notWhatIsInForceAtAnotherHome() throws {
        let people = try People(.proposed)
        for person in People.Person.allCases {
            try people.done(person, "sign", "2", "--i-have-read", people.id(of: "2", for: person))
            try people.hand(from: person)
        }
        // Cooper’s home has everyone’s word, and Rex’s does not know it.
        #expect(try people.done(.cooper, "status", "--check").code == 0)
        #expect(try people.run(.rex, "status", "--check").code == 2)
        let answer = try people.run(.rex, "forget", "--typed", "Autumn")
        #expect(answer.code == 6 && answer.said.contains("is not over"), "\(answer)")
        try people.done(.rex, "leave")
        try people.done(.rex, "forget", "--typed", "Autumn")
    }

    @Test func notWhatIsOnlyPaused() throws {
        let people = try People(.inForce)
        try people.done(.rex, "pause")
        let answer = try people.run(.rex, "forget", "--typed", "Autumn")
        #expect(answer.code == 6 && answer.said.contains("troth leave ends it"), "\(answer)")
    }

    @Test func whatOthersOnlyProposeKeepsNothing() throws {
        let people = try People(.met)
        let answers = try people.write("scene.yaml", "worksheet: tonight\nas: top\n\nagreement:\n")
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "tonight", "--as", "top", "--answers", answers)
        try people.hand(from: .cooper)
        let json = try JSONObject(people.done(.rex, "status", "--json").output)
        let agreement = try #require((json["agreements"] as? [[String: Any]])?.first?["agreement"])
        let title = try #require((agreement as? [String: Any])?["title"] as? String)
        let answer = try people.run(.rex, "forget", "--typed", title)
        #expect(answer.code == 0, "\(answer)")
    }

    @Test func whatComesWhileTheNameIsTyped() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        let terminal = try sit(people, ["forget"])
        try terminal.wait(for: "name: ")
        // A limit of the other's that comes meanwhile is to be kept, too.
        try people.done(.cooper, "tighten", "mitts", "--to", "hard limit", "--agreement", "1")
        try people.hand(from: .cooper)
        terminal.type("Autumn\n")
        let (screen, end) = try terminal.end()
        #expect(end == .status(1) && screen.contains("something has changed meanwhile"), "\(screen)")
        #expect(
            try people.done(.rex, "forget", "--typed", "Autumn", "--agreement", "1").said.contains("Mitts"))
    }

    @Test func nothingIsWrittenIntoWhatIsGone() throws {
        let people = try People(.inForce)
        try people.done(.rex, "leave")
        for (choice, name) in [("1", "a draft"), ("2", "shared")] {
            let home = people.path("rex")
            try Tools.run("cp", "-a", home, "\(home)-kept")
            let terminal = try sit(people, ["repair", "open"])
            try terminal.wait(for: "number: ")
            terminal.type("4\n")
            try terminal.wait(for: "| ")
            terminal.type("thunder\n")
            try terminal.wait(for: "| ")
            try people.done(.rex, "forget", "--typed", "Autumn")
            terminal.type("\n")
            try terminal.wait(for: "number: ")
            terminal.type("\(choice)\n")
            let (screen, end) = try terminal.end()
            #expect(
                end == .status(1) && screen.contains("has been removed from this home"), "\(name): \(screen)")
            try people.opened(.rex) { home in
                let text = String(decoding: home.archive.records.flatMap(\.note), as: UTF8.self)
                #expect(!text.contains("thunder"), "\(name)")
            }
            #expect(try people.done(.rex, "status").output.contains("there is no agreement here"))
            try Tools.run("rm", "-r", home)
            try Tools.run("mv", "\(home)-kept", home)
        }
    }
}
