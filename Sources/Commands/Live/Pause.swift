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
        let agreement = try session.agreement(named: agreement, isToTake: true)
        let own = session.acts(in: agreement).pauses.filter { $0.author == session.me }
        let holding = session.ledger.unsettled(own, in: agreement, for: session.me, at: session.moment)
        if let earlier = holding.first {
            console.say(
                "you have paused it already (\(LocalTime(earlier.said))), and it stays paused; nothing was written"
            )
        } else {
            try session.take([.pause], in: agreement)
            let isOver = session.ledger.hasEnded(agreement)
            console.say(
                "paused: \(session.names[agreement].title). "
                    + (isOver ? "It is over, so nothing was given anyway" : "Nothing is given, from now on"))
            session.listProtections(in: agreement, "these stay, also now:")
            session.tellOthers(of: agreement, isOver: isOver)
            session.tryDuties()
        }
        var json = ChangeJSON("pause", session.names[agreement], isChanged: holding.isEmpty)
        json.protections = session.protections(in: agreement)
        try console.json(json)
    }
}
