package import Canonical

/// What signing a version would make wider: what its reader should look at before anything else.
///
/// It is asked of the fold itself, with a ledger in which everybody has signed and held the version, so that the two
/// cannot disagree. Nothing that would come by itself, signed or not, is in it.
package struct Wider: Equatable, Sendable {
    /// Rows that would allow something that they do not allow now, in the order of the version's text.
    package let rows: [WiderRow]
    /// What would protect people no longer, or in other words: first items, then added signals.
    package let protections: [LostProtection]
    /// Must-haves that the versions it replaces have, or the reader's own newest one, and that it leaves out.
    package let mustHaves: [MustHaveChange]
    /// What the version settles and loosens, sorted by id.
    package let settled: [LoosenedAct]

    /// The rows of which somebody has a hard limit now, and nobody would have one any more.
    package var liftedHardLimits: [RowKey] {
        var seen: Set<RowKey> = []
        return rows.filter { $0.before == .hardLimit && seen.insert($0.key).inserted }.map(\.key)
    }

    package var isEmpty: Bool { rows.isEmpty && protections.isEmpty && mustHaves.isEmpty && settled.isEmpty }
}

/// A row that would become wider. Where it does so in steps, each step is one of these.
package struct WiderRow: Equatable, Sendable {
    package let key: RowKey
    /// What is to be gone by now, every thread heard.
    package let before: Boundary
    /// What would be to be gone by.
    package let after: Boundary
    /// From when on.
    package let from: Instant

    /// - Parameters: as the properties say.
    package init(key: RowKey, before: Boundary, after: Boundary, from: Instant) {
        self.key = key
        self.before = before
        self.after = after
        self.from = from
    }
}

/// A protection that would be gone, or would read otherwise.
package enum LostProtection: Hashable, Sendable {
    /// An item of a thread. It is changed, not gone, where one of that name still holds.
    case item(Slug, in: AgreementID, isChanged: Bool)
    /// A stop signal that somebody added alone.
    case signal(RecordID)
}

/// Something that a version settles, and that its own text does not take up.
package enum LoosenedAct: Equatable, Sendable {
    /// Its author limited their line to a boundary, and the version has another one there.
    case narrowing(RecordID, row: RowKey, by: PartyID, limit: Boundary, line: Boundary)
    case pause(RecordID, by: PartyID)
    /// The version has no stop signal of these words for its author.
    case signal(RecordID, by: PartyID)
    /// The version still counts on its author, or does without what they cannot provide.
    case cannotProvide(RecordID, Slug, by: PartyID)
    /// A version of another thread, which would narrow the other threads no longer.
    case version(VersionID, of: AgreementID)
}

extension Ledger {
    /// - Parameters:
    ///   - id: a version whose text is known.
    ///   - reader: one of its parties, who is asked to sign.
    ///   - moment: the present.
    /// - Returns: what would become wider for the reader once everybody has signed; nil where the text is not known,
    ///   or the reader is not a party.
    package func wider(bySigning id: VersionID, for reader: PartyID, at moment: Moment) -> Wider? {
        guard let version = versions[id], version.partyIDs.contains(reader) else { return nil }
        let comparison = WiderComparison(self, id, version, reader, moment)
        return Wider(
            rows: comparison.rows, protections: comparison.protections,
            mustHaves: mustHaves(leftOutBy: version, reader, moment), settled: loosened(by: version))
    }

    private func mustHaves(
        leftOutBy version: Version, _ reader: PartyID, _ moment: Moment
    ) -> [MustHaveChange] {
        let given = Given(self, in: version.agreement, for: reader, at: moment)
        let earlier =
            version.replaces.sorted().compactMap { versions[$0] }
            + [given.newestVersion(by: reader)].compactMap { $0 }
        var found: [MustHaveChange] = []
        for change in earlier.flatMap({ Diff(from: $0, to: version).mustHaves })
        where !change.removed.isEmpty && !found.contains(change) {
            found.append(change)
        }
        return found
    }

    private func loosened(by version: Version) -> [LoosenedAct] {
        version.settles.sorted().compactMap { id in
            if let other = versions[VersionID(id)], other.agreement != version.agreement {
                return .version(VersionID(id), of: other.agreement)
            }
            return records[RecordID(id)].flatMap { loosened($0, by: version) }
        }
    }

    private func loosened(_ record: Record, by version: Version) -> LoosenedAct? {
        switch record.act {
        case .narrowing(let row, let limit):
            // Of somebody else's line it is nothing, and of a row that is absent not agreed.
            guard row.participants.contains(record.author) else { return nil }
            let line = version.row(row)?.lines[record.author] ?? .notAgreed
            guard !line.isNarrowing(of: limit) else { return nil }
            return .narrowing(record.id, row: row, by: record.author, limit: limit, line: line)
        case .pause: return .pause(record.id, by: record.author)
        case .signal(let signal):
            return version.takesUp(signal, of: record.author) ? nil : .signal(record.id, by: record.author)
        case .cannotProvide(let id):
            let isProvidedByOthers = version.protections.contains {
                $0.id == id && !$0.providers.contains(record.author)
            }
            return isProvidedByOthers ? nil : .cannotProvide(record.id, id, by: record.author)
        case .proposal, .signature, .held, .delivered, .no, .leave, .unknown, .invitation, .answer,
            .notAgain, .asksAgain, .entry:
            return nil
        }
    }
}

extension Version {
    /// Whether it has a stop signal of these words that protects the person who added it.
    func takesUp(_ signal: StopSignal, of author: PartyID) -> Bool {
        protections.contains {
            [.spokenSignal, .silentSignal].contains($0.kind) && $0.protects.contains(author)
                && $0.words == signal.words
        }
    }
}
