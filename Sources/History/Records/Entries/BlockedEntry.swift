package import Canonical
package import Consent

/// The owner wants to hear nothing from a contact but what takes permission away. Nobody is told.
package struct Blocked: Entry {
    package static let kind = "blocked"
    package static let place = EntryPlace.own
    package let party: PartyID

    /// - Parameter party: whom.
    package init(_ party: PartyID) { self.party = party }

    package init(from reader: inout LineReader) throws { party = PartyID(try reader.bytes32("key")) }

    package func write(to writer: inout TextWriter) { writer.line("key \(party)") }
}

/// The owner hears a contact again.
package struct Unblocked: Entry {
    package static let kind = "unblocked"
    package static let place = EntryPlace.own
    package let party: PartyID

    /// - Parameter party: whom.
    package init(_ party: PartyID) { self.party = party }

    package init(from reader: inout LineReader) throws { party = PartyID(try reader.bytes32("key")) }

    package func write(to writer: inout TextWriter) { writer.line("key \(party)") }
}
