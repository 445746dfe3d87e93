import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension CheckInCommand {
    struct Every: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Choose a rhythm of your own, which nobody else learns of.",
            discussion: "As in: troth checkin every 14 days. When its time has come, your own status says so."
        )

        @Argument(help: "How many days, as in 14, or in 14 days.")
        var days: [String] = []

        @Flag(help: "No rhythm any more.")
        var never = false

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let days = try count()
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let isChanged = session.home.archive.checkInRhythm(in: agreement) != days
            if isChanged {
                let entry = try CheckInRhythmEntry(agreement, days: days)
                try session.write([.entry(AnyEntry(entry))], to: .private)
            }
            if let days {
                console.say(
                    "a check-in every \(days == 1 ? "day" : "\(days) days"): when its time has come, your own status says so, and nobody else’s\(isChanged ? "" : "; it was so already")"
                )
            } else {
                console.say(
                    "no rhythm: status says nothing of check-ins\(isChanged ? "" : "; it was so already")")
            }
            try console.json(
                JSON(agreement: session.names[agreement].agreement, days: days, isChanged: isChanged))
        }

        private func count() throws -> UInt64? {
            let range = CheckInRhythmEntry.days
            let example = "troth checkin every 14 days, or troth checkin every --never"
            guard !never else {
                guard days.isEmpty else { throw Failure(.usage, "it is either a number of days or --never") }
                return nil
            }
            guard let first = days.first,
                days.count == 1 || days.count == 2 && ["day", "days"].contains(days[1]),
                let count = Decimal.parse(first.utf8)
            else { throw Failure(.usage, "say how many days lie between two check-ins", hints: example) }
            guard range.contains(count) else {
                throw Failure(
                    .usage, "a rhythm has \(range.lowerBound) to \(range.upperBound) days", hints: example)
            }
            return count
        }

        /// What was chosen, for machines.
        private struct JSON: Encodable {
            let schema = "troth/checkin-rhythm/v0"
            let agreement: AgreementMention
            let days: UInt64?
            let isChanged: Bool

            private enum CodingKeys: CodingKey { case schema, agreement, days, isChanged }
        }
    }
}
