import Canonical
package import Consent

/// The owner wants to hear nothing from a contact but what takes permission away. Nobody is told.
package struct Blocked: EntryOfParty {
    package static let kind = "blocked"
    package static let place = EntryPlace.own
    package let party: PartyID

    /// - Parameter party: whom.
    package init(_ party: PartyID) { self.party = party }
}

/// The owner hears a contact again.
package struct Unblocked: EntryOfParty {
    package static let kind = "unblocked"
    package static let place = EntryPlace.own
    package let party: PartyID

    /// - Parameter party: whom.
    package init(_ party: PartyID) { self.party = party }
}
