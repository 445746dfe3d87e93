import ArgumentParser
import Consent
import History
import Reporting
import Terminal

struct Resume: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Propose what stood before a pause, anew, for everyone to sign.",
        discussion: """
            Each line is kept to what its owner still gives. Where somebody proposed the same already, it is that one \
            which you may sign. Nothing is given again until everyone has signed.
            """)

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @Option(
        name: .customLong("i-have-read"), help: "The whole id of the waiting version, once you have read it.")
    var haveRead: String?

    @Flag(help: "Sign although a contact’s number has not been compared.")
    var unverified = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        try session.doDuties()
        let agreement = try session.agreement(named: agreement)
        guard
            let resumption = try session.ledger.resumption(
                of: agreement, for: session.me, at: session.moment)
        else {
            console.say("it is not paused; nothing was written")
            return try console.json(ChangeJSON("resume", session.names[agreement], isChanged: false))
        }
        if resumption.waiting == nil {
            try session.checkAsking(resumption.version.partyIDs, in: agreement)
        }
        let names = session.names[agreement]
        guard try resumption.waiting != nil || session.unlocked({ try isMeant(names.title, console) }) else {
            console.say("nothing was written; it stays paused")
            return try console.json(ChangeJSON("resume", names, isChanged: false))
        }
        let id = try resumption.waiting ?? session.propose(resumption.version)
        let isProposed = resumption.waiting == nil
        let number = try session.version(named: "\(id)", in: agreement).number
        console.say(
            isProposed
                ? "you proposed version \(number), what stood before the pause"
                : "version \(number) says just that and waits for answers")

        var isSigned = false
        if session.ledger.signers(of: id).contains(session.me) {
            console.say("you have signed it; nothing is given until everyone has")
        } else if (!isProposed && haveRead != nil) || (try? console.dialogue(orElse: "")) != nil {
            let signing = Signing(session, haveRead: isProposed ? nil : haveRead, unverified: unverified)
            isSigned = try signing.run(id)
            if isSigned { try signing.announce(id) }
        } else {
            let number = try session.version(named: "\(id)", in: agreement).number
            console.say(
                "nothing is given until everyone has signed; you may leave it, too. To read it: troth show \(number)"
            )
        }
        var json = ChangeJSON("resume", session.names[agreement], isChanged: isProposed || isSigned)
        json.version = session.names[agreement].mention(of: id)
        json.isProposed = isProposed
        json.isSigned = isSigned
        try console.json(json)
    }

    /// Where nobody can be asked, whoever wrote the command meant it: a proposal gives nothing.
    private func isMeant(_ title: String, _ console: Console) throws -> Bool {
        guard let dialogue = try? console.dialogue(orElse: "") else { return true }
        return try dialogue.yesOrNo(
            "“\(title)”: propose what stood before the pause, anew, for everyone to sign or leave?")
    }
}

extension Session {
    /// Puts a version before the others.
    ///
    /// - Throws: `Refusal`, `FormatError`, `VaultError`.
    func propose(_ version: Version) throws -> VersionID {
        try ledger.checkProposal(version, by: me, at: moment)
        let source = try VersionSource(version)
        try checkAsking(version.partyIDs, in: version.agreement)
        try write([.proposal(source)], to: .agreement(version.agreement))
        try liftOwnNotAgain(in: version.agreement)
        return source.id
    }
}
