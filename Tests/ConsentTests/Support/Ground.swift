import Canonical
import Consent

/// What some records show, worked out the slow and obvious way, without asking the code under test.
struct Ground {
    let records: [Record]
    let versions: [VersionID: Version]
    private let signatures: [VersionID: [Record]]
    private let helds: [VersionID: [Record]]
    private let refusals: [VersionID: [Record]]
    /// What each person's logs say that they received.
    private let deliveries: [PartyID: [Delivery]]
    private let soundLengths: [LogID: UInt64]

    private struct Delivery {
        let record: Record
        let log: LogID
        let length: UInt64
    }

    init(_ records: [Record]) {
        var versions: [VersionID: Version] = [:]
        var (signatures, helds, refusals):
            ([VersionID: [Record]], [VersionID: [Record]], [VersionID: [Record]])
        (signatures, helds, refusals) = ([:], [:], [:])
        for record in records {
            switch record.act {
            case .proposal(let id, let version): versions[id] = version
            case .signature(let id): signatures[id, default: []].append(record)
            case .held(let id): helds[id, default: []].append(record)
            case .no(let id): refusals[id, default: []].append(record)
            default: break
            }
        }
        self.records = records
        self.versions = versions
        self.signatures = signatures
        self.helds = helds
        self.refusals = refusals
        deliveries = records.reduce(into: [:]) { all, record in
            guard case .delivered(let log, let length) = record.act else { return }
            all[record.author, default: []].append(Delivery(record: record, log: log, length: length))
        }
        // Up to the first place that does not hold exactly one record.
        soundLengths = Dictionary(grouping: records, by: \.log).mapValues { log in
            let indices = log.map(\.index).sorted()
            let sound = indices.enumerated().prefix { place, index in
                index == place && (place + 1 == indices.count || indices[place + 1] != index)
            }
            return UInt64(sound.count)
        }
    }

    /// Whether somebody signed a version and their home held it, whatever came later.
    func isSignedAndHeld(_ id: VersionID, by person: PartyID) -> Bool {
        [signatures, helds].allSatisfy { acts in (acts[id] ?? []).contains { $0.author == person } }
    }

    /// The versions that all their people signed and held, and that the reader is one of them.
    func heldByAll(for reader: Person) -> [VersionID: Version] {
        versions.filter { id, version in
            version.partyIDs.contains(reader.id)
                && version.partyIDs.allSatisfy { isSignedAndHeld(id, by: $0) }
        }
    }

    /// Whether no gap and no fork comes before the record in its log, nor at its own place.
    private func isSound(_ record: Record) -> Bool { record.index < soundLengths[record.log, default: 0] }

    /// The time that a record claims, and the newest that its log had claimed by then.
    func time(_ record: Record) -> ClosedRange<Instant> {
        guard isSound(record) else { return record.said...record.said }
        let before = records.filter { $0.log == record.log && $0.index < record.index }.map(\.said)
        return record.said...(before + [record.said]).max()!
    }

    /// When the reader's own logs say first that a record had reached them.
    private func reached(_ record: Record, _ reader: Person) -> ClosedRange<Instant>? {
        if record.author == reader.id { return time(record) }
        return (deliveries[reader.id] ?? []).filter { own in
            own.log == record.log && own.length > record.index && isSound(own.record)
        }
        .sorted { ($0.record.index, $0.record.said) < ($1.record.index, $1.record.said) }
        .map { time($0.record) }
        .min { $0.upperBound < $1.upperBound }
    }

    /// When everybody's signature and `held` had reached the reader.
    private func completed(_ id: VersionID, for reader: Person) -> ClosedRange<Instant>? {
        guard let version = versions[id] else { return nil }
        let times = version.partyIDs.flatMap { person in
            [signatures, helds].map { acts in
                (acts[id] ?? []).filter { $0.author == person && isSound($0) }
                    .compactMap { reached($0, reader) }
                    .min { ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound) }
            }
        }
        guard !times.contains(nil) else { return nil }
        let known = times.compactMap(\.self)
        return known.map(\.lowerBound).max()!...known.map(\.upperBound).max()!
    }

    /// The versions that give, replace and settle.
    func effective(at moment: Moment, for reader: Person) -> Set<VersionID> {
        let heldByAll = heldByAll(for: reader)
        return Set(
            heldByAll.filter { id, version in
                guard version.term.from <= moment.clock,
                    !(refusals[id] ?? []).contains(where: { version.partyIDs.contains($0.author) }),
                    let completed = completed(id, for: reader), completed.upperBound < version.term.signBy
                else { return false }
                let waits = heldByAll.contains { other, scene in
                    other != id && scene.kind == .scene
                        && scene.partyIDs.intersection(version.partyIDs).count >= 2
                        && scene.term.from <= completed.upperBound && completed.lowerBound < scene.term.until
                        && moment.clock < scene.term.until
                }
                return !waits
            }.keys)
    }

    /// Whatever versions in which nobody's signature or `held` is missing settle, effective or not: at least what is
    /// really settled.
    func settledAtMost(for reader: Person) -> Set<Bytes32> {
        heldByAll(for: reader).values.reduce(into: []) { $0.formUnion($1.settles) }
    }
}
