import Canonical
import Consent

/// What stands, by section 3 of the design: slow and obvious, and made of nothing that the product works it out with.
///
/// It is told what a home should know, whose home it is and what its clock says.
struct Reference {
    let facts: [Fact]
    let reader: PartyID
    /// What begins is decided by this.
    let clock: Instant
    /// What ends is decided by this: never earlier than what the reader wrote last.
    let latest: Instant
    /// Whether it is as tight as the text of section 3 says. The fold is looser in few ways, which are known: a version that is
    /// not effective settles for itself, and must-haves are asked of each version by itself.
    let isByTheText: Bool

    private(set) var versions: [VersionID: Version] = [:]
    private var signed: [VersionID: [Fact]] = [:]
    private var held: [VersionID: [Fact]] = [:]
    private var refused: Set<VersionID> = []
    private var receipts: [LogID: [Fact]] = [:]
    /// How many records of a log there are from its first on, each place taken once.
    private var whole: [LogID: UInt64] = [:]
    private(set) var heldByAll: Set<VersionID> = []
    private(set) var effective: Set<VersionID> = []

    init(_ facts: [Fact], for reader: PartyID, clock: Instant, isByTheText: Bool = false) {
        (self.facts, self.reader, self.clock, self.isByTheText) = (facts, reader, clock, isByTheText)
        latest = facts.filter { $0.author == reader && $0.thread != nil }.map(\.said).reduce(clock, max)
        for fact in facts {
            switch fact.what {
            case .proposal(let id, let version): versions[id] = version
            case .signature(let id): signed[id, default: []].append(fact)
            case .held(let id): held[id, default: []].append(fact)
            case .received(let log, _) where fact.author == reader: receipts[log, default: []].append(fact)
            default: break
            }
        }
        for fact in facts {
            if case .no(let id) = fact.what, versions[id]?.partyIDs.contains(fact.author) ?? false {
                refused.insert(id)
            }
        }
        for (log, records) in Dictionary(grouping: facts, by: \.log) {
            var places: [UInt64: Int] = [:]
            for record in records { places[record.index, default: 0] += 1 }
            var length: UInt64 = 0
            while places[length] == 1 { length += 1 }
            whole[log] = length
        }
        for (id, version) in versions where version.partyIDs.contains(reader) {
            let isHeld = version.partyIDs.allSatisfy { person in
                [signed, held].allSatisfy { acts in acts[id]?.contains { $0.author == person } ?? false }
            }
            if isHeld { heldByAll.insert(id) }
        }
        effective = heldByAll.filter(isEffective)
    }

    private func counts(_ fact: Fact) -> Bool { fact.index < whole[fact.log, default: 0] }

    /// When a record had reached the reader by the reader's own records.
    private func reached(_ fact: Fact) -> Instant? {
        if fact.author == reader { return fact.said }
        let receipts = (receipts[fact.log] ?? []).filter { receipt in
            guard case .received(_, let length) = receipt.what else { return false }
            return length > fact.index && counts(receipt)
        }
        return receipts.map(\.said).min()
    }

    /// When everybody's signature and `held` had reached the reader.
    func completed(_ id: VersionID) -> Instant? {
        var last = Instant(seconds: 0)
        for person in versions[id]?.partyIDs ?? [] {
            for acts in [signed, held] {
                let times = (acts[id] ?? []).filter { $0.author == person && counts($0) }.compactMap(reached)
                guard let first = times.min() else { return nil }
                last = max(last, first)
            }
        }
        return last
    }

    /// Rules 8 and 12.
    private func isEffective(_ id: VersionID) -> Bool {
        guard let version = versions[id], let completed = completed(id) else { return false }
        if version.term.from > clock || refused.contains(id) || completed >= version.term.signBy {
            return false
        }
        for other in heldByAll where other != id {
            guard let scene = versions[other], scene.kind == .scene else { continue }
            let together = scene.partyIDs.intersection(version.partyIDs).count >= 2
            let isInside = scene.term.from <= completed && completed < scene.term.until
            if together && isInside && clock < scene.term.until { return false }
        }
        return true
    }

    /// Rule 7: what a version settles itself, or an effective one before it.
    func settled(_ version: Version, _ id: VersionID? = nil) -> Set<Bytes32> {
        let counts = !isByTheText || id.map(effective.contains) ?? true
        var settled = counts ? version.settles : []
        var earlier = version.replaces
        var seen: Set<VersionID> = []
        while let id = earlier.popFirst() {
            guard seen.insert(id).inserted, effective.contains(id), let one = versions[id] else { continue }
            settled.formUnion(one.settles)
            earlier.formUnion(one.replaces)
        }
        return settled
    }

    /// Rule 9: what stands in a thread is the meet of these.
    func standing(in thread: AgreementID) -> [VersionID] {
        let replaced = effective.flatMap { versions[$0]?.replaces ?? [] }
        return heldByAll.filter { id in
            guard let version = versions[id] else { return false }
            return version.agreement == thread && version.term.from <= latest && !replaced.contains(id)
        }.sorted()
    }

    func acts(in thread: AgreementID) -> [Fact] { facts.filter { $0.thread == thread } }
}
