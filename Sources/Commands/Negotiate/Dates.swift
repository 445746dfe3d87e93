import Canonical
import Consent
import Templating

/// Works out when a version is to hold.
struct Dates {
    let facts: AgreementFacts
    let base: Term?
    let kind: Kind
    let template: Template
    let moment: Moment

    init(_ facts: AgreementFacts, _ table: Table, _ moment: Moment) {
        self.facts = facts
        self.moment = moment
        template = table.template
        kind = table.base?.kind ?? table.template.kind
        // What has run out, or soon would, gets new dates.
        base = table.base.map(\.term).flatMap { moment.latest < $0.until ? $0 : nil }
    }

    func term() throws -> Term {
        let from = facts.from.map(\.value.localBeginning) ?? base?.from ?? moment.clock
        let isMoved = facts.from != nil
        let until =
            facts.until.map(\.value.localEnd) ?? (isMoved ? nil : base?.until) ?? from + template.lasts
        let review =
            facts.review.map(\.value.localBeginning) ?? (isMoved ? nil : base?.review)
            ?? template.review.map { from + $0 }
        let signBy = facts.signBy.map(\.value.localEnd) ?? min(moment.clock + Term.usualTimeToSign, until)
        let careUntil =
            facts.careUntil.map(\.value.localEnd) ?? max(base?.careUntil ?? until, until + Term.usualCare)
        let term = Term(
            from: from, until: until, review: review.flatMap { $0 <= until ? $0 : nil }, signBy: signBy,
            careUntil: careUntil)
        do { try term.check(for: kind) } catch let error as FormatError {
            let times = [from, until, review, signBy, careUntil].compactMap(\.self)
            let reason = error.reason.inLocalTime(times)
            let place =
                facts.until?.place ?? facts.from?.place ?? facts.signBy?.place ?? facts.careUntil?.place
            throw place.map { YAMLError(reason, at: $0) } ?? FormatError(reason)
        }
        return term
    }
}
