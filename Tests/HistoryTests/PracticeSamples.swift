import Canonical
import Consent
import History
import HistorySupport

/// Entries of every practice that can be read back, for tests of how they are written.
enum PracticeSamples {
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - cast: its people.
    /// - Returns: what can stand in the thread's logs, and what in the private one.
    static func all(
        about agreement: AgreementID, among cast: Cast
    ) throws -> (ofThread: [any Entry], own: [any Entry]) {
        let words = try Prose([Line("slower, and “warm” ❤️"), Line("about red")])
        let checkIns = [
            try CheckInEntry(agreement, [mark(.everything, .red)]),
            try CheckInEntry(
                agreement,
                [
                    mark(.section(word("play")), .green, .same, words),
                    mark(.section(word("gear")), nil, .pause), mark(.row(word("play")), nil, nil, words),
                    mark(.row(word("leash")), .yellow, .less),
                ]),
        ]
        let own: [any Entry] = [
            try CheckInRhythmEntry(agreement, days: 14), try CheckInRhythmEntry(agreement, days: nil),
        ]
        return (checkIns, checkIns + own)
    }

    static func mark(
        _ subject: CheckInEntry.Subject, _ comfort: CheckInEntry.Comfort?, _ wish: CheckInEntry.Wish? = nil,
        _ words: Prose? = nil
    ) -> CheckInEntry.Mark { CheckInEntry.Mark(subject, comfort: comfort, wish: wish, words: words)! }
}
