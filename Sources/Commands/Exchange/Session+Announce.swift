import Consent
import History
import Reporting
import Terminal

/// What is told of records that came.
struct Announcement {
    /// Each is said once.
    fileprivate(set) var lines: [StyledText] = []
    /// The records that are told.
    fileprivate(set) var told: [SignedRecord] = []
    /// What came although the owner asked not to be asked.
    fileprivate(set) var setAside: [SetAsideStatus] = []
    /// Whether something is kept and not told, since its author is blocked.
    fileprivate(set) var isSilent = false
}

extension Session {
    /// - Parameter records: records that came.
    /// - Returns: what is told of them. What takes permission away always is.
    func announcement(of records: [SignedRecord]) -> Announcement {
        let (blocked, setAside) = (contacts.blocked, setAside)
        // What comes to an account after it was ended is not heard.
        let late = Set(
            Set(records.compactMap(\.text.log.subject.agreement))
                .flatMap { repairs(in: $0).filter { $0.opener == me }.flatMap(\.late) }.map(\.id))
        var announcement = Announcement()
        for record in records {
            guard let known = ledger.records[record.id] else {
                announcement.lines.append(describe(record) + place(of: record))
                continue
            }
            if blocked.contains(known.author) {
                guard let line = brief(known) else {
                    announcement.isSilent = true
                    continue
                }
                announcement.told.append(record)
                if !announcement.lines.contains(line) { announcement.lines.append(line) }
                continue
            }
            if late.contains(known.id) { continue }
            switch setAside.reason(for: known) {
            case .notBefore(let until):
                let note = SetAsideStatus(known.act, until: until)
                guard !announcement.setAside.contains(note) else { continue }
                announcement.setAside.append(note)
                announcement.lines.append(StyledText(note.sentence))
            case .blocked: announcement.isSilent = true
            case nil:
                announcement.told.append(record)
                announcement.lines.append(describe(record) + place(of: record))
            }
        }
        return announcement
    }

    /// In which agreement it was, where there are several.
    private func place(of record: SignedRecord) -> StyledText {
        guard ledger.threads.count > 1, let agreement = record.text.log.subject.agreement else { return "" }
        return StyledText(" · \(names[agreement].title)", .muted)
    }

    /// What somebody who is blocked took away, without any words of theirs; nil for anything else.
    private func brief(_ record: Record) -> StyledText? {
        let who = name(record.author)
        switch record.act {
        case .no(let id): return StyledText("\(who) said no to \(number(of: id))")
        case .narrowing:
            return StyledText("\(who) tightened what they give; it holds from now on (troth status)")
        case .signal: return StyledText("\(who) added a stop signal; it holds from now on (troth status)")
        case .cannotProvide:
            return StyledText(
                "\(who) cannot provide something; what depends on it is not agreed (troth status)")
        case .pause: return StyledText("\(who) paused; nothing is given")
        case .leave:
            return StyledText("\(who) has ended this. Nothing is asked of you but to accept it.")
        case .unknown:
            return StyledText(
                "\(who) wrote something that only a newer troth understands; until you update troth, nothing is in force here"
            )
        case .proposal, .signature, .held, .delivered, .invitation, .answer, .notAgain, .asksAgain, .entry:
            return nil
        }
    }
}
