import ArgumentParser
import Canonical

/// From when and until when something is wanted.
struct TimeSpanOptions: ParsableArguments {
    @Option(help: "Only from then on. \(TimeArgument.help)")
    var since: String?

    @Option(help: "Only until then. \(TimeArgument.help)")
    var until: String?

    /// - Parameter now: the present.
    /// - Returns: the two times, where they were given; of a day its beginning and its end.
    /// - Throws: `Failure`, where one of them is no time.
    func times(now: Instant) throws -> (since: Instant?, until: Instant?) {
        (
            try since.map { try TimeArgument($0, for: "--since", now: now).beginning },
            try until.map { try TimeArgument($0, for: "--until", now: now).end }
        )
    }
}
