import Vault
import History
import ArgumentParser
import Consent
import Reporting

struct Status: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show where things stand.",
        discussion:
            "With --check it ends with 0 where an agreement is in force, and with 2 where none is. It is never a go signal."
    )

    @Option(help: "One agreement only.")
    var agreement: String?

    @Flag(help: "End with 2 where nothing is in force.")
    var check = false

    @Option(
        name: .customLong("at"),
        help: "A past moment, as each person knew it. \(TimeArgument.help)")
    var time: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let past = try time.map { text in
            guard !check else { throw Failure(.usage, "--check is about now, and --at about a past moment") }
            return try TimeArgument(text, for: "--at", now: console.context.clock())
        }
        let session = try Session(console)
        let chosen = try agreement.map { try session.agreement(named: $0) }
        if let past {
            let now = session.moment.latest
            guard past.beginning <= now else {
                throw Failure(.usage, "that is yet to come; --at is about the past", hints: "troth status")
            }
            return try console.show(
                PastView(
                    session.ledger, names: session.names, entries: session.home.archive.entries,
                    at: min(past.end, now), of: chosen))
        }
        let view = session.status(of: chosen)
        try console.show(view)
        for agreement in session.agreements.map(\.id) where chosen == nil || chosen == agreement {
            session.sayRoundWarnings(of: agreement)
        }
        if check && session.home.archive.wasSetBack { throw ExitCodeError(code: .doesNotHold) }
        if check && !view.isInForce { throw ExitCodeError(code: .notInForce) }
    }
}
