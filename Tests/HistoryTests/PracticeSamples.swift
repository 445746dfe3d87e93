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
        let record = RecordID(bytes32(44))
        let promises: [any Entry] = [
            try PromiseEntry(to: [cast.cooper.id], words: words),
            try PromiseEntry(to: [cast.cooper.id, cast.sam.id], due: time(20), every: 7, words: words),
            PromiseMarkEntry(.item(word("care")), .kept), PromiseMarkEntry(.added(record), .missed),
            PromiseMarkEntry(.added(record), .ended), PromiseMarkEntry(.item(word("care")), .released),
        ]
        let kind: [any Entry] = [
            try ThanksEntry(to: [cast.cooper.id, cast.sam.id], words: words),
            try ThanksEntry(to: [cast.cooper.id], about: .item(word("leash")), words: words),
            try ThanksEntry(to: [cast.cooper.id], about: .added(record), words: words),
            WishEntry(words), WishDoneEntry(record),
        ]
        let hidden: [any Entry] = [
            HiddenEntry(record, in: agreement), HiddenEntry(record, in: agreement, isShownAgain: true),
        ]
        let repairs: [any Entry] = [
            RepairEntry(agreement, words: words),
            RepairEntry(agreement, wish: .distance, about: word("leash"), words: words),
            RepairOwnEntry(record, in: agreement, did: words, effect: words),
        ]
        let answers: [any Entry] =
            [
                try PromiseEntry(to: [cast.cooper.id], every: 7, after: record, words: words),
                RepairReviewEntry(record, words: words), RepairShownEntry(record, true),
                RepairShownEntry(record, false),
            ] + RepairCloseEntry.Outcome.allCases.map { RepairCloseEntry(record, $0) }
        let deletion: [any Entry] = [
            DeletionRequestEntry(), DeletionRequestEntry(words), DeletionReceiptEntry(record),
            DeletionReceiptEntry(record, words),
        ]
        let log = LogName(author: cast.rex.id, subject: .agreement(agreement), device: bytes32(2))
        let mine = LogName(author: cast.rex.id, subject: .private, device: bytes32(3))
        let row = RowKey(word("leash"), taking: [word("holds"): cast.cooper.id, word("wears"): cast.rex.id])
        let forgotten: [any Entry] = [
            try ForgottenEntry(log, first: 0, leaves: [bytes32(4), bytes32(5)], head: Array("head".utf8)),
            try KeptNotAgainEntry(
                record, in: agreement, by: cast.rex.id, until: time(30), among: [cast.rex.id, cast.cooper.id]),
            try KeptLimitsEntry([
                KeptLimit(from: bytes32(6), row, .hardLimit, until: nil),
                KeptLimit(
                    from: bytes32(7), row, .granted(Grant(.askFirst, atMost: 3)), until: time(40)),
            ]),
            try ForgottenEntry(mine, first: 8192, leaves: [], head: nil),
        ]
        let asked = try Line("What let you “relax”?")
        let reflections: [any Entry] = [
            ReflectionEntry(to: word("relaxed"), asked: asked, words: words),
            ReflectionEntry(to: word("relaxed"), asked: asked, continues: record, words: words),
        ]
        return (
            checkIns + promises + kind + repairs + answers + deletion,
            checkIns + own + hidden + repairs + reflections + forgotten
        )
    }

    static func mark(
        _ subject: CheckInEntry.Subject, _ comfort: CheckInEntry.Comfort?, _ wish: CheckInEntry.Wish? = nil,
        _ words: Prose? = nil
    ) -> CheckInEntry.Mark { CheckInEntry.Mark(subject, comfort: comfort, wish: wish, words: words)! }
}
