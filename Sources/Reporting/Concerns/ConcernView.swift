package import Consent

/// One concern, to be read.
package struct ConcernView: Hashable, Encodable, Sendable {
    /// An item that it is about.
    package struct ItemMention: Hashable, Encodable, Sendable {
        /// Its name in the text.
        package let item: String
        /// What it is called.
        package let label: String
    }

    /// Its name, which never changes.
    package let id: String
    /// `note`, `warning` or `error`.
    package let severity: String
    /// What was found, and where.
    package let reason: String
    /// What could be done.
    package let suggestion: String
    /// The items it is about; none where it is about the whole.
    package let items: [ItemMention]
    /// Whom it is about; nobody where it is about all.
    package let people: [Person]

    init(_ concern: Concern, names: ThreadNames) {
        id = concern.id.rawValue
        severity = concern.severity.rawValue
        reason = concern.reason
        suggestion = concern.suggestion
        items = concern.items.map { ItemMention(item: "\($0)", label: names.label(of: $0)) }
        people = concern.people.map { names.people[$0] }
    }
}

/// What the rules found in one version.
package struct ConcernsView: View {
    package let schema = "troth/concerns/v0"
    package let agreement: AgreementMention
    package let version: VersionMention
    package let title: String
    /// What weighs most first.
    package let concerns: [ConcernView]
    /// Whether one of them cannot be signed.
    package let hasError: Bool
    /// What this does not say, in one sentence.
    package let caution: String

    private enum CodingKeys: CodingKey { case schema, agreement, version, title, concerns, hasError, caution }

    /// Where nothing was found.
    package static let nothingFound = "no listed concern found; this does not mean that it is safe"
    /// Where something was.
    private static let moreThanThese = "there may be more than what is listed here; you know best"

    /// - Parameters:
    ///   - concerns: what the rules found.
    ///   - id: in which version.
    ///   - version: its text; the ledger need not know it.
    ///   - names: how everything is called, and for whom.
    package init(_ concerns: [Concern], in id: VersionID, _ version: Version, names: Names) {
        let own = ThreadNames(version.agreement, version: version, addressing: names.addressed)
        agreement = names[version.agreement, or: version].agreement
        self.version = names.mention(of: id, version)
        title = "\(version.title)"
        self.concerns = concerns.map { ConcernView($0, names: own) }
        hasError = concerns.contains { $0.severity == .error }
        caution = concerns.isEmpty ? Self.nothingFound : Self.moreThanThese
    }
}
