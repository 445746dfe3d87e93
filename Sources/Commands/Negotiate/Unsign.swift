import ArgumentParser
import Consent
import History
import Reporting
import Terminal

struct Unsign: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take your signature of a version back.",
        discussion:
            "It can be done until every home has everyone’s signatures. It is final and needs no reason.")

    @Argument(help: "The version, by its number; the newest that you signed, where none is named.")
    var version: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        let signed = session.versions(of: agreement).map(\.id).filter {
            session.ledger.signers(of: $0).contains(session.me)
        }
        let id =
            try version.map { try session.version(named: $0, in: agreement).id }
            ?? signed.last { !session.ledger.refusers(of: $0).contains(session.me) } ?? signed.last
        guard let id, signed.contains(id) else {
            throw Failure(
                .failed, "you have not signed \(id.map(session.number) ?? "anything here")",
                hints: "to say no to a version: troth decline N")
        }
        try console.json(
            session.sayNo(to: id, in: agreement, as: "unsign", "your signature is taken back"))
    }
}

extension Session {
    /// Says no to a version, for good.
    ///
    /// - Parameters:
    ///   - id: the version.
    ///   - agreement: its thread.
    ///   - command: what was typed.
    ///   - done: what is said once it is written.
    ///   - isLast: whether nothing is to be proposed again for now.
    /// - Returns: what changed.
    /// - Throws: `Failure`, `Refusal`, `VaultError`.
    func sayNo(
        to id: VersionID, in agreement: AgreementID, as command: String, _ done: StyledText,
        isLast: Bool = false
    ) throws -> ChangeJSON {
        let number = number(of: id)
        let names = names[agreement]
        let isNew = !ledger.refusers(of: id).contains(me)
        if isNew {
            do { try ledger.checkNo(to: id, by: me) } catch let refusal as Refusal
                where refusal.rule == .heldByAll
            {
                throw Failure(
                    .refused, "\(number): \(refusal.reason)",
                    hints:
                        "what is yours alone to do, at once and without a reason: troth tighten ITEM, troth pause, troth leave"
                )
            }
            // Nothing else is done before this: it must not come too late.
            try take([.no(id)], in: agreement)
            console.say(done)
            console.say(
                "nobody can bring \(number) into force any more; no reason is needed, and none was written"
                    + (isLast ? "" : ". Whoever wants it after all proposes it again")
            )
            let others = (ledger.threads[agreement]?.parties ?? []).subtracting([me]).sorted().map(name)
            console.say("\(others.joined(separator: " and ")) will see it with your next bundle")
            tryDuties()
        } else {
            console.say("you have said no to \(number) already; nothing was written")
        }
        var json = ChangeJSON(command, names, isChanged: isNew)
        json.version = names.mention(of: id)
        return json
    }
}
