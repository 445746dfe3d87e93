package import Canonical
package import Consent

/// Somebody's card was added.
package struct ContactEntry: Entry {
    package static let kind = "contact"
    package static let place = EntryPlace.own
    package let card: Card
    /// The card as the signed note it came as.
    package let note: [UInt8]

    /// - Parameters:
    ///   - card: the card.
    ///   - note: the signed note that it was read from.
    package init(_ card: Card, note: [UInt8]) { (self.card, self.note) = (card, note) }

    package init(from reader: inout LineReader) throws {
        try reader.expect("")
        note = reader.takeRest()
        card = try Card.parse(note: note)
    }

    package func write(to writer: inout TextWriter) {
        writer.line("")
        writer.raw(note)
    }
}

/// The compare number of a contact was compared.
package struct Verified: EntryOfParty {
    package static let kind = "verified"
    package static let place = EntryPlace.own
    package let party: PartyID

    /// - Parameter party: whose number.
    package init(_ party: PartyID) { self.party = party }
}

/// What this home calls a contact.
package struct LabelEntry: Entry {
    package static let kind = "label"
    package static let place = EntryPlace.own
    package let party: PartyID
    package let label: Line

    /// - Parameters:
    ///   - party: whom.
    ///   - label: what this home calls them.
    package init(_ party: PartyID, _ label: Line) { (self.party, self.label) = (party, label) }

    package init(from reader: inout LineReader) throws {
        party = PartyID(try reader.bytes32("key"))
        label = try reader.line(behind: "name: ")
    }

    package func write(to writer: inout TextWriter) {
        writer.line("key \(party)")
        writer.line("name: \(label)")
    }
}

extension RecordBody {
    /// - Parameters:
    ///   - card: a contact's card.
    ///   - note: the signed note that it was read from.
    package static func contact(_ card: Card, note: [UInt8]) -> Self {
        .entry(AnyEntry(ContactEntry(card, note: note)))
    }

    /// - Parameter party: the contact whose compare number was compared.
    package static func verified(_ party: PartyID) -> Self { .entry(AnyEntry(Verified(party))) }

    /// - Parameters:
    ///   - party: a contact.
    ///   - label: what this home calls them.
    package static func label(_ party: PartyID, _ label: Line) -> Self {
        .entry(AnyEntry(LabelEntry(party, label)))
    }
}
