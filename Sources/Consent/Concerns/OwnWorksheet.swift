import Canonical

/// Whether a text says more for its reader than their own worksheet does.
struct OwnWorksheet: ConcernRule {
    let ids = [ConcernID.widerThanWorksheet]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        guard let reader = subject.reader, !subject.worksheet.isEmpty else { return [] }
        let wider = subject.version.rows.filter { row in
            guard let line = row.lines[reader], let own = subject.worksheet[row.key] else { return false }
            return !line.isNarrowing(of: own)
        }
        guard !wider.isEmpty else { return [] }
        let items = wider.map(\.key.item).distinct
        return [
            Concern(
                .widerThanWorksheet,
                "\(subject.labels(items)) \(items.count == 1 ? "says" : "say") more for \(subject.name(reader)) than their own worksheet does",
                suggestion:
                    "Perhaps your mind has changed, or the answers slipped. What you wrote alone counts: you can tighten at any time.",
                items: items, people: [reader])
        ]
    }
}
