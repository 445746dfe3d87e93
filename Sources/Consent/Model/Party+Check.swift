import Canonical

extension Party {
    /// Holds the people of an agreement to what its text can say.
    ///
    /// - Parameter parties: everybody, in the order of the text.
    /// - Throws: `FormatError`, which names what is wrong.
    package static func check(_ parties: [Party]) throws {
        guard VersionText.parties.contains(parties.count) else {
            throw FormatError("\(parties.count) parties; an agreement has \(VersionText.parties)")
        }
        guard Set(parties.map(\.id)).count == parties.count else {
            throw FormatError("two parties with one key")
        }
        guard Set(parties.map(\.recipient)).count == parties.count else {
            throw FormatError("two parties with one recipient")
        }
        guard Set(parties.map(\.seat)).count == parties.count else {
            throw FormatError("two parties with one role word")
        }
        for (party, seat) in zip(parties, seats(for: parties.map(\.role))) where party.seat != seat {
            throw FormatError("“\(party.name)” is called “\(party.seat)”, and should be “\(seat)”")
        }
    }
}
