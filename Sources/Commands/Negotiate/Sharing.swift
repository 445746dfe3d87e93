import Canonical
import Consent
import History
import Reporting
import Sodium
import Templating
import Terminal

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
