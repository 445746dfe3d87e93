import Canonical

/// How an agreement that runs out, or has run out, may go on: what stood, with new dates, for everyone to sign.
extension Ledger {
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - reader: who wants to go on.
    ///   - moment: the present.
    /// - Returns: what they may propose. It lasts as long as what stood, from its end on, or from now where it is over;
    ///   its lines are what stands, kept to what each person last gave, so nothing becomes wider by it.
    /// - Throws: `Refusal`, where the agreement is over or paused, or nothing stood.
    package func renewal(
        of agreement: AgreementID, for reader: PartyID, at moment: Moment
    ) throws -> Resumption {
        let acts = threads[agreement] ?? .none
        guard !hasEnded(agreement) else {
            throw Refusal(.ended, "somebody has left this agreement; those who want one make a new one")
        }
        guard unsettled(acts.pauses, in: agreement, for: reader, at: moment).isEmpty else {
            throw Refusal(
                .nothingStood,
                "it is paused, so it is not renewed; what stood before is taken up by: troth resume")
        }
        let effect = Effect(self, for: reader, at: moment)
        let stood = stood(in: agreement, effect, moment)
        guard let base = newest(of: stood, effect) else {
            throw Refusal(.nothingStood, "nothing was ever in force here; propose what you want")
        }
        var version = base
        version.number = nextNumber(in: agreement)
        version.replaces = Set(stood.map(\.id))
        version.term = base.term.renewed(at: moment)
        version.sections = Keeping(self, agreement, stood.map(\.version), effect, reader, moment).sections(
            of: base)
        version.settles = []
        version.settles = takenUp(by: version, provided: [], author: reader, at: moment)
        return Resumption(version: version, waiting: waiting(like: version, at: moment))
    }
}

extension Term {
    /// - Parameter moment: the present.
    /// - Returns: the same lengths again, from the end on, or from now where that is past.
    func renewed(at moment: Moment) -> Term {
        let from = max(until, moment.latest)
        let until = from + (self.until - self.from)
        return Term(
            from: from, until: until, review: review.map { from + ($0 - self.from) },
            signBy: min(moment.clock + Self.usualTimeToSign, until),
            careUntil: until + (careUntil - self.until))
    }
}
