import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: the accounts that were shared in it, in the order in which they are counted.
    func repairs(in agreement: AgreementID) -> [KnownRepair] {
        home.archive.repairs(in: agreement, ledger)
    }

    /// - Parameters:
    ///   - text: a number, or the beginning of its record's id.
    ///   - agreement: the thread.
    /// - Returns: the account, and what commands call it by.
    /// - Throws: `Failure`, where there is none.
    func repair(named text: String, in agreement: AgreementID) throws -> (number: Int, repair: KnownRepair) {
        let all = repairs(in: agreement)
        let place = try Self.place(
            text, among: all.map { "\($0.account.id)" }, "account", "troth repair list")
        return (place + 1, all[place])
    }

    /// The same, where the owner is going to say something to it.
    ///
    /// - Throws: `Refusal`, where that is not theirs, or whoever gave it has ended it; `Failure`.
    func repairToAnswer(
        named text: String, in agreement: AgreementID
    ) throws -> (number: Int, repair: KnownRepair) {
        let (number, repair) = try repair(named: text, in: agreement)
        guard repair.opener != me else {
            throw Refusal(
                .onlyYourOwn,
                "it is your own account, and this is for others to say; you can look at it again (troth repair review \(number)) or close it (troth repair close \(number))"
            )
        }
        try checkNotEnded(repair, in: agreement)
        return (number, repair)
    }

    /// - Throws: `Refusal`, where whoever gave it has ended it, and the owner is somebody else.
    func checkNotEnded(_ repair: KnownRepair, in agreement: AgreementID) throws {
        guard repair.isEnded, repair.opener != me else { return }
        let name = names[agreement].people[repair.opener].name
        throw Refusal(.openerCloses, "\(name) has ended this; nothing more is said to it")
    }

    /// The same by its record, as it is known now: it may have been ended while somebody thought about what to say.
    func checkNotEnded(_ account: RecordID, in agreement: AgreementID) throws {
        guard let repair = repairs(in: agreement).first(where: { $0.account.id == account }) else { return }
        try checkNotEnded(repair, in: agreement)
    }

    /// - Throws: `Refusal`, where somebody else gave it: what follows is theirs alone.
    func checkIsOwn(_ repair: KnownRepair, in agreement: AgreementID, _ what: String) throws {
        guard repair.opener != me else { return }
        let name = names[agreement].people[repair.opener].name
        throw Refusal(.openerCloses, "it is \(name)’s account, and only they \(what)")
    }

    /// Says, before somebody is asked anything, what becomes of it.
    func tellThatItIsSigned(_ repair: KnownRepair, in agreement: AgreementID) {
        let person = names[agreement].people[repair.opener]
        console.say(
            "what you share here is signed with your key, like every record: \(person.name) could show it to others, also to people outside of this; you may leave it"
        )
        switch repair.account.entry.wish {
        case .distance:
            console.say(
                "\(person.name) would like distance for now; what you share reaches them with your next file all the same, so it may be kinder to wait"
            )
        case .leave:
            console.say("\(person.name) would like to leave; it is not for this to change their mind")
        case .talk, nil: break
        }
    }

    /// What somebody decides about what they wrote.
    enum Sharing: CaseIterable { case draft, share, nothing }

    /// - Parameters:
    ///   - given: which of the two was given.
    ///   - agreement: the thread.
    /// - Returns: what to do with what was written.
    /// - Throws: `Failure`, where nobody can be asked; `TerminalError`.
    func sharing(_ given: DraftOrShare, in agreement: AgreementID) throws -> Sharing {
        if given.draft { return .draft }
        if given.share { return .share }
        let dialogue = try console.dialogue(orElse: "--draft or --share")
        let others = others(in: agreement)
        return try unlocked {
            dialogue.say("")
            dialogue.say(
                "A draft stays in this home alone. What you share is signed with your key, like every record, so others could show it on."
            )
            do {
                let answer = try dialogue.choice(
                    "Keep it as a draft, or share it with \(others)?",
                    of: ["a draft", "share", "neither: it is forgotten"])
                return Sharing.allCases[answer]
            } catch TerminalError.endOfInput {
                // What somebody has written down after harm is not lost by a key.
                return .draft
            }
        }
    }

    /// Asks, where somebody can be asked, whether what is about to be shared is meant; the whole of it is shown first.
    ///
    /// - Parameters:
    ///   - texts: what is about to be shared.
    ///   - agreement: with whose people.
    /// - Returns: whether it is meant.
    /// - Throws: `TerminalError`, `VaultError`.
    func isSharingMeant(_ texts: [Prose], in agreement: AgreementID) throws -> Bool {
        guard let dialogue = try? console.dialogue(orElse: "--no-input") else { return true }
        let others = others(in: agreement)
        return try unlocked {
            try dialogue.aside {
                var page = Page(width: dialogue.appearance.width)
                for text in texts { page.quote(text.lines.map(\.description), level: 1) }
                try dialogue.page(page.lines)
                return try dialogue.yesOrNo(
                    "Share this with \(others)? It is signed with your key, so they could show it on.")
            }
        }
    }

    /// Writes an account or an answer, where it is to stand.
    ///
    /// - Returns: whether anything was written.
    /// - Throws: `Failure`, `VaultError`.
    func write(_ entry: some Entry, _ sharing: Sharing, in agreement: AgreementID) throws -> Bool {
        switch sharing {
        case .draft:
            try write([.entry(AnyEntry(entry))], to: .private)
            console.say("kept as a draft, in this home alone (troth repair)")
        case .share: try shareInRepair(entry, in: agreement)
        case .nothing: console.say("nothing was written")
        }
        return sharing != .nothing
    }

    /// Writes something into an agreement that belongs to an account, and says so.
    ///
    /// - Throws: `Failure`, `VaultError`.
    func shareInRepair(_ entry: some Entry, in agreement: AgreementID) throws {
        try share(entry, in: agreement)
        console.say("shared; nothing that is agreed changes by it")
        tellOthers(of: agreement, isOver: true)
    }
}
