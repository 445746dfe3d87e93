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

    @Flag(help: "Every agreement that nobody has left.")
    var everywhere = false

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        guard everywhere else {
            return try console.json(session.pause(session.agreement(named: agreement, isToTake: true)))
        }
        guard agreement == nil else { throw Failure(.usage, "it is either --everywhere or --agreement") }
        let all = session.agreements.map(\.id).filter { id in
            !session.ledger.hasEnded(id)
                && session.ledger.threads[id]?.versions.contains(where: session.ledger.isHeldByAll) ?? false
        }
        guard let first = all.first else {
            throw Failure(.failed, "there is no agreement here that all have signed", hints: "troth status")
        }
        // One that cannot be written down keeps none of the others from being paused.
        let others = all.dropFirst().compactMap { id in session.trying { try session.pause(id) } }
        var json = try session.pause(first)
        if !others.isEmpty { json.elsewhere = others }
        try console.json(json)
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
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - isApart: whether its owner would like distance, so that nobody is to be called.
    /// - Returns: what changed.
    /// - Throws: `Failure`, `VaultError`.
    func pause(_ agreement: AgreementID, isApart: Bool = false) throws -> ChangeJSON {
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
            tellOthers(of: agreement, isOver: isOver || isApart)
            tryDuties()
        }
        var json = ChangeJSON("pause", names[agreement], isChanged: holding.isEmpty)
        json.protections = protections(in: agreement)
        return json
    }
}
