import Canonical
import Consent

/// A protection that holds, or a stop signal that somebody added.
package struct ProtectionStatus: Hashable, Encodable, Sendable {
    /// `plain`, `spoken stop signal`, `silent stop signal`, `aftercare` or `added stop signal`.
    package let nature: String
    /// Its name in the text; nil for an added stop signal.
    package let item: String?
    package let label: String
    package let protects: [Person]
    package let providers: [Person]
    package let words: [String]
    /// Whether somebody who provides it said that they cannot.
    package let isUnprovided: Bool
    /// Who said so.
    package let unprovidedBy: [Person]

    /// Whether it is one of the ways to stop.
    package var isStopSignal: Bool {
        [Protection.Kind.spokenSignal.rawValue, Protection.Kind.silentSignal.rawValue, Self.added].contains(
            nature)
    }

    /// Whether it is owed after an end.
    package var isAftercare: Bool { nature == Protection.Kind.aftercare.rawValue }

    static let added = "added stop signal"

    /// - Parameters:
    ///   - protection: what holds.
    ///   - versions: the versions that stand.
    ///   - ledger: every act that is known.
    ///   - names: how what belongs to the thread is called.
    /// - Returns: it in the words of every version that has it: where these differ, all of them hold.
    static func all(
        of protection: StandingProtection, in versions: [Version], _ ledger: Ledger, names: ThreadNames
    ) -> [Self] {
        switch protection.origin {
        case .item(let id, let providers, let kind):
            var seen: Set<Self> = []
            return versions.flatMap(\.protections)
                .filter { $0.id == id && $0.providers == providers && $0.kind == kind }
                .map {
                    Self(
                        nature: kind.rawValue, item: "\(id)", label: "\($0.label)",
                        protects: names.people.ordered($0.protects),
                        providers: names.people.ordered(providers), words: $0.words.lines.map(\.description),
                        isUnprovided: protection.isUnprovided,
                        unprovidedBy: names.people.ordered(protection.unprovidedBy))
                }
                .filter { seen.insert($0).inserted }
        case .added(let id):
            guard let record = ledger.records[id], case .signal(let signal) = record.act else { return [] }
            let author = names.people[record.author]
            return [
                Self(
                    nature: added, item: nil,
                    label: "A stop signal of \(author.isYou ? "your own" : author.name)",
                    protects: [author], providers: names.people.everyone,
                    words: signal.words.lines.map(\.description), isUnprovided: false, unprovidedBy: [])
            ]
        }
    }
}
