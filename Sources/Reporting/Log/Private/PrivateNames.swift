import Canonical
package import Consent
package import History

/// How the people of the private log are called.
package struct PrivateNames: Sendable {
    private let book: ContactBook

    /// - Parameter book: the owner's contacts.
    package init(_ book: ContactBook) { self.book = book }

    /// - Parameter party: somebody.
    /// - Returns: what the owner calls them; by the beginning of their key, where they are no contact.
    package func name(of party: PartyID) -> String {
        book.contact(party).map { "\($0.label)" } ?? "somebody unknown (\(party.short))"
    }

    /// - Parameter party: somebody.
    /// - Returns: what they call themselves on their card; nil, where they are no contact.
    package func ownName(of party: PartyID) -> String? { book.contact(party).map { "\($0.card.name)" } }

    /// What the owner calls themselves.
    package var owner: String { book.ownName.map { "\($0)" } ?? "you" }
}
