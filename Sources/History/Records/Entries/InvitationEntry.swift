package import Canonical
package import Consent
import Sodium

/// A thread is begun, and everybody in it invited to answer a template before there is any text.
package struct InvitationEntry: Entry {
    package static let kind = "invitation"
    package static let place = EntryPlace.thread
    package let invitation: Invitation
    /// The template as it stood then, with everything that it extends: what everybody answers, whatever becomes of the
    /// file.
    package let template: [UInt8]

    /// - Parameters:
    ///   - invitation: who is invited to what.
    ///   - template: the template's source; it ends with a line feed.
    package init(_ invitation: Invitation, template: [UInt8]) {
        self.invitation = invitation
        self.template = template
    }

    /// The thread that it begins.
    package var agreement: AgreementID {
        AgreementID.of(nonce: invitation.nonce, verifierKeys: invitation.parties.map(\.verifierKey))
    }

    package init(from reader: inout LineReader) throws {
        let nonce = try reader.bytes32("nonce")
        let kindWord = String(decoding: try reader.expect(prefix: "kind "), as: UTF8.self)
        guard let kind = Consent.Kind(rawValue: kindWord) else {
            throw reader.errorBefore("expected a kind of agreement")
        }
        let title = try reader.line(behind: "title: ")
        var parties: [Party] = []
        while reader.isAt("", then: "party ") {
            parties.append(try reader.party())
            guard parties.count <= VersionText.parties.upperBound else {
                throw reader.errorBefore("more than \(VersionText.parties.upperBound) parties")
            }
        }
        try Party.check(parties)
        for party in parties { try party.checkKeyName() }
        try reader.expect("")
        let id = try reader.slug("template")
        let hash = try reader.bytes32("hash")
        try reader.expect("")
        template = reader.takeRest()
        guard hash == SHA256.hash(template) else {
            throw FormatError("the template of an invitation is not the one that it names")
        }
        invitation = Invitation(
            nonce: nonce, kind: kind, source: Source(template: id, hash: hash), title: title, parties: parties
        )
    }

    package func write(to writer: inout TextWriter) {
        writer.line("nonce \(invitation.nonce)")
        writer.line("kind \(invitation.kind.rawValue)")
        writer.line("title: \(invitation.title)")
        for party in invitation.parties { writer.party(party) }
        writer.block("template \(invitation.source.template)")
        writer.line("hash \(invitation.source.hash)")
        writer.line("")
        writer.raw(template)
    }
}
