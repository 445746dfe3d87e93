import ArgumentParser
import Canonical
import History
import Terminal
import Vault

struct Together: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Two people at one machine: from nothing to an agreement, each answering alone.",
        discussion: """
            Each has a home and a passphrase of their own. The screen is cleared between the two. “Not now” needs no \
            reason at any point, and the same command goes on from there, if both want to.
            """)

    @Option(help: "The template: a built-in one, or a file.")
    var template = "tonight"

    @Option(
        name: .customLong("other-home"), help: "The second one’s home; otherwise beside the first, with -2.")
    var otherHome: String?

    @Option(
        name: .customLong("work-factor"),
        help: "How much work each guess at a new passphrase takes: 10 to 22.")
    var workFactor = 18

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        try NewHome.check(workFactor)
        guard global.passphraseDescriptor == nil, !global.json else {
            throw Failure(
                .usage, "this asks two people, at a terminal; it takes neither --json nor --passphrase-fd")
        }
        let template = try Templates.find(template)
        let dialogue = try console.dialogue(orElse: "two homes, each on their own: troth invite")
        try PrivateScreen.check(dialogue)
        let paths = [try HomePath.find(console), try otherHome ?? HomePath.find(console) + "-2"]
        guard paths[0] != paths[1] else { throw Failure(.usage, "two people have two homes") }
        for line in Self.introduction { dialogue.say(line) }
        _ = try dialogue.line("press Enter to begin:")
        var table: TogetherTable?
        do {
            let sessions = try zip(["first", "second"], paths).map { ordinal, path in
                try PrivateScreen.use(dialogue) { try enter(ordinal, path, dialogue, console) }
            }
            guard sessions[0].me != sessions[1].me else {
                throw Failure(.usage, "both of these are the same person’s home")
            }
            let begun = TogetherTable(sessions[0], sessions[1], dialogue, console)
            table = begun
            try begun.introduce()
            let names = try sessions.map { "\(try $0.ownCard.name)" }
            dialogue.say("\(names[0]) and \(names[1]) are here, each with a home of their own.")
            try begun.play(template)
            for (session, path) in zip(sessions, paths) {
                dialogue.say("\(try session.ownCard.name)’s home is \(path)")
            }
            dialogue.say(
                "from here on each can use their own: troth --home DIR status; or take it to another machine")
        } catch is NotNow {
            dialogue.say("")
            dialogue.say(
                "That is fine. " + (table?.whereItStands ?? "Nothing is agreed, and nothing was shared."))
            dialogue.say("troth together goes on from here, if both of you ever want to.")
        }
    }

    private static let introduction: [StyledText] = [
        "Two people, one machine: each answers alone, then you see where you meet, and make a text of it if both want to.",
        "Two keys on one machine are weaker than two machines: whoever controls this one could read or sign for both.",
        "The screen is cleared between you, and with it what could be scrolled back to. You can stop at any point, with “no”, “not now” or Ctrl-C, without a reason.",
        "",
    ]

    /// Opens somebody's home, or makes it.
    private func enter(
        _ ordinal: String, _ path: String, _ dialogue: Dialogue, _ console: Console
    ) throws -> Session {
        dialogue.say(
            StyledText("The \(ordinal) of you alone now; the other one, please look away.", .heading))
        if let folder = try? Folder(path, creating: false), try Home.exists(on: folder) {
            folder.release()
            dialogue.say("Your home is here: \(path)")
            return Session(console, try Opened.open(path, console, asking: "your passphrase:"))
        }
        dialogue.say("There is no home of troth for you yet: \(path)")
        guard try dialogue.yesOrNo("Make one?") else { throw NotNow() }
        let folder = try Folder(path, creating: true)
        let made = try NewHome(console, workFactor: workFactor).make(on: folder, name: nil, isAdult: false)
        dialogue.say("nobody can bring the passphrase back: write it down, where only you can find it")
        _ = try dialogue.line("press Enter, and the screen is cleared:")
        return Session(console, Opened(folder: folder, made))
    }
}

/// Somebody does not want to go on now. It needs no reason, and is no failure.
struct NotNow: Error {}
