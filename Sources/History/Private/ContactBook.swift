package import Canonical
package import Consent

/// Somebody whose card this home's owner has added.
package struct Contact: Equatable, Sendable {
    /// Their keys, pinned when the card was added.
    package let card: Card
    /// What this home calls them: the name on their card, where its owner says nothing else.
    package let label: Line
    /// Whether the compare number was compared.
    package let isVerified: Bool
    /// Whether the owner wants to hear nothing from them but what takes permission away.
    package let isBlocked: Bool
}

/// The owner's name and contacts, from the private records.
package struct ContactBook: Sendable {
    /// The name that the owner chose; nil in a home that was cut off while it was made.
    package private(set) var ownName: Line?
    /// The contacts, in the order they were added.
    package private(set) var contacts: [Contact] = []

    /// - Parameter archive: what a home knows.
    package init(_ archive: Archive) {
        var cards: [Card] = []
        var verified: Set<PartyID> = []
        var labels: [PartyID: Line] = [:]
        var blocked: Set<PartyID> = []
        for record in archive.privateRecords {
            switch record.text.body.entry {
            case let profile as Profile: ownName = profile.name
            case let contact as ContactEntry:
                if !cards.contains(where: { $0.party == contact.card.party }) { cards.append(contact.card) }
            case let entry as Verified: verified.insert(entry.party)
            case let entry as LabelEntry: labels[entry.party] = entry.label
            case let entry as Blocked: blocked.insert(entry.party)
            case let entry as Unblocked: blocked.remove(entry.party)
            default: break
            }
        }
        contacts = cards.map { card in
            Contact(
                card: card, label: labels[card.party] ?? card.name, isVerified: verified.contains(card.party),
                isBlocked: blocked.contains(card.party))
        }
    }

    /// Whom the owner has blocked.
    package var blocked: Set<PartyID> { Set(contacts.filter(\.isBlocked).map(\.card.party)) }

    /// - Parameter party: somebody.
    /// - Returns: the contact with that key.
    package func contact(_ party: PartyID) -> Contact? { contacts.first { $0.card.party == party } }
}
