import Canonical
import Consent
package import History
import Sodium

/// The people of every test, and what they write.
package struct Cast: Sendable {
    /// The handler of every version.
    package let cooper: Person
    /// Whose home it mostly is.
    package let rex: Person
    /// A third.
    package let sam: Person
    /// Somebody whom nobody knows.
    package let stranger: Person

    /// Everybody with the keys that they have in every test.
    ///
    /// - Throws: where there is no memory for keys.
    package init() throws { try self.init(cooper: Person("Cooper", seed: 1)) }

    /// - Parameter cooper: who is Cooper here; the others are as ever.
    /// - Throws: where there is no memory for keys.
    package init(cooper: Person) throws {
        self.cooper = cooper
        rex = try Person("Rex", seed: 2)
        sam = try Person("Sam", seed: 3)
        stranger = try Person("Nobody", seed: 9)
    }

    /// Cards as Rex has them pinned.
    package var contacts: [Card] { [rex.card, cooper.card, sam.card] }

    /// A version between Cooper and others.
    ///
    /// - Parameters:
    ///   - others: the pups; there must be one.
    ///   - number: which version it is.
    ///   - nonce: every byte of what tells this agreement from others between the same people.
    /// - Returns: it, with one row.
    /// - Throws: where it is no version that there can be.
    package func version(with others: [Person], number: UInt64 = 1, nonce: UInt8 = 1) throws -> VersionSource
    {
        let people = [cooper] + others
        let roles = people.indices.map { $0 == 0 ? word("handler") : word("pup") }
        let parties = try zip(zip(people, roles), Party.seats(for: roles)).map { pair, seat in
            try Party(
                seat: seat, role: pair.1, name: pair.0.card.name,
                verifierKey: Line("\(pair.0.keys.verifierKey)"), recipient: Line("\(pair.0.keys.recipient)"))
        }
        let nonce = bytes32(nonce)
        let row = Row(
            word("leash"), label: try Line("Leash"),
            sides: [.init(word("holds"), cooper.id), .init(word("wears"), others[0].id)],
            lines: [cooper.id: .agreed, others[0].id: .agreed])
        let until = time(30)
        return try VersionSource(
            Version(
                agreement: .of(nonce: nonce, verifierKeys: parties.map(\.verifierKey)), nonce: nonce,
                number: number, kind: .dynamic,
                source: Source(template: word("handler-pup-dynamic"), hash: bytes32(7)),
                title: Line("A walk"),
                term: Term(from: time(0), until: until, review: nil, signBy: time(14), careUntil: time(40)),
                parties: parties,
                sections: [Section(word("play"), title: Line("Play"), items: [.row(row)])]))
    }

    /// Cooper and Rex are invited to answer a template.
    ///
    /// - Returns: what an answer to it looks like, and the invitation.
    /// - Throws: where it is no version that there can be.
    package func invited() throws -> (answer: VersionSource, invitation: InvitationEntry) {
        let template = Array("template: handler-pup-dynamic\n".utf8)
        var version = try self.version(with: [rex]).version
        version.source = Source(template: word("handler-pup-dynamic"), hash: SHA256.hash(template))
        let invitation = Invitation(
            nonce: version.nonce, kind: version.kind, source: version.source, title: version.title,
            parties: version.parties)
        return (try VersionSource(version), InvitationEntry(invitation, template: template))
    }

    /// - Parameters:
    ///   - person: who signs.
    ///   - source: a version.
    /// - Returns: their signature line over it.
    /// - Throws: where their keys cannot sign.
    package func signature(of person: Person, under source: VersionSource) throws -> RecordBody {
        .signature(source.id, try person.keys.sign(.version(source)))
    }
}
