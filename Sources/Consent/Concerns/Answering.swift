import Canonical

/// What the answers look like from afar.
struct Answering: ConcernRule {
    let ids = [ConcernID.mostlyUnanswered, .sameAnswerEverywhere]

    /// So many rows say something; in fewer a pattern is chance.
    private static let fewestRows = 4
    /// So many lines of one person say something.
    private static let fewestLines = 6

    func concerns(in subject: ConcernSubject) -> [Concern] {
        unanswered(in: subject) + sameAnswers(in: subject)
    }

    private func unanswered(in subject: ConcernSubject) -> [Concern] {
        let rows = subject.version.rows
        let silent = rows.filter { $0.lines.values.allSatisfy { $0 == .notAgreed } }
        guard rows.count >= Self.fewestRows, silent.count * 2 > rows.count else { return [] }
        return [
            Concern(
                .mostlyUnanswered, "\(silent.count) of \(rows.count) rows are not agreed by anybody",
                suggestion:
                    "That may be just right. If they were not read yet, take the time; a short text that everybody has read is worth more than a long one.",
                items: silent.map(\.key.item).distinct)
        ]
    }

    private func sameAnswers(in subject: ConcernSubject) -> [Concern] {
        subject.version.parties.compactMap { party in
            let rungs = subject.version.rows.compactMap { row -> Rung? in row.lines[party.id].map(Rung.init) }
            // Nothing given at all is how everybody begins.
            guard rungs.count >= Self.fewestLines, let first = rungs.first, first != .notAgreed,
                rungs.allSatisfy({ $0 == first })
            else { return nil }
            return Concern(
                .sameAnswerEverywhere, "every line of \(party.name) says “\(first.words)”",
                suggestion:
                    "Few people feel the same about \(rungs.count) things. Read them once more, one by one.",
                people: [party.id])
        }
    }

    private enum Rung: Equatable {
        case hardLimit
        case notAgreed
        case granted(Grant.Rung)

        init(_ boundary: Boundary) {
            switch boundary {
            case .hardLimit: self = .hardLimit
            case .notAgreed: self = .notAgreed
            case .granted(let grant): self = .granted(grant.rung)
            }
        }

        var words: String {
            switch self {
            case .hardLimit: Boundary.hardLimitWords
            case .notAgreed: Boundary.notAgreedWords
            case .granted(let rung): rung.words
            }
        }
    }
}
