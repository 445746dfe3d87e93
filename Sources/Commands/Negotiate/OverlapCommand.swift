import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal
import Vault

struct OverlapCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "overlap",
        abstract: "See where everyone’s answers meet: a guide to talk by.",
        discussion: """
            It shows what all agree to, what is to be asked about, and what is not agreed. To see it, your own sealed \
            answers are opened to the others as well.
            """)

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @Flag(help: "Open your own sealed answers without being asked once more.")
    var open = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        var preparation = try session.invited(named: agreement)
        let others = preparation.parties.filter { $0.id != session.me }
        try check(preparation, others, session)
        if case .sealed(let seal) = preparation.stage(of: session.me) {
            preparation = try session.stillPrepared(preparation)
            // Nothing is opened for what could not be shown.
            if preparation.notOpen.map(\.id) == [session.me] {
                let kept = session.home.archive.keptAnswer(sealed: seal, in: preparation.agreement)
                _ = try session.joined(preparation, own: kept?.answer)
            }
            guard try isMeant(others, session) else {
                console.say("your answers stay sealed, and so do the others’ for you")
                return
            }
            try session.open(session.stillPrepared(preparation))
            preparation = try session.stillPrepared(preparation)
            console.say("your answers are open now: they go along with the next file you send")
        }
        let closed = preparation.notOpen.map { session.name($0.id) }
        guard closed.isEmpty else {
            throw Failure(
                .failed, "the answers of \(closed.joined(separator: " and ")) cannot be read here yet",
                hints: "they are opened there by: troth overlap")
        }
        try console.show(session.overlap(of: preparation))
    }

    private func check(_ preparation: Preparation, _ others: [Party], _ session: Session) throws {
        guard preparation.stage(of: session.me) != .nothing else {
            throw Failure(
                .failed,
                "you have not answered, and nobody reads the others’ answers before theirs are given",
                hints: "troth answer; or leave it")
        }
        let missing = preparation.missing(apartFrom: session.me).map { session.name($0.id) }
        guard missing.isEmpty else {
            throw Failure(
                .failed,
                "no answers of \(missing.joined(separator: " and ")) have come yet; yours stay sealed until then",
                hints: preparation.inviter == session.me
                    ? "troth send \(missing[0].quotedForShell) -o FILE, if they have not got the invitation"
                    : "it can take its time; troth status shows how far everyone is")
        }
        for party in others where preparation.stage(of: party.id) == .broken {
            throw Failure(
                .doesNotHold, "what \(session.name(party.id)) opened is not what they had sealed",
                hints: "talk about it; a new round is begun with: troth invite")
        }
    }

    private func isMeant(_ others: [Party], _ session: Session) throws -> Bool {
        guard !open else { return true }
        let names = others.map { session.name($0.id) }.joined(separator: " and ")
        let dialogue = try session.console.dialogue(orElse: "--open")
        return try session.unlocked {
            dialogue.say(
                "Everyone has answered. To see where you meet, your own answers are opened as well: \(names) can read them once the next file from you has come."
            )
            return try dialogue.yesOrNo("Open them?")
        }
    }
}

extension Session {
    /// - Parameters:
    ///   - preparation: a thread in which everybody's answers can be read.
    ///   - reader: for whom it is shown; nil for the owner.
    /// - Returns: where they meet.
    func overlap(of preparation: Preparation, for reader: PartyID? = nil) throws -> OverlapView {
        let draft = try joined(preparation).draft
        let text = try draft.version(
            of: preparation.agreement, nonce: preparation.invitation.invitation.nonce, number: 1)
        let answers = preparation.parties.compactMap { party in
            preparation.answer(of: party.id).map { (party.id, $0) }
        }
        return OverlapView(
            text, answers: Dictionary(uniqueKeysWithValues: answers), open: draft.openQuestions.map(\.label),
            unsettled: draft.unsettled, unchosen: draft.borrowed.map(\.label),
            changedLater: preparation.changedLater, for: reader ?? me)
    }
}
