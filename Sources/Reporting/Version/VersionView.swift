import Canonical
package import Consent

/// One version of an agreement, to be read: what it says, what it takes the place of, and how far it has come.
package struct VersionView: View {
    /// Somebody who takes part.
    package struct Participant: Hashable, Encodable, Sendable {
        package let person: Person
        package let role: String
        /// Their key as the text gives it.
        package let verifierKey: String
        /// Where bundles to them are encrypted to.
        package let recipient: String

        init(_ party: Party, names: ThreadNames) {
            person = names.people[party.id]
            role = party.role.inWords
            verifierKey = "\(party.verifierKey)"
            recipient = "\(party.recipient)"
        }
    }

    /// A part of the text.
    package struct SectionView: Hashable, Encodable, Sendable {
        package let section: String
        package let title: String
        package let items: [ItemView]
    }

    /// Something that the version takes up and ends.
    package struct Settled: Hashable, Encodable, Sendable {
        /// The record, or the version of another thread; 64 hexadecimal digits.
        package let id: String
        /// Whose act it was; nil where this home does not have it, or it is a version.
        package let by: Person?
        /// The act; nil where this home does not have it, or it is a version.
        package let act: Happening?
        package let version: VersionMention?
    }

    package let schema = "troth/version/v0"
    package let agreement: AgreementMention
    package let version: VersionMention
    package let title: String
    /// `scene`, `event`, `recurring` or `dynamic`.
    package let kind: String
    package let template: String
    package let from: ShownTime
    package let until: ShownTime
    package let review: ShownTime?
    package let careUntil: ShownTime
    package let parties: [Participant]
    package let replaces: [VersionMention]
    package let settles: [Settled]
    /// What somebody took away after it, and it does not take up; of a version that everyone's home holds.
    package let since: [Settled]
    /// The versions in effect that took its place.
    package let replacedBy: [VersionMention]
    package let standingTerms: [String]
    package let sections: [SectionView]
    package let signing: SigningView

    private enum CodingKeys: CodingKey {
        case schema, agreement, version, title, kind, template, from, until, review, careUntil, parties
        case replaces, settles, since, replacedBy, standingTerms, sections, signing
    }

    /// - Parameters:
    ///   - id: the version.
    ///   - version: its text; the ledger need not know it.
    ///   - ledger: every act that is known.
    ///   - names: how everything is called, and for whom.
    ///   - moment: the present.
    package init(_ id: VersionID, _ version: Version, in ledger: Ledger, names: Names, at moment: Moment) {
        // This version's own words, so that what is shown is what is signed; only its name is the thread's.
        let own = ThreadNames(version.agreement, version: version, addressing: names.addressed)
        agreement = names[version.agreement, or: version].agreement
        self.version = names.mention(of: id, version)
        title = "\(version.title)"
        kind = version.kind.rawValue
        template = "\(version.source.template)"
        from = ShownTime(version.term.from)
        until = ShownTime(version.term.until)
        review = version.term.review.map(ShownTime.init)
        careUntil = ShownTime(version.term.careUntil)
        parties = version.parties.map {
            Participant($0, names: own)
        }
        replaces = version.replaces.sorted().map { names.mention(of: $0, from: version.agreement) }
        settles = Settled.all(version.settles, names, from: version.agreement)
        (since, replacedBy) =
            ledger.isHeldByAll(id) ? Self.after(id, version, in: ledger, names, at: moment) : ([], [])
        standingTerms = StandingTerms.lines
        sections = version.sections.map { section in
            SectionView(
                section: "\(section.id)", title: "\(section.title)",
                items: section.items.map { ItemView($0, names: own) })
        }
        signing = SigningView(id, version, in: ledger, names: names, at: moment)
    }
}

extension VersionView {
    /// What a text cannot know: whoever reads it must not take for given what was taken back.
    private static func after(
        _ id: VersionID, _ version: Version, in ledger: Ledger, _ names: Names, at moment: Moment
    ) -> (since: [Settled], replacedBy: [VersionMention]) {
        let effect = Effect(ledger, for: names.reader, at: moment)
        let acts = ledger.threads[version.agreement] ?? .none
        let taken =
            (acts.narrowings.map(\.record) + acts.pauses + acts.cannotProvides + acts.leaves
            + acts.signals)
            .map(\.id.bytes)
        let newer = effect.effective.filter { $0.value.replaces.contains(id) }.keys.sorted()
        return (
            Settled.all(
                Set(taken).subtracting(effect.settled(by: version)), names, from: version.agreement),
            newer.map { names.mention(of: $0, from: version.agreement) }
        )
    }
}

extension VersionView.Settled {
    /// - Parameters:
    ///   - ids: what a version settles: records, or versions of other threads.
    ///   - names: how everything is called.
    ///   - home: the version's thread.
    /// - Returns: them, the oldest first; what is not a record of this home last.
    static func all(_ ids: Set<Bytes32>, _ names: Names, from home: AgreementID) -> [Self] {
        func place(_ id: Bytes32) -> (Int64, UInt64, Bytes32) {
            guard let record = names.record(RecordID(id)) else { return (.max, .max, id) }
            return (record.said.seconds, record.index, id)
        }
        return ids.sorted { place($0) < place($1) }.map { id in
            guard let record = names.record(RecordID(id)) else {
                let version = VersionID(id)
                return Self(
                    id: "\(id)", by: nil, act: nil,
                    version: names.knows(version) ? names.mention(of: version, from: home) : nil)
            }
            return Self(
                id: "\(id)", by: names[record.agreement].people[record.author],
                act: Happening(record.act, by: record.author, names, in: record.agreement), version: nil)
        }
    }
}
