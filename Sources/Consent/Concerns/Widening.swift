import Canonical

/// Whose boundaries widen, and when.
struct Widening: ConcernRule {
    let ids = [ConcernID.wideningOneSided, .wideningAfterScene, .wideningAgain]

    /// So long after a scene nobody should have to think about wanting more.
    private static let afterScene = Seconds.hours(24)
    /// What widened within this time has not been lived with yet.
    private static let again = Seconds.days(30)
    /// So many lines say something; fewer fall on one person easily.
    private static let fewestLines = 2

    func concerns(in subject: ConcernSubject) -> [Concern] {
        guard !subject.widenings.isEmpty else { return [] }
        let rows = subject.widenings.map(\.row.item).distinct
        return [oneSided(subject, rows), afterScene(subject, rows), again(subject, rows)].compactMap(\.self)
    }

    private func oneSided(_ subject: ConcernSubject, _ rows: [Slug]) -> Concern? {
        let people = subject.widenings.map(\.party).distinct
        guard people.count == 1, subject.widenings.count >= Self.fewestLines else { return nil }
        let name = subject.name(people[0])
        return Concern(
            .wideningOneSided,
            "everything that becomes wider is \(name)’s own line: \(subject.labels(rows))",
            suggestion: "Ask \(name), at a quiet moment and apart from any plan, whose wish this is.",
            items: rows, people: people)
    }

    private func afterScene(_ subject: ConcernSubject, _ rows: [Slug]) -> Concern? {
        let (ledger, moment, everyone) = (subject.ledger, subject.moment, subject.version.partyIDs)
        let isSoon = ledger.versions.contains { id, scene in
            scene.kind == .scene && id != subject.id && scene.partyIDs.intersection(everyone).count > 1
                && ledger.isHeldByAll(id) && scene.term.from <= moment.latest
                && moment.latest < scene.term.until + Self.afterScene
        }
        guard isSoon else { return nil }
        return Concern(
            .wideningAfterScene,
            "\(subject.labels(rows)) would become wider less than 24 hours after a scene",
            suggestion:
                "What felt easy in a scene can look different two days later. Nothing is lost by waiting.",
            items: rows)
    }

    private func again(_ subject: ConcernSubject, _ rows: [Slug]) -> Concern? {
        let (ledger, moment) = (subject.ledger, subject.moment)
        guard let reader = subject.reader else { return nil }
        let widened = (ledger.threads[subject.version.agreement]?.versions ?? []).contains { id in
            guard id != subject.id, let version = ledger.versions[id], ledger.isHeldByAll(id),
                let completed = ledger.completed(id, for: reader), moment.latest < completed + Self.again
            else { return false }
            return version.replaces.contains { earlier in
                ledger.versions[earlier].map { Diff(from: $0, to: version).widens } ?? false
            }
        }
        guard widened else { return nil }
        return Concern(
            .wideningAgain,
            "\(subject.labels(rows)) would become wider, and something was widened within the last 30 days",
            suggestion: "One step at a time: live with the last one for a while, and ask how it feels.",
            items: rows)
    }
}

extension Diff {
    /// Whether a row comes to more than it did.
    fileprivate var widens: Bool {
        rows.contains { [.loosened, .both].contains($0.outcome?.direction) }
    }
}
