/// One thing, or a small family of things, that is looked for in a version.
///
/// A rule is pure: it reads the subject and nothing else.
package protocol ConcernRule: Sendable {
    /// What the concerns that it can find are called.
    var ids: [ConcernID] { get }

    /// - Parameter subject: the version, and what is known around it.
    /// - Returns: what was found, in the order of the text.
    func concerns(in subject: ConcernSubject) -> [Concern]
}

/// Every rule.
package enum ConcernRules {
    /// The rules, in the order in which their concerns are listed among those that weigh the same.
    package static let all: [any ConcernRule] = [
        PlainWords(), StopSignals(), OffLimitsSignals(), Aftercare(), OneSided(), MustHaves(), Media(),
        DoersExperience(), OwnWorksheet(), Answering(), Widening(), Dates(), FirstReading(),
    ]
}

extension ConcernSubject {
    /// Everything that the rules find, what weighs most first.
    package func concerns() -> [Concern] {
        let found = ConcernRules.all.flatMap { $0.concerns(in: self) }
        return found.enumerated()
            .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
            .map(\.element)
    }

    /// Refuses a signature where something was found that cannot be signed.
    ///
    /// - Parameter concerns: what was found.
    /// - Throws: `Refusal`, naming the first such concern.
    package static func checkSignature(over concerns: [Concern]) throws {
        guard let first = concerns.first(where: { $0.severity == .error }) else { return }
        throw Refusal(.noSignatureOverAnError, "\(first.reason) (\(first.id.rawValue))")
    }
}
