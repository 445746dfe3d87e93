import ArgumentParser
import Consent
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
            try console.show(session.checkIns(in: agreement, session.names[agreement]))
        }
    }
}

extension Session {
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - names: how what belongs to it is called.
    ///   - withOwn: whether those that the owner kept for themselves are among them.
    /// - Returns: the check-ins that were shared; what is from somebody who is blocked is kept, and not shown.
    func checkIns(in agreement: AgreementID, _ names: ThreadNames, withOwn: Bool = true) -> CheckInsView {
        let blocked = contacts.blocked
        let posted = home.archive.posted(CheckInEntry.self, in: agreement)
            .filter { !blocked.contains($0.author) && (withOwn || !$0.isPrivate) }
        return CheckInsView(posted, names)
    }
}
