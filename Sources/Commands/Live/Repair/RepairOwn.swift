import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal

extension RepairCommand {
    struct Own: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what you did, and its effect, to somebody’s account.",
            discussion: """
                It is signed with your key, like every record, so it could be shown to others. Nobody has to write \
                one, and forgiveness is never owed for it.
                """)

        @Argument(help: repairHelp) var repair: String

        @Option(help: "@FILE with what you did, or @-.")
        var did: String?

        @Option(help: "@FILE with its effect, as far as you know, or @-.")
        var effect: String?

        @OptionGroup var choice: DraftOrShare

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            try choice.check()
            let givenDid = try did.map { try console.text(from: $0, "what you did") }
            let givenEffect = try effect.map { try console.text(from: $0, "its effect") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (_, repair) = try session.repairToAnswer(named: repair, in: agreement)
            session.tellThatItIsSigned(repair, in: agreement)
            var json = RepairJSON(session.names[agreement])
            let options = "--did @FILE, --effect @FILE, and --draft or --share"
            guard let did = try session.lines(givenDid, asking: "What did you do?", orElse: options) else {
                console.say("you wrote nothing, and nothing was kept")
                return try console.json(json)
            }
            let effect = try givenEffect ?? askEffect(session, orElse: options)
            if Self.hasBut(did) || Self.hasBut(effect) {
                console.say(
                    "there is a “but” in it; what stands behind one often takes back what stood before it")
            }
            let entry = RepairOwnEntry(repair.account.id, in: agreement, did: did, effect: effect)
            let sharing = try session.sharing(choice, in: agreement)
            if sharing == .share { try session.checkNotEnded(repair.account.id, in: agreement) }
            try json.isChanged = session.write(entry, sharing, in: agreement)
            if sharing != .nothing { json.isDraft = sharing == .draft }
            try console.json(json)
        }

        /// Asks until there is one: what somebody has said they did is not lost for want of it.
        private func askEffect(_ session: Session, orElse options: String) throws -> Prose {
            var question: StyledText = "What was its effect, as far as you know?"
            while true {
                if let effect = try session.lines(nil, asking: question, orElse: options) { return effect }
                question =
                    "An answer has an effect, too; that you don’t know it yet is one you can name. What was it, as far as you know?"
            }
        }

        /// A hint, and no more than that: it knows one word of one language.
        private static func hasBut(_ words: Prose) -> Bool {
            words.lines.contains { line in
                "\(line)".lowercased().split { !$0.isLetter }.contains("but")
            }
        }
    }
}
