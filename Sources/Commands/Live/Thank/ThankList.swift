import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Vault

extension ThankCommand {
    struct List: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show the thanks, newest first.")

        @Flag(help: "Also what you have hidden.")
        var hidden = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let archive = session.home.archive
            let promises = archive.posted(PromiseEntry.self, in: agreement)
                .map { ($0.id, "\($0.entry.words.lines[0])") }
            let posted = archive.posted(ThanksEntry.self, in: agreement)
            try console.show(
                ThanksView(
                    posted, session.names[agreement],
                    promises: Dictionary(promises, uniquingKeysWith: { first, _ in first }),
                    hidden: session.hidden(among: posted), showsHidden: hidden))
        }
    }
}
