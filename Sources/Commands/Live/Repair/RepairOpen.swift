import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension RepairEntry.Wish: ExpressibleByArgument {}

extension RepairCommand {
    struct Open: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write down how it was for you.",
            discussion: """
                It is your account, not a finding. You can keep it as a draft, which never leaves this home, and share \
                it later or never (troth repair share DRAFT). Others can open one of their own.
                """)

        @Argument(help: "@FILE with your account, or @-; asked for where it is left out.")
        var words: String?

        @Option(name: .customLong("for-now"), help: "What you would like for now: distance, talk or leave.")
        var wish: RepairEntry.Wish?

        @Option(help: "What it is about, by the row’s id or label.")
        var row: String?

        @OptionGroup var choice: DraftOrShare

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            try choice.check()
            let given = try words.map { try console.text(from: $0, "your account") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let row = try row.map { try session.row(named: $0, in: agreement) }
            var json = RepairJSON(session.names[agreement])
            // Where the words are given, nobody is to be asked.
            let wish = try given == nil ? self.wish ?? firstQuestion(agreement, session, &json) : self.wish
            let words = try session.lines(
                given, asking: "What happened, as it was for you?", orElse: "@FILE and --draft or --share")
            guard let words else {
                console.say("you wrote nothing, and nothing was kept")
                return try console.json(json)
            }
            let entry = RepairEntry(agreement, wish: wish, about: row, words: words)
            let sharing = try session.sharing(choice, in: agreement)
            try json.isChanged = session.write(entry, sharing, in: agreement)
            if sharing != .nothing { json.isDraft = sharing == .draft }
            try console.json(json)
        }

        /// What would be good for now; and what somebody can do for it alone is offered at once.
        private func firstQuestion(
            _ agreement: AgreementID, _ session: Session, _ json: inout RepairJSON
        ) throws -> RepairEntry.Wish? {
            let dialogue = try session.console.dialogue(orElse: "@FILE and --draft or --share")
            let canPause = session.ownPauses(of: agreement).isEmpty && !session.ledger.hasEnded(agreement)
            let canLeave = session.ownLeave(of: agreement) == nil
            let (wish, isMeant) = try session.unlocked { () -> (RepairEntry.Wish?, Bool) in
                dialogue.say(
                    "This is for how it was for you: your account, and no finding. Nobody has to agree with it. Nothing you write is kept or shared before you say so at the end. Where somebody may be in danger: troth help safety"
                )
                dialogue.say("")
                let choices: [(StyledText, RepairEntry.Wish?)] = [
                    ("distance", .distance), ("to talk", .talk), ("to leave", .leave), ("not clear yet", nil),
                ]
                let chosen = try dialogue.choice(
                    "What would be good for you, for now?", of: choices.map(\.0))
                switch choices[chosen].1 {
                case .distance where canPause:
                    return (.distance, try dialogue.yesOrNo("Pause the agreement now, alone and at once?"))
                case .leave where canLeave:
                    return (
                        .leave,
                        try dialogue.yesOrNo(
                            "Leave it now? That ends it for good, for everyone; it can wait, too.")
                    )
                case let wish: return (wish, false)
                }
            }
            if isMeant, wish == .distance { json.paused = try session.pause(agreement, isApart: true) }
            if isMeant, wish == .leave { json.left = try session.leave(agreement) }
            return wish
        }
    }
}

/// What `repair` did, for machines.
struct RepairJSON: Encodable {
    let schema = "troth/repair-change/v0"
    let agreement: AgreementMention
    var isChanged = false
    /// Whether it is a draft; nil where nothing was written.
    var isDraft: Bool?
    /// What was paused or left beside it.
    var paused: ChangeJSON?
    var left: ChangeJSON?

    init(_ names: ThreadNames, isChanged: Bool = false) {
        (agreement, self.isChanged) = (names.agreement, isChanged)
    }

    private enum CodingKeys: CodingKey { case schema, agreement, isChanged, isDraft, paused, left }
}
