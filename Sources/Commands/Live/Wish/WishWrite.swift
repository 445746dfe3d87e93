import ArgumentParser
import Consent
import History
import Reporting
import Terminal
import Vault

extension WishCommand {
    struct Write: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "write", abstract: "Put something on the list.",
            discussion: """
                Everyone in the agreement can read it, and may leave it. Also: troth wish list, troth wish done N, \
                troth wish show N.
                """)

        @Argument(help: "@FILE with what there is to talk about, or @-; asked for where it is left out.")
        var words: String?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try words.map { try console.text(from: $0, "a wish") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            try session.checkNotOver(agreement)
            // Whoever asked not to be asked is not asked in this way either.
            try session.checkAsking(session.ledger.threads[agreement]?.parties ?? [], in: agreement)
            let words = try session.words(given, asking: "What would you like to talk about?")
            try session.share(WishEntry(words), in: agreement)
            console.say("it is on the list of things to talk about; nothing that is agreed changes by it")
            session.tellOthers(of: agreement, isOver: true)
            let all = session.home.archive.wishes(in: agreement)
            let number = (all.lastIndex { $0.wish.author == session.me } ?? 0) + 1
            try console.json(SharedJSON("wish", session.names[agreement], number: number))
        }
    }
}
