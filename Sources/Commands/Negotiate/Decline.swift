import ArgumentParser
import Consent
import Reporting
import Terminal

struct Decline: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say no to a version.",
        discussion:
            "It is final, and needs no reason. You may just as well leave a proposal unanswered. Of a version that you have signed it takes your signature back."
    )

    @Argument(
        help: "The version, by its number; the newest of somebody else’s that waits, where none is named.")
    var version: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        let id =
            try version.map { try session.version(named: $0, in: agreement).id }
            ?? session.waiting(in: agreement)
        guard let id else {
            throw Failure(.failed, "no proposal of somebody else’s waits for you", hints: "troth decline N")
        }
        let hadSigned = session.ledger.signers(of: id).contains(session.me)
        try session.sayNo(
            to: id, in: agreement, as: "decline",
            hadSigned ? "your signature is taken back" : "you said no to \(session.number(of: id))")
    }
}

extension Session {
    /// The newest proposal of somebody else's that this person can still answer and has not.
    fileprivate func waiting(in agreement: AgreementID) -> VersionID? {
        let names = names
        let now = moment.latest
        return versions(of: agreement).last { id, version, _ in
            ledger.refusers(of: id).isEmpty && !ledger.signers(of: id).contains(me)
                && names.proposal(of: id)?.author != me && now < version.term.signBy
        }?.id
    }
}
