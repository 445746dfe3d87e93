import Canonical

/// How an agreement that is paused or runs out may go on: what stood, anew, for everyone to sign.
package struct Resumption: Equatable, Sendable {
    /// What stood, with the limits set since.
    package let version: Version
    /// A version that says just the same and still waits for answers: nobody needs to propose another.
    package let waiting: VersionID?
}

extension Ledger {
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - reader: who wants to go on.
    ///   - moment: the present.
    /// - Returns: what they may propose; nil where no pause holds. Its lines are what stands, kept to what each person
    ///   last gave, so that it gives nobody's yes again that they have since taken back.
    /// - Throws: `Refusal`, where the agreement is over, has run out, or nothing stood.
    package func resumption(
        of agreement: AgreementID, for reader: PartyID, at moment: Moment
    ) throws -> Resumption? {
        let acts = threads[agreement] ?? .none
        guard !hasEnded(agreement) else {
            throw Refusal(.ended, "somebody has left this agreement; those who want one make a new one")
        }
        let pauses = unsettled(acts.pauses, in: agreement, for: reader, at: moment)
        guard !pauses.isEmpty else { return nil }
        let effect = Effect(self, for: reader, at: moment)
        let stood = stood(in: agreement, effect, moment)
        guard let base = newest(of: stood, effect) else {
            throw Refusal(.nothingStood, "nothing was in force before the pause; propose what you want")
        }
        guard moment.latest < base.term.until else {
            throw Refusal(.outOfTime, "what was paused has run out (\(base.term.until)); propose it anew")
        }
        guard base.kind != .scene || moment.clock < base.term.from else {
            throw Refusal(
                .onlyTighterInAScene,
                "a scene that has begun is not taken up again; propose another one, for later")
        }

        var version = base
        version.number = nextNumber(in: version.agreement)
        version.replaces = Set(stood.map(\.id))
        version.term.signBy = min(moment.clock + Term.usualTimeToSign, base.term.until)
        version.sections = Keeping(self, agreement, stood.map(\.version), effect, reader, moment)
            .sections(of: base)
        version.settles = []
        version.settles = Set(pauses.map(\.id.bytes))
            .union(takenUp(by: version, provided: [], author: reader, at: moment))

        return Resumption(version: version, waiting: waiting(like: version, at: moment))
    }

    /// - Returns: a version that says just the same and still waits for answers.
    func waiting(like version: Version, at moment: Moment) -> VersionID? {
        (threads[version.agreement] ?? .none).versions.sorted().first { id in
            guard var other = versions[id], refusers(of: id).isEmpty, !isHeldByAll(id),
                moment.latest < other.term.signBy
            else { return false }
            other.number = version.number
            other.term.signBy = version.term.signBy
            return other == version
        }
    }

    /// - Returns: the one whose text goes on: the newest of those that give, else of all.
    func newest(of stood: [(id: VersionID, version: Version)], _ effect: Effect) -> Version? {
        let effective = stood.filter { effect.effective[$0.id] != nil }
        return (effective.isEmpty ? stood : effective)
            .max { ($0.version.number, $0.id) < ($1.version.number, $1.id) }?.version
    }
}
