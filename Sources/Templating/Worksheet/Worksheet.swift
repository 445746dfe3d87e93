package import Canonical
package import Consent

/// One person's answers to a template, filled in alone. Private: what of it goes into an agreement is decided when
/// one is proposed.
package struct Worksheet: Sendable {
    /// The template that is answered.
    package let template: Slug
    /// The role in which it is answered.
    package let role: Slug
    /// Plain facts about the agreement.
    package var agreement: AgreementFacts
    /// Items that the person added by hand, in order; their ids begin with `Template.addedPrefix`. Their answers
    /// stand among the others.
    package internal(set) var added: [Template.Item]
    /// The answers to rows, by item. An item that is not here is unset.
    package var rows: [Slug: RowAnswer]
    /// The answers to further sides of rows, by item: each names its side, which no other answer to the row has.
    package var otherSides: [Slug: [RowAnswer]]
    /// The answers to protections, by item.
    package var protections: [Slug: ProtectionAnswer]
    /// The promises made, by item.
    package var promises: [Slug: Placed<Prose>]
    /// The facts told, by item.
    package var facts: [Slug: Placed<Prose>]
}

/// Plain facts about an agreement. Whether the times are in order is judged where the clock is known.
package struct AgreementFacts: Sendable {
    /// What it is called.
    package let title: Placed<Line>?
    /// When it begins.
    package let from: Placed<DateOrTime>?
    /// When it ends.
    package let until: Placed<DateOrTime>?
    /// When it is looked at together.
    package let review: Placed<DateOrTime>?
    /// By when everyone's answer must be back.
    package let signBy: Placed<DateOrTime>?
    /// Until when care is owed after the end.
    package let careUntil: Placed<DateOrTime>?

    /// Where nothing is said.
    package static var nothing: Self {
        Self(title: nil, from: nil, until: nil, review: nil, signBy: nil, careUntil: nil)
    }
}

/// A time as a person writes it.
package enum DateOrTime: Equatable, Sendable {
    /// A day where they are: its start for a beginning, its end for an end.
    case day(CalendarDate)
    /// A point in time.
    case instant(Instant)
}

/// What depends on a must-have: unless it stands, those rows are not agreed. Where nothing is said, what was said
/// before goes on.
package enum MustHaveScope: Equatable, Sendable {
    /// Every row of the section in which it stands; for an item added by hand, every row added by hand; where there
    /// are none, every row.
    case section
    /// These rows; at least one.
    case rows([Slug])
    /// It is no must-have, also where it was one before.
    case nothing
}

/// The answer to a row.
package struct RowAnswer: Sendable {
    /// Where it was written.
    package let place: Place
    /// The answer itself.
    package var stance: Stance
    /// When a yes may hold, in the person's words.
    package var conditions: [Line]
    /// The most of it, in the row's unit; at least 1.
    package var atMost: UInt64?
    /// When a yes ends.
    package var ends: Placed<DateOrTime>?
    /// The side that the person takes; nil only where the row has none for their role and they named none.
    package var side: Slug?
    /// What depends on this row.
    package var mustHave: MustHaveScope?
    /// How well the person knows how to do it.
    package var experience: Experience?
    /// Never leaves the worksheet.
    package var note: Prose?
    /// Whether a hard limit is to be shown as a plain `not agreed`.
    package var isShownAsNotAgreed: Bool

    /// - Parameters:
    ///   - isFirstTime: whether the template is for a first time.
    ///   - ends: `ends` as a point in time; nil where there is none.
    /// - Returns: what of this answer stands in an agreement, or nil where it makes no row.
    package func boundary(isFirstTime: Bool, ends: Instant?) -> Boundary? {
        stance.boundary(
            conditions: Set(conditions), atMost: atMost, ends: ends, isFirstTime: isFirstTime,
            isShownAsNotAgreed: isShownAsNotAgreed)
    }
}

/// The answer to a protection.
package struct ProtectionAnswer: Sendable {
    /// Where it was written.
    package let place: Place
    /// The words; nil where the person gave none.
    package var text: Prose?
    /// What depends on this protection.
    package var mustHave: MustHaveScope?
    /// Whether the person says that they cannot provide it.
    package var cannotProvide: Bool
}
