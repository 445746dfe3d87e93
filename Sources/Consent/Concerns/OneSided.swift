import Canonical

/// Promises, or limits, of one side only.
struct OneSided: ConcernRule {
    let ids = [ConcernID.promisesOneSided, .limitsOneSided]

    func concerns(in subject: ConcernSubject) -> [Concern] { promises(in: subject) + limits(in: subject) }

    private func promises(in subject: ConcernSubject) -> [Concern] {
        let promises = subject.version.promises
        let makers = Set(promises.map(\.maker))
        let silent = subject.ordered(subject.version.partyIDs.subtracting(makers))
        guard !promises.isEmpty, !silent.isEmpty else { return [] }
        return [
            Concern(
                .promisesOneSided,
                "only \(subject.names(subject.ordered(makers))) \(makers.count == 1 ? "promises" : "promise") anything",
                suggestion:
                    "Ask what each of you can promise gladly. Where nobody else wants to, fewer promises are a good answer too.",
                items: promises.map(\.id).distinct, people: silent)
        ]
    }

    /// So many lines say something about a person; fewer may well all be yes.
    private static let fewestLines = 3

    private func limits(in subject: ConcernSubject) -> [Concern] {
        var lines: [PartyID: [Boundary]] = [:]
        for row in subject.version.rows {
            for (party, line) in row.lines { lines[party, default: []].append(line) }
        }
        let open = lines.filter {
            $0.value.count >= Self.fewestLines && $0.value.allSatisfy { $0 == .agreed }
        }
        let limited = lines.filter { $0.value.contains { $0 != .agreed } }
        let people = subject.ordered(Set(open.keys))
        guard !people.isEmpty, !limited.isEmpty else { return [] }
        return [
            Concern(
                .limitsOneSided,
                "\(subject.names(people)) \(people.count == 1 ? "has" : "have") no limit at all here",
                suggestion:
                    "Everybody has limits, whoever leads as well. Look through the rows once more, alone and without hurry.",
                people: people)
        ]
    }
}
