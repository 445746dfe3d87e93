package import Canonical

/// Whatever moves what stands, closed: nothing else does; and, beside it, what has a place in a log and moves nothing.
///
/// Acts either take permission away, and then count as soon as their own signature verifies; or they give it, and
/// then count only where everything about them checks.
package enum Act: Equatable, Sendable {
    // What gives.
    /// Puts a version before the others.
    // Kept apart from the act, as the other two that carry much, so that the many small acts stay small.
    indirect case proposal(VersionID, Version)
    /// Its author's signature over a version's text, which the record carries and which has been verified.
    case signature(VersionID)
    /// The log that signed has seen every signature, in time.
    case held(VersionID)
    /// So many records of another's log, without a gap, have reached this machine.
    case delivered(LogID, length: UInt64)

    // What moves nothing.
    /// The thread is begun between these people, to be answered before there is any text.
    indirect case invitation(Invitation)
    /// What its author answered before there was any text: their own lines and words in what a text may come to. It is
    /// nobody's yes to a text, and says how far others may write one for them.
    indirect case answer(Version)
    /// Its author asks to be asked nothing by just these people before a time; see `NotAgain`.
    case notAgain(until: Instant)
    /// Its author takes back a `notAgain` of theirs; where `hereOnly`, for the thread alone that this stands in.
    case asksAgain(RecordID, hereOnly: Bool)
    /// An entry of another kind.
    case entry(kind: String)

    // What takes.
    /// No to a version, for good: declined, taken back, or run out of time.
    case no(VersionID)
    /// A limit on its author's own line of a row.
    case narrowing(RowKey, Boundary)
    /// A stop signal of its author's own.
    case signal(StopSignal)
    /// Its author cannot provide a protection that is theirs to provide.
    case cannotProvide(Slug)
    case pause
    case leave
    /// An act that only a newer troth knows. It might take something away, so it is taken to take everything.
    case unknown

    /// Whether it takes permission away, also the permission to ask, so that it counts whatever else is missing, forked or
    /// late.
    package var takes: Bool {
        switch self {
        case .proposal, .signature, .held, .delivered, .invitation, .answer, .asksAgain, .entry: false
        case .notAgain, .no, .narrowing, .signal, .cannotProvide, .pause, .leave, .unknown: true
        }
    }
}

/// A stop signal that somebody added for themselves.
package struct StopSignal: Hashable, Sendable {
    package let words: Prose

    /// - Parameter words: what the signal is and what it means.
    package init(_ words: Prose) { self.words = words }
}

/// One act, with what its record says of it.
package struct Record: Equatable, Sendable {
    package let id: RecordID
    package let log: LogID
    /// Its place in the log, counted from 0.
    package let index: UInt64
    package let author: PartyID
    package let agreement: AgreementID
    /// When its author says it was written. A claim.
    package let said: Instant
    package let act: Act

    /// - Parameters: as the properties say.
    package init(
        id: RecordID, log: LogID, index: UInt64, author: PartyID, agreement: AgreementID, said: Instant,
        act: Act
    ) {
        self.id = id
        self.log = log
        self.index = index
        self.author = author
        self.agreement = agreement
        self.said = said
        self.act = act
    }
}
