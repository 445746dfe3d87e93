import Canonical
import Consent
import History

/// One record as it was written, remembered beside the homes: what a home should know is worked out from these.
struct Fact {
    enum What {
        case proposal(VersionID, Version)
        case signature(VersionID)
        case held(VersionID)
        case no(VersionID)
        case narrowing(RowKey, Limit)
        case signal
        case cannotProvide(Slug)
        case pause
        case leave
        case received(LogID, UInt64)
        case invitation(Invitation)
        case answer(Version)
        case entry
    }

    let id: RecordID
    let author: PartyID
    let log: LogID
    let index: UInt64
    let said: Instant
    /// Nil for what is private.
    let thread: AgreementID?
    let what: What
    /// Whether it takes something away.
    let takes: Bool

    init(_ text: RecordText) {
        (id, author, log, index, said) = (text.id, text.log.author, text.log.id, text.index, text.said)
        thread = text.log.subject.agreement
        what =
            switch text.body {
            case .proposal(let source): .proposal(source.id, source.version)
            case .signature(let version, _): .signature(version)
            case .held(let version): .held(version)
            case .no(let version): .no(version)
            case .narrowing(let row, let boundary): .narrowing(row, Limit(boundary))
            case .signal: .signal
            case .cannotProvide(let item): .cannotProvide(item)
            case .pause: .pause
            case .leave: .leave
            case .delivered(let log, let length): .received(log, length)
            case .entry, .unknownEntry, .unknownAct:
                switch text.body.entry {
                case let entry as InvitationEntry: .invitation(entry.invitation)
                case let entry as AnswerEntry: .answer(entry.source.version)
                default: .entry
                }
            }
        takes =
            switch what {
            case .no, .narrowing, .signal, .cannotProvide, .pause, .leave: true
            case .entry: text.body.entry is NotAgainEntry
            default: false
            }
    }
}
