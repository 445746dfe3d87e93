import ArgumentParser
import Consent
import History
import Reporting
import Terminal
import Vault

struct CalendarCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Write dates to a file for your calendar.",
        discussion: """
            When to look at an agreement together again, when it ends, and your own check-ins, under neutral titles: \
            “Review”, “End”, “Check-in”. Take the file in again after a change, and the dates move.
            """)

    @Option(name: .shortAndLong, help: "The file to write, as in dates.ics; - for standard output.")
    var output: String

    @Flag(help: "Put the titles of agreements into it.")
    var titles = false

    @Option(help: "One agreement only.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        guard output != "-" || !global.json else {
            throw Failure(.usage, "a calendar on standard output and --json do not go together")
        }
        let session = try Session(console)
        let view = session.calendar(
            of: try agreement.map { try session.agreement(named: $0) }, hasTitles: titles)
        // A calendar without anything in it is none, by its format.
        guard !view.events.isEmpty else {
            throw Failure(
                .failed, "there is no review, end or check-in of yours to put into a calendar",
                hints: "troth status", "a rhythm of your own: troth checkin every 14 days")
        }
        if output == "-" {
            console.put(view.iCalendar)
        } else {
            try Files.write(output, view.iCalendar, replacing: global.yes)
            try console.show(view)
        }
        let file = output == "-" ? "it" : output
        console.say(
            "\(file) is not encrypted: whoever can read it, or a calendar that it goes into, can read these dates\(titles ? " and titles" : ""); many calendars lie on other people’s machines"
        )
    }
}

extension Session {
    /// - Parameters:
    ///   - agreement: one thread, or nil for all.
    ///   - hasTitles: whether the titles of agreements stand in it.
    /// - Returns: what has a date now.
    fileprivate func calendar(of agreement: AgreementID?, hasTitles: Bool) -> CalendarView {
        let moment = moment
        let series = ledger.threads.keys.compactMap { id in
            home.archive.checkInSeries(in: id).map { (id, $0) }
        }
        return CalendarView(
            ledger, ledger.standing(at: moment, for: me), names: names,
            checkIns: Dictionary(series, uniquingKeysWith: { first, _ in first }), of: agreement,
            hasTitles: hasTitles, at: moment)
    }
}
