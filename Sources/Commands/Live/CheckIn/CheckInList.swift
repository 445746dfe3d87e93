import ArgumentParser
import History
import Reporting
import Vault

extension CheckInCommand {
    struct List: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what was shared, and what you kept for yourself.")

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            // What is from somebody who is blocked is kept, and not shown.
            let blocked = session.contacts.blocked
            let posted = session.home.archive.posted(CheckInEntry.self, in: agreement)
                .filter { !blocked.contains($0.author) }
            try console.show(CheckInsView(posted, session.names[agreement]))
        }
    }
}
