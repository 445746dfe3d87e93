import Canonical
import Consent

/// Rule 6: what somebody last gave.
extension Reference {
    /// The newest version that somebody proposed or signed, or else what they answered: within a log by its order, between
    /// logs by their own word.
    func newest(by person: PartyID, in thread: AgreementID) -> Version? {
        var texts: [Fact] = []
        var answers: [Fact] = []
        for fact in acts(in: thread) where fact.author == person {
            switch fact.what {
            case .proposal: texts.append(fact)
            case .signature(let id) where versions[id] != nil: texts.append(fact)
            case .answer: answers.append(fact)
            default: break
            }
        }
        let logs = Dictionary(grouping: texts.isEmpty ? answers : texts, by: \.log).values
        let last = logs.compactMap { log in log.max { ($0.index, $0.id) < ($1.index, $1.id) } }
            .max { ($0.said, $0.id) < ($1.said, $1.id) }
        switch last?.what {
        case .proposal(_, let version), .answer(let version): return version
        case .signature(let id): return versions[id]
        default: return nil
        }
    }

    func lastGiven(by person: PartyID, for row: RowKey, in thread: AgreementID) -> Limit {
        guard let newest = newest(by: person, in: thread) else { return .no }
        let settled = settled(newest)
        var limit = newest.rows.first { $0.key == row }?.lines[person].map(Limit.init) ?? .no
        for fact in acts(in: thread) where fact.author == person && !settled.contains(fact.id.bytes) {
            if case .narrowing(row, let to) = fact.what { limit = limit.with(to) }
        }
        return limit
    }

    /// The lines of a version that are wider than what their owners last gave.
    func tooWide(in version: Version, of people: Set<PartyID>) -> [String] {
        version.rows.flatMap { row in
            row.lines.filter { person, line in
                let given = lastGiven(by: person, for: row.key, in: version.agreement)
                return people.contains(person) && Limit(line).with(given) != Limit(line)
            }.map { "\(row.key.item) of \($0.key.bytes.hex.prefix(4)): \(Limit($0.value))" }
        }
    }
}
