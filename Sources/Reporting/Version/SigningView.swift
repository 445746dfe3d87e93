import Canonical
package import Consent

/// How far a version has come: who has signed, whose home holds it, who said no, and what that makes of it.
package struct SigningView: Hashable, Encodable, Sendable {
    /// What has become of a version, by itself: a pause or an end of its thread is the thread's.
    package enum State: String, Encodable, Sendable {
        /// Not everybody's signature and home are known yet, and there is time.
        case waiting
        /// Somebody said no before everybody's home held it.
        case declined
        /// The time to answer passed before everybody's home held it.
        case outOfTime
        /// Somebody left, or it ran out, before everybody's home held it or it began.
        case over
        /// Held by all, and in effect by itself.
        case counts
        /// Held by all; its time to begin has not come.
        case toBegin
        /// Held by all, and it gives nothing now: somebody said no, it came late, or inside a scene.
        case onlyNarrows
        /// An effective version took its place.
        case replaced
        /// Its time is over.
        case lapsed
    }

    package let state: State
    package let signed: [Person]
    package let notSigned: [Person]
    /// Whose home has seen everybody's signature in time.
    package let held: [Person]
    package let notHeld: [Person]
    /// Who said no without having signed.
    package let saidNo: [Person]
    /// Who signed and said no after that.
    package let tookBack: [Person]
    /// By when everybody's answer must be back.
    package let signBy: ShownTime
    /// Who put it forward.
    package let proposedBy: Person?

    /// - Parameters:
    ///   - id: a version.
    ///   - version: its text.
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    ///   - moment: the present.
    package init(_ id: VersionID, _ version: Version, in ledger: Ledger, names: Names, at moment: Moment) {
        let effect = Effect(ledger, for: names.reader, at: moment)
        self.init(id, version, in: ledger, names: names, effect, at: moment)
    }

    init(
        _ id: VersionID, _ version: Version, in ledger: Ledger, names: Names, _ effect: Effect,
        at moment: Moment
    ) {
        let people = names[version.agreement, or: version].people
        let everyone = version.partyIDs
        let (signers, holders) = (ledger.signers(of: id), ledger.holders(of: id))
        let refusers = ledger.refusers(of: id)
        // Once every home holds it, a no undoes what it gives, and no signature.
        signed = people.ordered(ledger.isHeldByAll(id) ? signers : signers.subtracting(refusers))
        notSigned = people.ordered(everyone.subtracting(signers))
        held = people.ordered(holders)
        notHeld = people.ordered(everyone.subtracting(holders))
        saidNo = people.ordered(refusers.subtracting(signers))
        tookBack = people.ordered(refusers.intersection(signers))
        signBy = ShownTime(version.term.signBy)
        proposedBy = names.proposal(of: id).map { people[$0.author] }
        state = Self.state(of: id, version, in: ledger, effect, at: moment)
    }

    private static func state(
        of id: VersionID, _ version: Version, in ledger: Ledger, _ effect: Effect, at moment: Moment
    ) -> State {
        let isOver = version.term.until <= moment.latest
        let isLeft = ledger.hasEnded(version.agreement)
        guard ledger.isHeldByAll(id) else {
            if !ledger.refusers(of: id).isEmpty { return .declined }
            if version.term.signBy <= moment.latest { return .outOfTime }
            return isLeft || isOver ? .over : .waiting
        }
        if effect.effective.values.contains(where: { $0.replaces.contains(id) }) { return .replaced }
        if isOver { return .lapsed }
        if effect.effective[id] != nil { return .counts }
        guard moment.clock < version.term.from, ledger.refusers(of: id).isEmpty else { return .onlyNarrows }
        return isLeft ? .over : .toBegin
    }
}
