import Foundation
import PseudoTerminal
import Testing

/// Somebody is blocked: nothing of theirs is told but what takes permission away, nothing goes to them by accident, and
/// an ending still can.
@Suite struct BlockTests {
    private let begin = ["--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler"]

    @Test func onlyWhatTakesIsTold() throws {
        let people = try People(.inForce)
        let said = try people.done(.rex, "contact", "block", "Cooper").said
        #expect(
            said.contains("blocking ends no agreement: “Autumn” with Cooper is in force as before"), "\(said)"
        )
        #expect(said.contains("troth pause") && said.contains("troth leave"))
        #expect(said.contains("nothing on their machine changes"))
        #expect(try people.done(.rex, "contact", "list").output.contains("blocked"))
        #expect(try people.done(.rex, "contact", "list", "--json").output.contains("\"blocked\":true"))
        let calm = try people.done(.rex, "status").output

        let answers = ["--answers", people.path("cooper.yaml")]
        for way in [["propose"] + answers, ["propose"] + begin + answers, ["invite"] + begin] {
            #expect(try people.run(.cooper, way).code == 0)
        }
        let silent = try people.hand(from: .cooper)
        #expect(silent.output.isEmpty, "\(silent.output)")
        #expect(silent.said.contains("kept, and not shown"))
        #expect(try people.done(.rex, "status").output == calm)
        #expect(try people.done(.rex, "log").output.contains("Cooper proposed version 3"), "it is kept")

        try people.done(.cooper, "tighten", "leash", "--to", "hard limit", "--agreement", "1")
        try people.done(.cooper, "signal", "@" + people.write("signal", "talk to me\n"), "--agreement", "1")
        try people.done(.cooper, "pause", "--agreement", "1")
        try people.done(.cooper, "leave", "--agreement", "1")
        let told = try people.hand(from: .cooper).output
        for word in ["tightened", "stop signal", "paused", "Cooper has ended this"] {
            #expect(told.contains(word), "\(word): \(told)")
        }
        #expect(!told.contains("talk to me"), "not in their words: \(told)")
        #expect(try people.run(.rex, "status", "--check").code == 2)
        let status = try people.done(.rex, "status").output
        #expect(status.contains("Cooper left") && status.contains("  hard limits\n    Leash"), "\(status)")

        // Lifted, what came is there.
        try people.done(.rex, "contact", "block", "Cooper", "--lift")
        let after = try people.done(.rex, "status").output
        #expect(
            after.contains("a proposal waits; you may leave it") && after.contains("being prepared"),
            "\(after)")
        #expect(!(try people.done(.rex, "contact", "list").output.contains("blocked")))
    }

    @Test func nothingGoesToThemByAccident() throws {
        let people = try People(.inForce)
        try people.done(.rex, "send", "Cooper", "-o", people.path("all"))
        try people.done(.cooper, "receive", people.path("all"))
        try people.hand(from: .cooper)
        try people.done(.rex, "contact", "block", "Cooper")
        try people.done(.cooper, "tighten", "leash", "--to", "hard limit")
        try people.hand(from: .cooper)
        // Asked before it is written, and what it would bring is said.
        for json in [[], ["--json"]] {
            let refused = try people.run(.rex, ["send", "Cooper", "-o", people.path("out")] + json)
            #expect(refused.code == 64 && refused.output.isEmpty)
            #expect(refused.said.contains("--yes"))
            #expect(json.isEmpty || refused.messages.split(separator: "\n").count == 1)
        }
        #expect(!FileManager.default.fileExists(atPath: people.path("out")))
        // There is no receipt of what came while they were blocked.
        let sent = try people.done(.rex, "send", "Cooper", "-o", people.path("out"), "--yes").said
        #expect(sent.contains("Cooper is blocked. This file would bring them:"), "\(sent)")
        let before = try people.done(.cooper, "log").output
        try people.done(.cooper, "receive", people.path("out"))
        #expect(try people.done(.cooper, "log").output == before)
        #expect(!before.contains("tightened “Leash”: hard limit · reached Rex"), "\(before)")
        // An ending can be brought to them.
        try people.done(.rex, "leave")
        let ending = try people.done(.rex, "send", "Cooper", "-o", people.path("end"), "--yes").said
        #expect(ending.contains("you left"), "\(ending)")
        #expect(try people.done(.cooper, "receive", people.path("end")).output.contains("Rex has ended this"))
        // Afterwards receipts are written again, for what came meanwhile, too.
        try people.done(.rex, "contact", "block", "Cooper", "--lift")
        try people.done(.cooper, "tighten", "hood", "--to", "hard limit")
        try people.hand(from: .cooper)
        try people.hand(from: .rex)
        let log = try people.done(.cooper, "log").output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(log.contains("tightened “Leash”: hard limit · reached Rex"), "\(log)")
    }

    @Test(arguments: [
        ["propose", "--answers", "rex.yaml"],
        [
            "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup", "--answers",
            "rex.yaml",
        ],
        ["invite", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup"],
        ["sign", "2", "--i-have-read", "ID"],
    ])
    func nothingIsBegunWithThem(words: [String]) throws {
        let people = try People(.proposed)
        let id = try people.id(of: "2", for: .rex)
        let words = words.map { $0 == "ID" ? id : $0.hasSuffix(".yaml") ? people.path($0) : $0 }
        try people.done(.rex, "contact", "block", "Cooper")
        let before = try people.files(of: .rex)
        for json in [[], ["--json"]] {
            let answer = try people.run(.rex, words + json)
            #expect(answer.code == 6, "\(answer)")
            #expect(answer.said.contains("troth contact block Cooper --lift"))
            #expect(json.isEmpty || answer.messages.split(separator: "\n").count == 1)
        }
        #expect(try people.files(of: .rex) == before)
        try people.done(.rex, "contact", "block", "Cooper", "--lift")
        #expect(try people.run(.rex, words).code == 0)
    }

    @Test func resumingIsBeginning() throws {
        let people = try People(.inForce)
        try people.done(.rex, "pause")
        try people.done(.rex, "contact", "block", "Cooper")
        #expect(try people.run(.rex, "resume").code == 6)
    }

    /// What was signed before does not come into force behind somebody's back.
    @Test func theirLateSignatureBringsNothingIntoForce() throws {
        let people = try People(.proposed)
        try people.done(.rex, "sign", "2", "--i-have-read", people.id(of: "2", for: .rex))
        try people.hand(from: .rex)
        let said = try people.done(.rex, "contact", "block", "Cooper").said
        #expect(said.contains("your home does not bring it into force"), "\(said)")
        #expect(said.contains("troth unsign 2"), "\(said)")
        try people.done(.cooper, "sign", "2", "--i-have-read", people.id(of: "2"))
        try people.hand(from: .cooper)
        #expect(try people.run(.rex, "status", "--check").code == 2)
        try people.done(.rex, "send", "Cooper", "-o", people.path("out"), "--yes")
        try people.done(.cooper, "receive", people.path("out"))
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        // Lifted in time, it goes its way.
        try people.done(.rex, "contact", "block", "Cooper", "--lift")
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, "status", "--check").code == 0)
    }

    @Test func aTerminalIsAskedBeforeAFileIsWrittenForThem() throws {
        let people = try People(.inForce)
        try people.done(.rex, "contact", "block", "Cooper")
        try people.done(.rex, "leave")
        for answer in ["no", "yes"] {
            let terminal = try PseudoTerminal([
                People.anyBinary, "send", "Cooper", "-o", people.path("out"), "--home", people.path("rex"),
            ])
            try terminal.wait(for: "passphrase: ")
            terminal.type(People.passphrase + "\n")
            let screen = try terminal.wait(for: "Write it all the same? [yes/no] ")
            // The home is not held while somebody thinks.
            #expect(try people.run(.rex, "status").code == 0)
            terminal.type(answer + "\n")
            #expect(try terminal.end().end == .status(0))
            #expect(screen.contains("Cooper is blocked. This file would bring them:"), "\(screen)")
            #expect(screen.contains("  you left"), "\(screen)")
            #expect(FileManager.default.fileExists(atPath: people.path("out")) == (answer == "yes"))
        }
        #expect(try people.done(.cooper, "receive", people.path("out")).output.contains("Rex has ended this"))
    }

    @Test func whoIsNamedTwiceOrNotAtAll() throws {
        let people = try People(.met)
        let before = try people.files(of: .rex)
        #expect(
            try people.done(.rex, "contact", "block", "Cooper", "--lift").said.contains("nothing was written")
        )
        #expect(try people.run(.rex, "contact", "block", "Sam").code == 64)
        #expect(try people.files(of: .rex) == before)
        try people.done(.rex, "contact", "block", "Cooper")
        let once = try people.files(of: .rex)
        #expect(try people.done(.rex, "contact", "block", "Cooper").said.contains("nothing was written"))
        #expect(try people.files(of: .rex) == once)
    }

    @Test func inAPackTheOthersAreHeard() throws {
        let pack = try Pack()
        try pack.negotiate()
        for member in Pack.Member.allCases { try pack.sign("3", member) }
        try pack.exchange()
        try pack.exchange()
        #expect(try pack.codes() == [0, 0, 0])
        try pack.done(.rex, "contact", "block", "Cooper")
        try pack.done(.cooper, "propose", "--answers", pack.path("cooper.yaml"))
        try pack.hand(from: .cooper, to: .sam)
        try pack.done(.sam, "tighten", "leash", "--to", "not agreed")
        // Sam's file brings Cooper's proposal along.
        let told = try pack.hand(from: .sam, to: .rex).output
        #expect(told.contains("Sam tightened"), "\(told)")
        #expect(!told.contains("Cooper proposed") && !told.contains("may leave it"), "\(told)")
        #expect(!(try pack.done(.rex, "status").output.contains("a proposal waits")))
        #expect(try pack.run(.rex, "propose", "--answers", pack.path("rex.yaml")).code == 6)
        // Sam gets files as before.
        try pack.hand(from: .rex, to: .sam)
    }
}
