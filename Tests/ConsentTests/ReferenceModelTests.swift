import TestSupport
import Canonical
import Consent
import Testing

/// The same histories mean the same here and in the reference model.
@Suite struct ReferenceModelTests {
    @Test(.enabled(if: ReferenceModel.isHere, "python3 and ../shared/model, or TROTH_MODEL, are needed"))
    func theReferenceModelSaysTheSame() throws {
        let sights = Seeds.first(200).flatMap(Self.sights)
        let answers = try ReferenceModel.answers(to: sights)
        try #require(answers.count == sights.count)
        var granted = 0
        for (sight, answer) in zip(sights, answers) {
            granted += sight.standing.overall.values.contains(where: \.isGranted) ? 1 : 0
            guard let difference = Self.difference(sight, answer) else { continue }
            var smallest = sight
            smallest.history.shrink { records in
                let smaller = sight.with(records)
                let answers = try? ReferenceModel.answers(to: [smaller])
                return answers?.first.map { Self.difference(smaller, $0) != nil } ?? false
            }
            let answers = try ReferenceModel.answers(to: [smallest])
            Issue.record(
                "\(answers.first.flatMap { Self.difference(smallest, $0) } ?? difference)\n\(smallest)")
            return
        }
        #expect(granted > sights.count / 4 || Seeds.replayed != nil, "hardly anything was granted")
    }

    /// What everybody sees at some moments, of the whole history and of a part of it.
    private static func sights(_ seed: UInt64) -> [Sight] {
        var random = SeededGenerator(seed: seed)
        let history = History.of(seed: seed)
        return [history, history.part(&random)].flatMap { part in
            history.people.map { Sight(history: part, reader: $0, moment: history.anyMoment(&random)) }
        }
    }

    private static func difference(_ sight: Sight, _ answer: [String: String]) -> String? {
        let lines = Flattened(sight.standing, sight.records).lines
        let differing = Set(lines.keys).union(answer.keys).filter { lines[$0] != answer[$0] }.sorted()
        guard !differing.isEmpty else { return nil }
        return differing.map { "\($0): \(lines[$0] ?? "-"), the model: \(answer[$0] ?? "-")" }
            .joined(separator: "\n")
    }
}
