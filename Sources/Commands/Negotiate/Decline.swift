import ArgumentParser
import Canonical
import Consent
import Reporting
import Templating
import Terminal

struct Decline: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say no to a version, and where you like, to being asked again before a day.",
        discussion: """
            It is final, and needs no reason. You may just as well leave a proposal unanswered. Of a version that you \
            have signed it takes your signature back. With --not-again-until the others’ homes propose nothing and \
            invite to nothing between just these people before then, also not as something new; you alone can lift it. \
            Tightening, pausing and leaving are never hindered.
            """)

    @Argument(
        help: "The version, by its number; the newest of somebody else’s that waits, where none is named.")
    var version: String?

    @Option(
        help: """
            Ask not to be asked again before then, a year ahead at most: a day, which counts to its end here, or a time \
            such as 2026-12-01T20:00:00Z.
            """)
    var notAgainUntil: String?

    @Flag(help: "Lift what you asked with --not-again-until.")
    var lift = false

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        guard !lift || version == nil && notAgainUntil == nil else {
            throw Failure(.usage, "--lift stands alone, with --agreement where there are several")
        }
        let until = try notAgainUntil.map {
            try TimeArgument($0, for: "--not-again-until", now: console.context.clock()).end
        }
        let session = try Session(console)
        if lift { return try console.json(session.liftNotAgain(in: agreement)) }
        if let until { try session.check(until) }
        let agreement = try session.agreement(named: agreement)
        let id =
            try version.map { try session.version(named: $0, in: agreement).id }
            ?? session.waiting(in: agreement)
        var refused: ChangeJSON?
        if let id {
            let hadSigned = session.ledger.signers(of: id).contains(session.me)
            refused = try session.sayNo(
                to: id, in: agreement, as: "decline",
                hadSigned ? "your signature is taken back" : "you said no to \(session.number(of: id))",
                isLast: until != nil)
        } else if until == nil {
            throw session.nothingToDecline(in: agreement)
        }
        let isAsked = try until.map { try session.askNotAgain($0, in: agreement) } ?? false
        var json = ChangeJSON(
            "decline", session.names[agreement], isChanged: isAsked || refused?.isChanged ?? false)
        json.version = refused?.version
        json.notAgainUntil = until.map(ShownTime.init)
        try console.json(json)
    }
}

extension Session {
    /// The newest proposal of somebody else's that this person can still answer and has not.
    fileprivate func waiting(in agreement: AgreementID) -> VersionID? {
        let names = names
        let now = moment.latest
        let all = versions(of: agreement)
        // What a later version answered, and that one stands, waits for nobody any more.
        let newest = all.filter { ledger.isHeldByAll($0.id) }.map(\.version.number).max() ?? 0
        return all.last { id, version, _ in
            version.number >= newest && !ledger.isHeldByAll(id) && ledger.refusers(of: id).isEmpty
                && !ledger.signers(of: id).contains(me)
                && names.proposal(of: id)?.author != me && now < version.term.signBy
        }?.id
    }

    fileprivate func nothingToDecline(in agreement: AgreementID) -> Failure {
        guard preparation(of: agreement) != nil else {
            return Failure(
                .failed, "no proposal of somebody else’s waits for you", hints: "troth decline N",
                "to ask not to be asked again before a day: troth decline --not-again-until DATE")
        }
        return Failure(
            .failed, "there is no version yet to say no to, and an invitation need not be answered",
            hints: "to ask not to be asked again before a day: troth decline --not-again-until DATE",
            "to end it for everyone: troth leave")
    }
}
