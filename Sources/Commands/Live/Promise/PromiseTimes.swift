import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal

/// When a promise has its time, as options.
struct PromiseTimes: ParsableArguments {
    @Option(help: "By when; a day counts to its end here. \(TimeArgument.help)")
    var due: String?

    @Option(help: "How many days lie between one time and the next, where it comes again.")
    var every: UInt64?

    /// - Parameter moment: the present.
    /// - Returns: by when it is promised.
    /// - Throws: `Failure`, where that is no time, or has passed, or the rhythm is none.
    func checked(at moment: Moment) throws -> (due: Instant?, every: UInt64?) {
        if let every, !PromiseEntry.days.contains(every) {
            let range = PromiseEntry.days
            throw Failure(
                .usage, "a rhythm has \(range.lowerBound) to \(range.upperBound) days", hints: "--every 7")
        }
        return (try due.map { try Self.time($0, at: moment) }, every)
    }

    /// - Parameters:
    ///   - text: a day, or a time.
    ///   - moment: the present.
    /// - Throws: `Failure`, where it is neither, or has passed.
    static func time(_ text: String, at moment: Moment) throws -> Instant {
        let time = try TimeArgument(text, for: "--due", now: moment.clock).end
        guard time > moment.latest else {
            throw Failure(.usage, "\(ShownTime(time).asEnd) has passed already")
        }
        return time
    }
}
