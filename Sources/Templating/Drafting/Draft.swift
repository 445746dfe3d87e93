package import Canonical
package import Consent

/// What one person's answers come to as an agreement: the text that they may propose.
///
/// A draft puts into other people's lines only what they last gave, or something tighter; what its author does not
/// speak of stays as it was. It knows no clock and no randomness: the same things always make the same draft.
package struct Draft: Sendable {
    /// A protection without words, which is left out until somebody finds some.
    package struct OpenQuestion: Equatable, Sendable {
        /// What it would be called in the text.
        package let item: Slug
        /// What people call it.
        package let label: Line
        /// The question; nil where the template asks none.
        package let ask: Line?
        /// Who alone can answer it; nil where anyone can.
        package let whose: PartyID?
        /// Whether the template says that an agreement must have it.
        package let isRequired: Bool
    }

    /// What one person answered before there was any text.
    package struct Answers: Sendable {
        package let version: Version
        /// The items whose words are the template's, since they chose none.
        package let unchosen: Set<Slug>

        /// - Parameters: as the properties say.
        package init(_ version: Version, unchosen: Set<Slug> = []) {
            self.version = version
            self.unchosen = unchosen
        }
    }

    /// Something that stands in the text in words that its author has neither written nor proposed or signed before.
    package struct Borrowed: Equatable, Sendable {
        /// Whose words these are.
        package enum Origin: Equatable, Sendable {
            /// The version that the draft goes on from.
            case base
            /// The template.
            case template
        }
        /// What it is called in the text.
        package let label: Line
        /// What it is called in the text's grammar; nil where that does not matter.
        package var item: Slug?
        package let origin: Origin
    }

    /// Everything the agreement says, in the template's order; what was added by hand stands last.
    package let sections: [Section]
    /// What nobody has answered yet, in the template's order.
    package let openQuestions: [OpenQuestion]
    /// The protections in the text of which the author says that they cannot provide them, in its order. They stay in
    /// the text; that somebody cannot provide one is an act of its own.
    package let cannotProvide: [Slug]
    /// What stands in others' words, in the template's order.
    package let borrowed: [Borrowed]
    /// What several people wrote each their own words for, and what must be told apart by hand.
    package let unsettled: [Line]
    /// The agreement's kind.
    package let kind: Kind

    let source: Source
    let title: Line
    let term: Term
    let parties: [Party]

    /// The section that holds what was added by hand.
    package static let addedSection: (id: String, title: String) = ("x-added", "Added by hand")

    /// - Parameters:
    ///   - template: the template that the worksheet answers.
    ///   - templateHash: SHA-256 of its file.
    ///   - parties: everybody, in the order of the text, with their roles and seats.
    ///   - author: whose worksheet this is; one of the parties.
    ///   - worksheet: their answers. What they leave out or unset stays as it is in `base`.
    ///   - base: what the draft starts from: the newest version on the table, or what stands; nil for a first one.
    ///   - given: what everybody last gave in this agreement, the author too.
    ///   - term: when it is to hold.
    ///   - title: what it is called.
    ///   - endOfDay: the last second of a day where the author is: a yes that ends with a day ends then.
    /// - Throws: `YAMLError`, where an answer is at fault, with its place; `FormatError`, where the draft would break a
    ///   rule of the text, or the people, the term or the worksheet do not fit the agreement.
    package init(
        template: Template, templateHash: Bytes32, parties: [Party], author: PartyID, worksheet: Worksheet,
        base: Version? = nil, given: LastGiven = .nothing, term: Term, title: Line,
        endOfDay: @escaping (CalendarDate) -> Instant
    ) throws {
        kind = base?.kind ?? template.kind
        try term.check(for: kind)
        var drafter = try Drafter(
            template: template, parties: parties, author: author, worksheet: worksheet, base: base,
            given: given, term: term, endOfDay: endOfDay)
        sections = try drafter.sections()
        openQuestions = drafter.openQuestions
        cannotProvide = drafter.cannotProvide
        borrowed = drafter.borrowed
        unsettled = []
        source = Source(template: template.id, hash: templateHash)
        self.title = title
        self.term = term
        self.parties = parties
    }

    /// - Parameters:
    ///   - answers: what everybody answered before there was any text, each by themselves.
    ///   - template: the template that they answered.
    ///   - invitation: between whom, and what it is called.
    ///   - author: who drafts.
    ///   - given: what everybody last gave, by these answers and what they have limited since.
    ///   - term: when it is to hold.
    /// - Throws: `FormatError`, where the draft would break a rule of the text.
    package init(
        joining answers: [PartyID: Answers], template: Template, invitation: Invitation, author: PartyID,
        given: LastGiven, term: Term
    ) throws {
        kind = invitation.kind
        try term.check(for: kind)
        var joiner = try AnswerJoiner(answers, template, invitation.parties, author: author, given, term)
        sections = try joiner.sections()
        openQuestions = joiner.openQuestions
        cannotProvide = []
        borrowed = joiner.unchosen.map { Borrowed(label: $0, origin: .template) }
        unsettled = joiner.unsettled
        source = invitation.source
        title = invitation.title
        self.term = term
        parties = invitation.parties
    }

    /// - Parameters:
    ///   - agreement: the thread.
    ///   - nonce: the random bytes of its id.
    ///   - number: the version's number, from 1.
    ///   - replaces: the versions that stand and that it takes the place of.
    ///   - settles: the acts that it takes up and ends.
    /// - Returns: the draft as a version.
    /// - Throws: `FormatError`, where it breaks a rule of the text or one of its limits.
    package func version(
        of agreement: AgreementID, nonce: Bytes32, number: UInt64, replaces: Set<VersionID> = [],
        settles: Set<Bytes32> = []
    ) throws -> Version {
        let version = Version(
            agreement: agreement, nonce: nonce, number: number, replaces: replaces, settles: settles,
            kind: kind, source: source, title: title, term: term, parties: parties, sections: sections)
        try version.check()
        return version
    }
}
