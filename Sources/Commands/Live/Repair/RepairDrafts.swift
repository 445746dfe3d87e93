import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension RepairCommand {
    struct Share: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Share a draft of yours with everyone in the agreement.")

        @Argument(help: draftHelp) var draft: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let draft = try session.draft(named: draft, in: agreement)
            console.say(
                "what you share is signed with your key, like every record, so others could show it on")
            guard try session.isSharingMeant(draft.texts, in: agreement) else {
                console.say("nothing was shared; it stays a draft")
                return try console.json(RepairJSON(session.names[agreement]))
            }
            if let account = draft.answers { try session.checkNotEnded(account, in: agreement) }
            switch draft {
            case .account(let posted): try session.shareInRepair(posted.entry, in: agreement)
            case .answer(let posted): try session.shareInRepair(posted.entry, in: agreement)
            }
            _ = try session.hide(draft.id, in: agreement, isShownAgain: false)
            try console.json(RepairJSON(session.names[agreement], isChanged: true))
        }
    }

    struct Discard: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a draft of yours off the list.",
            discussion: "It goes on lying in this home, encrypted, and nowhere else.")

        @Argument(help: draftHelp) var draft: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let draft = try session.draft(named: draft, in: agreement)
            _ = try session.hide(draft.id, in: agreement, isShownAgain: false)
            console.say("off your list; nobody else has it or learns of it")
            try console.json(RepairJSON(session.names[agreement], isChanged: true))
        }
    }
}

extension RepairCommand {
    struct Draft: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show a draft of yours, whole.")

        @Argument(help: draftHelp) var draft: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let draft = try session.draft(named: draft, in: agreement)
            try console.show(RepairDraftView(draft, session.names[agreement]))
        }
    }
}

private let draftHelp: ArgumentHelp = "The draft, by its number in troth repair list."

extension Session {
    /// - Parameters:
    ///   - text: a draft's number, or the beginning of its record's id.
    ///   - agreement: the thread.
    /// - Throws: `Failure`, where there is none.
    fileprivate func draft(named text: String, in agreement: AgreementID) throws -> KnownRepair.Draft {
        let all = home.archive.repairDrafts(in: agreement)
        if let number = Decimal.parse(text.utf8) {
            if let named = all.first(where: { UInt64($0.number) == number }) { return named.draft }
            throw Failure(
                .usage, "there is no draft “\(text)” here", hints: "troth repair list shows their numbers")
        }
        return all[try Self.place(text, among: all.map { "\($0.draft.id)" }, "draft", "troth repair list")]
            .draft
    }
}
