import Canonical
import History
import Templating
import Terminal

extension DemoStage {
    /// The cheapest work factor there is, so that nobody waits.
    private static let workFactor = 10

    /// What Rex answers anew, once they have known each other for a while.
    private static let laterAnswers = """
        # Rex’s answers, a little later. What is not answered here stays as it was.
        worksheet: handler-pup-dynamic
        as: pup

        rows:
          crate:
            stance: like
            at most: 15

        """

    /// Puts the files there that people would have: names, a passphrase, answers.
    func prepare() throws {
        try write("passphrase", Array("\(GeneratedPassphrase.make().shown)\n".utf8))
        for worksheet in BuiltInTemplates.demo { try write("\(worksheet.name).yaml", worksheet.bytes) }
        try write("rex-later.yaml", Array(Self.laterAnswers.utf8))
        for player in [Player.cooper, .rex] { try write("\(player).name", Array("\(player.name)\n".utf8)) }
        tell(
            "\("Cooper and Rex are made up. All that follows is done by the real commands, with real keys.", .heading)"
        )
        tell(
            "Each has a home in \(folder). Both homes have one passphrase and work factor \(Self.workFactor), which makes it quick to open and quick to guess: good for a demo only. Each command is also given --home and --passphrase-fd, as shown at the end."
        )
    }

    /// Plays it all.
    ///
    /// - Throws: `Failure`, where a command ends as it should not.
    func playStory() throws {
        try meet()
        try negotiate()
        try change()
        try pauseAndResume()
    }

    /// Says where everything is, and what to try.
    func sayGoodbye() {
        let troth = CommandLine.arguments.first ?? "troth"
        func line(_ player: Player, _ words: String) -> StyledText {
            "  \(troth) \(words) --home \(folder)/\(player.rawValue) --passphrase-fd 3 3<\(folder)/passphrase"
        }
        tell("\("That is the demo. Everything is left to play with, in \(folder):", .heading)")
        show([
            "  cooper, rex        the two homes",
            "  passphrase         opens both",
            "  *.yaml             their answers",
            "  *.card, *.troth    what they gave each other",
        ])
        tell("Some commands to try:")
        show([
            line(.cooper, "status"), line(.rex, "log"), line(.rex, "tighten leash --to \"hard limit\""),
        ])
        tell("Delete the folder whenever you like: nothing else was written anywhere.")
    }

    private func meet() throws {
        tell("Each makes keys, on their own machine, and declares to be an adult.")
        for player in [Player.cooper, .rex] {
            try run(
                player, "init", "--name", "@./\(player).name", "--adult", "--work-factor",
                "\(Self.workFactor)")
        }
        tell("They give each other their cards.")
        for player in [Player.cooper, .rex] { try run(player, "card", "-o", "./\(player).card") }
        for player in [Player.cooper, .rex] { try run(player, "contact", "add", "./\(player.other).card") }
        tell("By voice they read each other a number, so that nobody can stand between them.")
        let cards = try [Player.cooper, .rex].map { try Card.parse(note: read("\($0).card")) }
        let number = CompareNumber.groups(cards[0], cards[1]).joined(separator: " ")
        for player in [Player.cooper, .rex] {
            try run(player, "contact", "verify", player.other.name, "--number", number)
        }
    }

    private func negotiate() throws {
        tell("Cooper has filled in a worksheet alone, and proposes.")
        try run(.cooper, "template", "list")
        try run(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", "./cooper.yaml")
        try hand(from: .cooper)
        tell("Rex has filled in one too, and answers with a proposal of their own.")
        try run(.rex, "propose", "--answers", "./rex.yaml")
        try run(.rex, "status", "--check", expecting: .notInForce)
        try hand(from: .rex)
        try run(.cooper, "diff", "1", "2")
        tell("Both read it, and both sign.")
        try bothSign("2", first: .cooper)
        tell("An agreement is in force on both sides.")
        for player in [Player.cooper, .rex] { try run(player, "status", "--check") }
    }

    private func change() throws {
        tell("Later the hood feels too long to Cooper, whose tighter limit holds at once, alone.")
        try run(.cooper, "tighten", "hood", "--at-most", "20")
        try hand(from: .cooper)
        tell("Rex has become curious about the crate. That is wider, so both must sign it.")
        try run(.rex, "propose", "--answers", "./rex-later.yaml")
        try hand(from: .rex)
        try run(.cooper, "diff", "2", "3")
        try bothSign("3", first: .rex)
        try run(.cooper, "status", "--check")
    }

    private func pauseAndResume() throws {
        tell("Rex needs a pause, and owes nobody a reason.")
        try run(.rex, "pause")
        try hand(from: .rex)
        for player in [Player.cooper, .rex] {
            try run(player, "status", "--check", expecting: .notInForce)
        }
        tell("When Rex wants to go on, what stood is proposed anew; it takes both of them.")
        try run(.rex, "resume")
        try hand(from: .rex)
        try bothSign("4", first: .cooper)
        tell("Everything checks, and an agreement is in force.")
        for player in [Player.cooper, .rex] { try run(player, "verify") }
        try run(.cooper, "log")
        for player in [Player.cooper, .rex] { try run(player, "status", "--check") }
    }

    /// Both sign a version, and both homes come to know it.
    private func bothSign(_ version: String, first: Player) throws {
        for player in [first, first.other] {
            let shown = try run(player, "show", version, showing: 16)
            guard let id = VersionIDs.first(in: shown) else {
                throw Failure(.failed, "the demo stopped: show did not say the version's id")
            }
            try run(player, "sign", version, "--i-have-read", id)
            try hand(from: player)
        }
        try hand(from: first)
    }
}

/// Finding a version's id in what a command says.
private enum VersionIDs {
    static func first(in text: String) -> String? {
        text.split { $0.isWhitespace }.first { $0.utf8.count == 64 && Hex.decode($0.utf8) != nil }
            .map(String.init)
    }
}
