import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal
import Vault

struct Answer: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Share your answers to an invitation: only what concerns an agreement, and nothing else of them.",
        discussion: """
            Shared are your boundaries, most, ends and conditions, the words you wrote for protections and promises, your \
            must-haves, and how well you know what is risky and yours to do. Not shared are notes, and how much you want a \
            thing unless you say so. As long as somebody has not answered, yours are sealed, and you can answer again.
            """)

    @Option(help: "Your worksheet; otherwise the one that answers this template.")
    var worksheet: String?

    @Option(help: "The agreement, where there are several invitations.")
    var agreement: String?

    @Option(name: .customLong("say-liking"), help: "Say also how much you want this item; again for each.")
    var liking: [String] = []

    @Flag(help: "Share them without being asked once more.")
    var share = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let preparation = try session.prepared(named: agreement)
        let template = try preparation.template
        let role = try preparation.ownRole(session.me)
        guard
            let entry = try session.worksheetToShare(worksheet, preparation, template, role, isAsking: !share)
        else {
            console.say("your answers are kept, and nothing is shared; troth answer goes on from here")
            return
        }
        try session.checkMeansTheSame(entry, template)
        let answers: Worksheet
        do {
            answers = try Worksheet.parse(entry.answers, file: "\(entry.name)", template: template)
        } catch {
            throw Failure(
                .failed, "“\(entry.name)” does not answer the template of this invitation: \(error)",
                hints: "troth worksheet edit '\(entry.name)'")
        }
        guard answers.role == role else {
            throw Failure(
                .failed, "“\(entry.name)” answers as the \(answers.role), and you are invited as the \(role)",
                hints: "troth worksheet new --template \(template.id) --as \(role)")
        }
        let (said, view) = try Sharing(preparation, template, answers, session).answer(saying: liking)
        try session.checkIsTighter(said, preparation)
        console.show(view.lines(width: console.appearance.width))
        let others = preparation.parties.filter { $0.id != session.me }.map { session.name($0.id) }
            .joined(separator: " and ")
        if !share {
            let dialogue = try console.dialogue(orElse: "--share")
            let isMeant = try session.unlocked {
                try dialogue.yesOrNo("Share this with \(others), and nothing else of your worksheet?")
            }
            guard isMeant else {
                console.say("nothing was shared; your worksheet is as it was")
                return
            }
        }
        // Something may have come meanwhile: an end, or others' answers.
        let latest = try session.stillPrepared(preparation)
        try session.checkIsTighter(said, latest)
        try session.give(said, from: entry.name, latest)
        let after = try session.stillPrepared(latest)
        session.sayStage(after, others)
        try console.json(AnswerJSON(view, after.stage(of: session.me)))
    }
}

/// What `answer --json` gives.
private struct AnswerJSON: Encodable {
    var schema = "troth/answer/v0"
    let shared: AnswerView
    let isSealed: Bool

    init(_ view: AnswerView, _ stage: Preparation.Stage) {
        shared = view
        if case .sealed = stage { isSealed = true } else { isSealed = false }
    }
}
