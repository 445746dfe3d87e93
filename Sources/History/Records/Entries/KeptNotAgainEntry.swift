package import Canonical
package import Consent

/// Somebody asked to be asked nothing, in an agreement that the owner has forgotten since: it goes on being heeded.
package struct KeptNotAgainEntry: Entry {
    package static let kind = "kept-not-again"
    package static let place = EntryPlace.own

    /// The record in which they asked, and the agreement that it stood in.
    package let asked: RecordID
    package let agreement: AgreementID
    /// Who asked.
    package let author: PartyID
    package let until: Instant
    /// Just these people, whoever asked among them.
    package let people: Set<PartyID>

    /// - Parameters: as the properties say.
    /// - Throws: `FormatError`, where there are fewer or more people than an agreement may have.
    package init(
        _ asked: RecordID, in agreement: AgreementID, by author: PartyID, until: Instant,
        among people: Set<PartyID>
    ) throws {
        guard VersionText.parties.contains(people.count), people.contains(author) else {
            throw FormatError("they are not the people of an agreement")
        }
        (self.asked, self.agreement, self.author) = (asked, agreement, author)
        (self.until, self.people) = (until, people)
    }

    package init(from reader: inout LineReader) throws {
        let asked = RecordID(try reader.bytes32("of"))
        let agreement = AgreementID(try reader.bytes32("agreement"))
        let author = PartyID(try reader.bytes32("author"))
        let until = try reader.instant("until")
        let people = try reader.people(atMost: VersionText.parties.upperBound)
        try self.init(asked, in: agreement, by: author, until: until, among: people)
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(asked)")
        writer.line("agreement \(agreement)")
        writer.line("author \(author)")
        writer.line("until \(until)")
        writer.people(people)
    }
}
