package import Canonical
package import Consent
package import TransparencyLog

/// What a record says: an act, which moves what stands, or an entry, which never does.
package enum RecordBody: Equatable, Sendable {
    // Acts: a closed list.
    case proposal(VersionSource)
    /// Its author's signature line over the version's text.
    case signature(VersionID, SignatureLine)
    case held(VersionID)
    case no(VersionID)
    case narrowing(RowKey, Boundary)
    case signal(Prose)
    case cannotProvide(Slug)
    case pause
    case leave
    case delivered(LogID, length: UInt64)
    /// An act that only a newer troth knows, kept as it is.
    case unknownAct(kind: Slug, lines: [UInt8])

    // Entries: an open list.
    case entry(AnyEntry)
    /// An entry that only a newer troth knows, kept as it is.
    case unknownEntry(kind: Slug, lines: [UInt8])

    /// The word behind `act` or `entry`.
    package var kind: String {
        switch self {
        case .proposal: "proposal"
        case .signature: "signature"
        case .held: "held"
        case .no: "no"
        case .narrowing: "narrowing"
        case .signal: "signal"
        case .cannotProvide: "cannot-provide"
        case .pause: "pause"
        case .leave: "leave"
        case .delivered: "delivered"
        case .entry(let entry): type(of: entry.entry).kind
        case .unknownAct(let kind, _), .unknownEntry(let kind, _): kind.description
        }
    }

    /// The entry that it is; nil for an act, and for an entry that only a newer troth knows.
    package var entry: (any Entry)? { if case .entry(let entry) = self { entry.entry } else { nil } }

    /// Whether it is an act.
    package var isAct: Bool {
        switch self {
        case .proposal, .signature, .held, .no, .narrowing, .signal, .cannotProvide, .pause, .leave,
            .delivered,
            .unknownAct:
            true
        case .entry, .unknownEntry: false
        }
    }

    /// - Parameter subject: what a log belongs to.
    /// - Returns: whether it may stand there: what is private is never sent, and acts are never kept from the others. Where
    ///   something unknown belongs, only a newer troth knows.
    package func belongs(to subject: LogSubject) -> Bool {
        switch self {
        case .entry(let entry): Self.isInPlace(entry.entry, subject)
        case .unknownAct, .unknownEntry: true
        default: subject != .private
        }
    }

    private static func isInPlace(_ entry: any Entry, _ subject: LogSubject) -> Bool {
        guard type(of: entry).place.allows(subject) else { return false }
        // What names a thread stands in no other one's log.
        guard let agreement = (entry as? any EntryOfThread)?.agreement else { return true }
        return subject == .private || subject == .agreement(agreement)
    }

    /// Whether it takes permission away, also the permission to ask, so that it counts whatever else is missing.
    package var takes: Bool {
        switch self {
        case .entry(let entry): type(of: entry.entry).takes
        case .no, .narrowing, .signal, .cannotProvide, .pause, .leave, .unknownAct: true
        default: false
        }
    }
}
