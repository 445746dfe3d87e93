import ArgumentParser
import Canonical
import Consent
import History
import Sodium
import Templating
import Terminal
import TransparencyLog

struct Invite: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Invite others to answer a template, each alone, before there is any text.",
        discussion: """
            Nobody can read anybody’s answers before everyone has given theirs. The template is sent along, so that \
            everyone answers the same questions. Nobody has to answer, and nothing is agreed by answering.
            """)

    @Option(help: "Whom: a contact, or CONTACT=ROLE; again for each of several.")
    var with: [String] = []

    @Option(help: "The template: a built-in one, or a file.")
    var template: String

    @Option(name: .customLong("as"), help: "Your role.")
    var role: String?

    @Option(help: "What it is to be called, from @FILE; otherwise the template’s title.")
    var title: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let template = try Templates.find(template)
        let title = try title.map { try console.text(from: $0, "a title").lines[0] } ?? template.title
        guard !with.isEmpty else {
            throw Failure(.usage, "say whom you invite", hints: "--with NAME; troth contact list shows them")
        }
        let session = try Session(console)
        let role = try template.chosenRole(role, "Which role do you take?", console)
        let parties = try Seating(template, session).parties(me: role, others: with)
        let entry = try session.invite(parties, template, title)
        let others = parties.filter { $0.id != session.me }.map { session.name($0.id) }
        console.say("“\(title)” is begun with \(others.joined(separator: " and ")); nothing is agreed by it")
        for party in parties where session.contacts.contact(party.id)?.isVerified == false {
            console.say(
                "\("warning:", .warning) the number of \(session.name(party.id)) has not been compared: their card, and so your answers, could be somebody else’s"
            )
        }
        console.say("your own answers: troth answer")
        console.say("to let them answer too: troth send \(others[0].quotedForShell) -o FILE")
        try console.json(InviteJSON(agreement: "\(entry.agreement)", title: "\(title)"))
    }
}

extension Session {
    /// Begins a thread that everybody answers before there is any text.
    ///
    /// - Parameters:
    ///   - parties: everybody, in the order of the text.
    ///   - template: what is answered; its source is pinned.
    ///   - title: what it is called.
    /// - Returns: what was written.
    /// - Throws: `Failure`, where the template cannot be sent as it is, or one of them is blocked; `Refusal`, where one
    ///   of them asked not to be asked.
    func invite(_ parties: [Party], _ template: Template, _ title: Line) throws -> InvitationEntry {
        try checkAsking(parties.map(\.id), in: nil)
        do { _ = try Template.parse(pinned: template.source, name: "\(template.id)") } catch {
            throw Failure(
                .failed, "this template cannot be sent along: \(error)",
                hints: "take lines that are only --- out of it, and out of what it extends")
        }
        let invitation = Invitation(
            nonce: Bytes32(Random.bytes(Bytes32.count))!, kind: template.kind,
            source: Source(template: template.id, hash: SHA256.hash(template.source)), title: title,
            parties: parties)
        let entry = InvitationEntry(invitation, template: template.source)
        try write([.entry(AnyEntry(entry))], to: .agreement(entry.agreement))
        try liftOwnNotAgain(in: entry.agreement)
        return entry
    }
}

/// What `invite --json` gives.
private struct InviteJSON: Encodable {
    var schema = "troth/invite/v0"
    let agreement: String
    let title: String
}
