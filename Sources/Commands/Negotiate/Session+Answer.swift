import Canonical
import Consent
import History
import Sodium
import Templating
import Terminal
import Vault

/// What `answer` does with the owner's worksheets and their answers.
extension Session {
    /// - Returns: the worksheet that was named; else the one that answers this very template in this role; else a new one,
    ///   answered now. Nil where its owner stopped before the end.
    /// - Throws: `Failure`, where there is none, or several.
    func worksheetToShare(
        _ named: String?, _ preparation: Preparation, _ template: Template, _ role: Slug,
        isAsking: Bool
    ) throws -> WorksheetEntry? {
        if let named { return try keptWorksheet(named: named) }
        let fitting = worksheets(answering: template, as: role)
        guard fitting.count <= 1 else {
            throw Failure(
                .usage,
                "several worksheets answer this: \(fitting.map { "\($0.name)" }.joined(separator: ", "))",
                hints: "say which one with --worksheet NAME")
        }
        let dialogue = isAsking ? try? console.dialogue(orElse: "") : nil
        if let entry = fitting.first {
            let stored = try StoredWorksheet(entry, in: self)
            guard let dialogue, try wantsToGoOn(stored, dialogue) else { return entry }
            return try fill(stored, dialogue)
        }
        guard let dialogue else {
            throw Failure(
                .usage, "you have no answers to “\(template.title)” as the \(role) yet",
                hints: "troth worksheet new --invitation, then troth worksheet set ITEM ANSWER",
                "or another worksheet of yours: --worksheet NAME")
        }
        let stored = try worksheet(answering: preparation, name: nil)
        try keep(stored)
        console.say("a worksheet is begun for this: “\(stored.name)”")
        return try fill(stored, dialogue)
    }

    private func wantsToGoOn(_ stored: StoredWorksheet, _ dialogue: Dialogue) throws -> Bool {
        let count = stored.count
        guard count.answered < count.all else { return false }
        dialogue.say("in your worksheet “\(stored.name)” \(count.answered) of \(count.all) are answered")
        return try unlocked { try dialogue.yesOrNo("Go on answering before you share anything?") }
    }

    /// - Returns: the answers; nil where their owner stopped before the end: they are not asked to share what they have not
    ///   looked at.
    private func fill(_ stored: StoredWorksheet, _ dialogue: Dialogue) throws -> WorksheetEntry? {
        var filling = Filling(stored, dialogue, self, eachSide: false)
        try unlocked { try filling.run() }
        return filling.isThrough ? filling.stored.entry : nil
    }

    /// - Returns: the worksheets that answer this very template in this role, oldest first.
    func worksheets(answering template: Template, as role: Slug) -> [WorksheetEntry] {
        let hash = SHA256.hash(template.source)
        return worksheets.worksheets.compactMap(\.states.last?.entry).filter { entry in
            guard entry.hash == hash,
                let answers = try? Worksheet.parse(entry.answers, file: "worksheet", template: template)
            else { return false }
            return answers.role == role
        }
    }

    /// Once all others' answers have come, one's own can only be tightened: nobody widens to fit what they have read.
    func checkIsTighter(_ answer: AnswerEntry, _ preparation: Preparation) throws {
        let others = preparation.parties.filter { $0.id != me }
        guard preparation.stage(of: me) != .nothing,
            others.contains(where: { preparation.answer(of: $0.id) != nil }),
            let earlier = preparation.answer(of: me)
                ?? home.archive.keptAnswers(in: preparation.agreement).last?.answer
        else { return }
        let before = earlier.source.version
        for row in answer.source.version.rows {
            guard let line = row.lines[me],
                !line.isNarrowing(of: before.row(row.key)?.lines[me] ?? .notAgreed)
            else { continue }
            throw Refusal(.onlyTighterAlone, Self.onlyTighter("“\(row.label)” would become wider"))
        }
        let now = Dictionary(
            answer.source.version.items.map { ($0.id, $0.needs(of: me)) }, uniquingKeysWith: { $0.union($1) })
        for item in before.items where !item.needs(of: me).isSubset(of: now[item.id] ?? []) {
            throw Refusal(
                .onlyTighterAlone, Self.onlyTighter("your must-have on “\(item.label)” would be gone"))
        }
    }

    private static func onlyTighter(_ what: String) -> String {
        "others’ answers are here, so yours can only become tighter, and \(what); whoever wants something wider for themselves proposes it"
    }

    /// A worksheet for another template of the same name answers other questions: a yes to one is none to another.
    ///
    /// - Throws: `Failure`, where something that is answered reads otherwise in the template of the invitation.
    func checkMeansTheSame(_ entry: WorksheetEntry, _ template: Template) throws {
        guard entry.hash != SHA256.hash(template.source) else { return }
        let hints = "answer the invitation’s own questions: troth worksheet new --invitation"
        guard let stored = try? StoredWorksheet(entry, in: self), stored.template.id == template.id,
            SHA256.hash(stored.template.source) == entry.hash
        else {
            throw Failure(
                .failed,
                "“\(entry.name)” answers another template than the invitation’s, and it cannot be compared",
                hints: hints)
        }
        let answered = stored.items.map(\.item).filter(stored.isAnswered)
        let changed = answered.filter { item in
            guard let other = template.item(item.id) else { return true }
            return other.label != item.label || other.nature != item.nature
        }
        guard changed.isEmpty else {
            let labels = changed.prefix(5).map { "“\($0.label)”" }.joined(separator: ", ")
            throw Failure(
                .failed,
                "“\(entry.name)” answers another template of the same name; these read otherwise in the invitation’s: \(labels)\(changed.count > 5 ? " and more" : "")",
                hints: hints)
        }
    }

    /// Writes answers down: sealed as long as somebody else's are missing, else so that the others can read them.
    func give(_ answer: AnswerEntry, from worksheet: Line, _ preparation: Preparation) throws {
        let thread = LogSubject.agreement(preparation.agreement)
        try write([.entry(AnyEntry(KeptAnswerEntry(worksheet: worksheet, answer: answer)))], to: .private)
        let isSealed = if case .sealed = preparation.stage(of: me) { true } else { false }
        let isRead = preparation.parties.contains { $0.id != me && preparation.answer(of: $0.id) != nil }
        // Whoever has sealed and can read nobody's yet may seal anew.
        guard preparation.missing(apartFrom: me).isEmpty, isRead || !isSealed else {
            try write([.entry(AnyEntry(SealedAnswerEntry(answer.seal(by: me))))], to: thread)
            return
        }
        // What binds is what was sealed before the others' answers could be read: that is opened first.
        try open(preparation)
        try write(answer.records, to: thread)
    }

    func sayStage(_ preparation: Preparation, _ others: String) {
        if case .sealed = preparation.stage(of: me) {
            console.say(
                "your answers are kept and sealed: \(others) can’t read them before everyone has answered")
            console.say("until then you can answer again")
        } else {
            console.say("\(others) can read your answers once a file from you has come")
        }
        console.say("nothing is agreed by it; to pass it on: troth send NAME -o FILE")
    }
}

extension Item {
    /// What one person's must-have on it covers.
    fileprivate func needs(of party: PartyID) -> Set<Slug> {
        neededBy.filter { $0.party == party }.reduce(into: []) { $0.formUnion($1.items) }
    }
}
