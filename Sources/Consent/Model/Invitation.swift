package import Canonical

/// What a thread is begun with where everybody answers before there is any text.
package struct Invitation: Equatable, Sendable {
    /// The random bytes that make the thread's id its own.
    package let nonce: Bytes32
    package let kind: Kind
    /// The template that everybody answers.
    package let source: Source
    package let title: Line
    package let parties: [Party]

    /// - Parameters: as the properties say.
    package init(nonce: Bytes32, kind: Kind, source: Source, title: Line, parties: [Party]) {
        self.nonce = nonce
        self.kind = kind
        self.source = source
        self.title = title
        self.parties = parties
    }

    /// - Parameter id: somebody's key.
    /// - Returns: how the invitation names them.
    package func party(_ id: PartyID) -> Party? { parties.first { $0.id == id } }
}
