import Canonical
import Consent
import History
import HistorySupport
import TestSupport

/// The commands, as thin as they can be: what may be done is asked of the rules, as the commands ask.
extension Life {
    mutating func propose(_ ground: Ground, at home: Int) throws {
        try doDuties(at: home)
        let (version, provided) = try draft(ground, at: home)
        try propose(version, provided, ground, at: home)
    }

    private mutating func propose(
        _ version: Version, _ provided: Set<Slug>, _ ground: Ground, at home: Int
    ) throws {
        var version = version
        let me = devices[home].me
        try checkProposal(version, at: home)
        try narrow(to: version, ground, at: home)
        // What stands may be tighter now.
        let moment = devices[home].moment(now)
        let standing = devices[home].ledger.standing(at: moment, for: me).threads[ground.id]
        version.replaces = standing?.counted ?? []
        version.settles = devices[home].ledger.takenUp(
            by: version, provided: provided, author: me, at: moment)
        try checkProposal(version, at: home)
        try putForward(version, ground, at: home)
    }

    private mutating func putForward(_ version: Version, _ ground: Ground, at home: Int) throws {
        let source = try VersionSource(version)
        try write([.proposal(source)], at: home, to: .agreement(ground.id))
        note(
            home,
            "proposes \(short(source.id)) v\(version.number), for \(version.replaces.map(short)), settles \(version.settles.count)",
            ground)
    }

    /// Asks the rules, and the model beside them.
    ///
    /// - Parameter isMadeAnew: whether it takes up what stood, so that it gives nothing anew for its author either.
    private func checkProposal(_ version: Version, at home: Int, isMadeAnew: Bool = false) throws {
        let device = devices[home]
        let others = version.partyIDs.subtracting([device.me])
        try device.ledger.checkProposal(version, by: device.me, at: device.moment(now))
        let wider = reference(home).tooWide(in: version, of: isMadeAnew ? version.partyIDs : others)
        guard wider.isEmpty else { throw Astray(what: "a proposal says yes for somebody else: \(wider)") }
    }

    /// One's own lines that are tighter in a version than in what stands hold at once.
    private mutating func narrow(to version: Version, _ ground: Ground, at home: Int) throws {
        let device = devices[home]
        let acts = device.ledger.tighterLines(in: version, of: device.me, at: device.moment(now))
            .map { RecordBody.narrowing($0.row, $0.to) }
        if !acts.isEmpty { try take(acts, ground, at: home) }
    }

    mutating func sign(_ ground: Ground, at home: Int, newest: Bool = false) throws {
        try doDuties(at: home)
        let device = devices[home]
        let open = (device.ledger.threads[ground.id]?.versions ?? []).filter {
            !device.ledger.signers(of: $0).contains(device.me)
        }.sorted {
            (device.ledger.versions[$0]?.number ?? 0, $0) < (device.ledger.versions[$1]?.number ?? 0, $1)
        }
        guard let last = open.last else { return }
        let id = newest || random.chance(75) ? last : random.pick(open)
        try device.ledger.checkSignature(of: id, by: device.me, at: device.moment(now))
        guard let source = device.archive.sources[id] else { return }
        let wider = reference(home).tooWide(in: source.version, of: source.version.partyIDs)
        guard wider.isEmpty else {
            throw Astray(what: "a version is signed that is wider than given: \(wider)")
        }
        try narrow(to: source.version, ground, at: home)
        try write(
            [.signature(id, device.person.keys.sign(.version(source)))], at: home, to: .agreement(ground.id))
        note(home, "signs \(short(id))", ground)
        try doDuties(at: home)
    }

    mutating func refuse(_ ground: Ground, at home: Int, newest: Bool = false) throws {
        let device = devices[home]
        let open = (device.ledger.threads[ground.id]?.versions ?? []).filter {
            !device.ledger.refusers(of: $0).contains(device.me)
        }.sorted {
            (device.ledger.versions[$0]?.number ?? 0, $0) < (device.ledger.versions[$1]?.number ?? 0, $1)
        }
        guard let last = open.last else { return }
        let id = newest ? last : random.pick(open)
        try device.ledger.checkNo(to: id, by: device.me)
        try take([.no(id)], ground, at: home)
        try doDuties(at: home)
    }

    mutating func narrow(_ ground: Ground, at home: Int) throws {
        let device = devices[home]
        let moment = device.moment(now)
        let rows = Set(
            (device.ledger.threads[ground.id]?.versions ?? []).flatMap {
                device.ledger.versions[$0]?.rows.map(\.key) ?? []
            })
        let deeds = ground.deeds.filter { rows.contains($0.key) && $0.key.participants.contains(device.me) }
        guard !deeds.isEmpty else { return }
        let deed = random.pick(deeds)
        let given = Given(device.ledger, in: ground.id, for: device.me, at: moment)
        let line = given.standing(by: device.me, for: deed.key) ?? given.last(by: device.me, for: deed.key)
        var tightening = Tightening()
        switch random.number(0...5) {
        case 0: tightening.to = .hardLimit
        case 1: tightening.to = .notAgreed
        case 2: tightening.to = .rung(random.pick(Grant.Rung.allCases))
        case 3: tightening.conditions = [try Line("only \(random.number(1...4)) times")]
        case 4: tightening.ends = moment.clock + .hours(Int64(random.number(1...500)))
        default: if deed.unit != nil { tightening.atMost = UInt64(random.number(1...50)) }
        }
        let limit = try tightening.constraint(on: line)
        guard line.met(limit).conditions.count <= VersionText.mostConditions else { return }
        try take([.narrowing(deed.key, limit)], ground, at: home)
    }

    mutating func cannotProvide(_ ground: Ground, at home: Int) throws {
        let device = devices[home]
        let own = (device.ledger.threads[ground.id]?.versions ?? []).sorted()
            .flatMap { device.ledger.versions[$0]?.protections ?? [] }
            .filter { $0.providers.contains(device.me) }
        guard !own.isEmpty else { return }
        try take([.cannotProvide(random.pick(own).id)], ground, at: home)
    }

    mutating func take(_ act: RecordBody, _ ground: Ground, at home: Int) throws {
        // A thread that this home knows nothing of cannot be named.
        guard devices[home].ledger.threads[ground.id]?.parties != nil else { return }
        try take([act], ground, at: home)
        try doDuties(at: home)
    }

    /// Writes what takes something away: it holds here at once, and nothing becomes wider by it.
    private mutating func take(_ acts: [RecordBody], _ ground: Ground, at home: Int) throws {
        let before = devices[home].ledger.standing(at: devices[home].moment(now), for: devices[home].me)
        try write(acts, at: home, to: .agreement(ground.id))
        note(home, acts.map(Self.short).joined(separator: ", "), ground)
        let after = devices[home].ledger.standing(at: devices[home].moment(now), for: devices[home].me)
        try checkTaken(acts, ground, before, after)
        if random.chance(10) {
            try write(
                [.entry(AnyEntry(SaidAloudEntry(of: RecordID(random.bytes32()), at: now)))], at: home,
                to: .agreement(ground.id))
        }
    }

    /// - Returns: whether something was proposed.
    mutating func resume(_ ground: Ground, at home: Int) throws -> Bool {
        try doDuties(at: home)
        let device = devices[home]
        guard
            let resumption = try device.ledger.resumption(
                of: ground.id, for: device.me, at: device.moment(now)), resumption.waiting == nil
        else { return false }
        note(home, "resumes", ground)
        try checkProposal(resumption.version, at: home, isMadeAnew: true)
        try putForward(resumption.version, ground, at: home)
        return true
    }

    mutating func renew(_ ground: Ground, at home: Int) throws {
        try doDuties(at: home)
        let device = devices[home]
        guard device.ledger.threads[ground.id]?.versions.contains(where: device.ledger.isHeldByAll) ?? false
        else { return }
        let renewal = try device.ledger.renewal(of: ground.id, for: device.me, at: device.moment(now))
        guard renewal.waiting == nil else { return }
        note(home, "renews", ground)
        try checkProposal(renewal.version, at: home, isMadeAnew: true)
        try putForward(renewal.version, ground, at: home)
    }

    static func short(_ body: RecordBody) -> String {
        switch body {
        case .no(let id): "no to \("\(id)".prefix(6))"
        case .narrowing(let row, let boundary): "narrows \(row.item) to \(Limit(boundary))"
        case .cannotProvide(let id): "cannot provide \(id)"
        default: body.kind
        }
    }
}
