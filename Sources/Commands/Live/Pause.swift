import ArgumentParser
import Consent
import History
import Reporting
import Terminal

struct Pause: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pause an agreement, alone and at once.",
        discussion:
            "Nothing is given while it is paused. Limits, stop signals and all that protects people stay.")

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        try console.json(session.pause(session.agreement(named: agreement, isToTake: true)))
    }
}

extension Session {
    /// - Parameter agreement: the thread.
    /// - Returns: the owner's pauses of it that hold.
    func ownPauses(of agreement: AgreementID) -> [Record] {
        let own = acts(in: agreement).pauses.filter { $0.author == me }
        return ledger.unsettled(own, in: agreement, for: me, at: moment)
    }

    /// Pauses a thread, and says so.
    ///
    /// - Parameter agreement: the thread.
    /// - Returns: what changed.
    /// - Throws: `Failure`, `VaultError`.
    func pause(_ agreement: AgreementID) throws -> ChangeJSON {
        let holding = ownPauses(of: agreement)
        if let earlier = holding.first {
            console.say(
                "you have paused it already (\(LocalTime(earlier.said))), and it stays paused; nothing was written"
            )
        } else {
            try take([.pause], in: agreement)
            let isOver = ledger.hasEnded(agreement)
            console.say(
                "paused: \(names[agreement].title). "
                    + (isOver ? "It is over, so nothing was given anyway" : "Nothing is given, from now on"))
            listProtections(in: agreement, "these stay, also now:")
            tellOthers(of: agreement, isOver: isOver)
            tryDuties()
        }
        var json = ChangeJSON("pause", names[agreement], isChanged: holding.isEmpty)
        json.protections = protections(in: agreement)
        return json
    }
}
