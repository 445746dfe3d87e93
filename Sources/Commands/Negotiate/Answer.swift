import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Sodium
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

extension Session {
    /// - Returns: the worksheet that was named; else the one that answers this very template in this role; else a new one,
    ///   answered now. Nil where its owner stopped before the end.
    /// - Throws: `Failure`, where there is none, or several.
    fileprivate func worksheetToShare(
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
    fileprivate func checkIsTighter(_ answer: AnswerEntry, _ preparation: Preparation) throws {
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
    fileprivate func checkMeansTheSame(_ entry: WorksheetEntry, _ template: Template) throws {
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
        guard preparation.missing(apartFrom: me).isEmpty else {
            try write([.entry(AnyEntry(SealedAnswerEntry(answer.seal(by: me))))], to: thread)
            return
        }
        if case .sealed = preparation.stage(of: me) {
            let isRead = preparation.parties.contains { $0.id != me && preparation.answer(of: $0.id) != nil }
            // What binds is what was sealed before the others' answers could be read: that is opened first.
            guard isRead else {
                try write([.entry(AnyEntry(SealedAnswerEntry(answer.seal(by: me))))], to: thread)
                return
            }
            try open(preparation)
        }
        try write(answer.records, to: thread)
    }

    fileprivate func sayStage(_ preparation: Preparation, _ others: String) {
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

/// Makes of a worksheet what is shared of it.
struct Sharing {
    private let preparation: Preparation
    private let template: Template
    private let worksheet: Worksheet
    private let session: Session

    /// - Parameters:
    ///   - preparation: the thread.
    ///   - template: what everybody answers.
    ///   - worksheet: the owner's answers to it.
    ///   - session: the owner's home.
    init(_ preparation: Preparation, _ template: Template, _ worksheet: Worksheet, _ session: Session) {
        self.preparation = preparation
        self.template = template
        self.worksheet = worksheet
        self.session = session
    }

    /// - Parameter named: items of which it is to be said how much they are wanted.
    /// - Returns: the answers, and all of it for their owner to look at before it is shared.
    /// - Throws: `Failure`, `YAMLError`, `FormatError`, where the answers cannot stand in a text.
    func answer(saying named: [String] = []) throws -> (said: AnswerEntry, view: AnswerView) {
        let invitation = preparation.invitation.invitation
        let table = Table(
            agreement: preparation.agreement, nonce: invitation.nonce, template: template,
            parties: invitation.parties, base: nil)
        let draft = try Draft(
            template: template, templateHash: invitation.source.hash, parties: invitation.parties,
            author: session.me, worksheet: worksheet,
            term: Dates(worksheet.agreement, table, session.moment).term(), title: invitation.title,
            endOfDay: { Instant.endOfLocal($0) })
        let version = try draft.version(of: preparation.agreement, nonce: invitation.nonce, number: 1)
        let said = AnswerEntry(
            salt: Bytes32(Random.bytes(Bytes32.count))!, source: try VersionSource(version),
            notAnswered: unanswered, experience: experience, liking: try liking(named),
            cannotProvide: Set(draft.cannotProvide),
            unchosen: Set(draft.borrowed.filter { $0.origin == .template }.compactMap(\.item)))
        let view = AnswerView(said, inWordsOfTemplate: draft.borrowed.map(\.label), of: session.me)
        return (said, view)
    }

    private var rows: [(item: Template.Item, row: Template.Row)] {
        template.items.compactMap { item in
            if case .row(let row) = item.nature { (item, row) } else { nil }
        }
    }

    /// The sides of every row that they have not answered.
    private var unanswered: Set<AnswerEntry.ItemSide> {
        Set(
            rows.flatMap { item, row in
                row.sides.map(\.id).filter { side in
                    let first = worksheet.rows[item.id]
                    let answer =
                        worksheet.answer(to: item.id, for: side) ?? (first?.side == nil ? first : nil)
                    return answer?.stance ?? .unset == .unset
                }
                .map { AnswerEntry.ItemSide(item.id, $0) }
            })
    }

    /// Of what is risky and theirs to do, and not a no anyway.
    private var experience: [AnswerEntry.ItemSide: Slug] {
        let pairs = rows.flatMap { item, row in
            row.doers.compactMap { side -> (AnswerEntry.ItemSide, Slug)? in
                guard let answer = worksheet.answer(to: item.id, for: side), answer.stance.isOpen else {
                    return nil
                }
                return answer.experience.flatMap { Slug($0.rawValue) }.map { (.init(item.id, side), $0) }
            }
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    private func liking(_ named: [String]) throws -> [AnswerEntry.ItemSide: Slug] {
        let pairs = try named.flatMap { text -> [(AnswerEntry.ItemSide, Slug)] in
            guard let item = Session.items(text, among: template.items).first,
                !worksheet.answers(to: item.id).allSatisfy({ $0.stance == .unset })
            else {
                throw Failure(
                    .usage, "there is no row “\(text)” that you have answered", hints: "troth worksheet show")
            }
            let liked = worksheet.answers(to: item.id).filter(\.stance.isOpen)
            guard !liked.isEmpty else {
                throw Failure(.usage, "of “\(item.label)” your answer says no more than its boundary")
            }
            return liked.compactMap { answer in
                guard let side = answer.side, let word = Slug(answer.stance.rawValue) else { return nil }
                return (.init(item.id, side), word)
            }
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }
}

extension Stance {
    /// Whether it is no plain no.
    fileprivate var isOpen: Bool {
        switch self {
        case .curious, .willing, .like, .favourite, .softLimit: true
        case .unset, .hardLimit, .noThanks, .notApplicable: false
        }
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

extension Item {
    /// What one person's must-have on it covers.
    fileprivate func needs(of party: PartyID) -> Set<Slug> {
        let all: [MustHave] =
            switch self {
            case .row(let row): row.neededBy
            case .protection(let protection): protection.neededBy
            case .promise, .fact: []
            }
        return all.filter { $0.party == party }.reduce(into: []) { $0.formUnion($1.items) }
    }
}
