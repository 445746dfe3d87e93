import Canonical

/// What one needs and the others do not give: the rows that hang on it stay closed.
struct MustHaves: ConcernRule {
    let ids = [ConcernID.mustHaveUnmet]

    func concerns(in subject: ConcernSubject) -> [Concern] {
        subject.version.items.flatMap { item -> [Concern] in
            switch item {
            case .row(let row): row.neededBy.compactMap { unmet(row, $0, subject) }
            case .protection(let one): one.neededBy.compactMap { unmet(one, $0, subject) }
            case .promise, .fact: []
            }
        }
    }

    private func unmet(_ row: Row, _ need: MustHave, _ subject: ConcernSubject) -> Concern? {
        // Who does not give what they need themselves has decided so.
        let others = row.lines.filter { $0.key != need.party && !$0.value.isGranted }
        guard !row.outcome.isGranted, !others.isEmpty,
            subject.version.rows.contains(where: { need.covers($0.key) && $0.outcome.isGranted })
        else { return nil }
        return Concern(
            .mustHaveUnmet,
            "\(subject.name(need.party)) needs “\(row.label)” for \(subject.labels(need.items.sorted())), and \(subject.names(subject.ordered(Set(others.keys)))) \(others.count == 1 ? "does" : "do") not agree to it",
            suggestion: "Unless that changes freely, these rows stay closed. That is a good answer too.",
            items: [row.key.item] + need.items.sorted(),
            people: [need.party] + subject.ordered(Set(others.keys)))
    }

    private func unmet(_ protection: Protection, _ need: MustHave, _ subject: ConcernSubject) -> Concern? {
        let cannot = (subject.ledger.threads[subject.version.agreement]?.cannotProvides ?? []).filter {
            $0.act == .cannotProvide(protection.id) && protection.providers.contains($0.author)
                && $0.author != need.party && !subject.version.settles.contains($0.id.bytes)
        }
        let people = subject.ordered(Set(cannot.map(\.author)))
        guard !people.isEmpty else { return nil }
        return Concern(
            .mustHaveUnmet,
            "\(subject.name(need.party)) needs “\(protection.label)” for \(subject.labels(need.items.sorted())), and \(subject.names(people)) cannot provide it",
            suggestion:
                "Find out together who else could, or what would do instead. Until then these rows stay closed.",
            items: [protection.id] + need.items.sorted(), people: [need.party] + people)
    }
}
