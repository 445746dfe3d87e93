import Canonical
import Consent
import History
import HistorySupport
import TestSupport

/// What somebody proposes, drawn at random.
extension Life {
    /// A version that takes up what stands, with some of one's own lines changed. Now and then it reaches for more in another's
    /// line, which has to be refused.
    mutating func draft(_ ground: Ground, at home: Int) throws -> (version: Version, provided: Set<Slug>) {
        let device = devices[home]
        let moment = device.moment(now)
        let given = Given(device.ledger, in: ground.id, for: device.me, at: moment)
        let isFirst = given.newestVersion(by: device.me) == nil
        let changes = isFirst ? 100 : random.pick([0, 10, 40])
        let reaches = random.chance(6)
        let deeds = random.some(ground.deeds, 88)
        var rows: [Row] = []
        for deed in deeds {
            var lines: [PartyID: Boundary] = [:]
            for (_, party) in deed.sides {
                let last = given.last(by: party, for: deed.key)
                if party == device.me {
                    lines[party] =
                        random.chance(changes)
                        ? try random.boundary(moment.clock, counted: deed.unit != nil) : last
                } else if reaches && random.chance(40) {
                    lines[party] = try random.boundary(moment.clock, counted: deed.unit != nil)
                } else {
                    lines[party] = random.chance(4) ? last.met(.notAgreed) : last
                }
            }
            let needs = random.chance(15) ? mustHaves(ground, deeds) : []
            rows.append(try deed.row(lines, neededBy: needs))
        }
        var items = rows.map { Item.row($0) }
        items += try protections(ground, deeds).map { .protection($0) }
        items += try promises(ground, given, device.me).map { .promise($0) }
        let provided = Set(items.compactMap(ownProtection(of: device.me))).filter { _ in random.chance(60) }
        let standing = device.ledger.standing(at: moment, for: device.me).threads[ground.id]
        var version = Version(
            agreement: ground.id, nonce: ground.nonce, number: device.ledger.nextNumber(in: ground.id),
            replaces: standing?.counted ?? [], kind: ground.kind, source: ground.source,
            title: try Line("A walk"), term: term(ground.kind, moment.clock), parties: ground.parties,
            sections: [Section(word("all"), title: try Line("All"), items: items)].filter {
                !$0.items.isEmpty
            })
        version.settles = device.ledger.takenUp(
            by: version, provided: provided, author: device.me, at: moment)
        return (version, provided)
    }

    private func ownProtection(of me: PartyID) -> (Item) -> Slug? {
        { item in
            guard case .protection(let one) = item, one.providers.contains(me) else { return nil }
            return one.id
        }
    }

    private mutating func term(_ kind: Kind, _ clock: Instant) -> Term {
        let from = clock + .hours(random.chance(70) ? 0 : Int64(random.number(-20...40)))
        let until = from + .hours(Int64(kind == .scene ? random.number(6...72) : random.number(100...2000)))
        return Term(
            from: from, until: until, review: nil,
            signBy: min(
                until,
                clock + .hours(Int64(random.chance(30) ? random.number(2...30) : random.number(30...330)))),
            careUntil: until + .hours(Int64(random.number(0...168))))
    }

    private mutating func mustHaves(_ ground: Ground, _ deeds: [Ground.Deed]) -> [MustHave] {
        let items = Set(random.some(deeds, 40).map { word($0.item) })
        guard !items.isEmpty else { return [] }
        return random.some(ground.people, 60).map { MustHave(of: $0.id, for: items) }
    }

    private mutating func protections(_ ground: Ground, _ deeds: [Ground.Deed]) throws -> [Protection] {
        var all: [Protection] = []
        for (id, kind) in [("red", Protection.Kind.spokenSignal), ("water", .plain), ("care", .aftercare)]
        where random.chance(50) {
            all.append(
                Protection(
                    word(id), label: try Line("Having \(id)"), kind: kind,
                    protects: [random.pick(ground.people).id], providers: [random.pick(ground.people).id],
                    words: try prose("as we said"),
                    neededBy: random.chance(40) ? mustHaves(ground, deeds) : []))
        }
        return all
    }

    /// One's own promises, and those that others have made; now and then one in another's name, which has to be refused.
    private mutating func promises(_ ground: Ground, _ given: Given, _ me: PartyID) throws -> [Promise] {
        var all: [Promise] = []
        for (place, person) in ground.people.enumerated() {
            if person.id == me || random.chance(2) {
                guard random.chance(20) else { continue }
                let other = ground.people[place == 0 ? 1 : 0].id
                all.append(
                    Promise(
                        word("own-\(place)"), label: try Line("Own care"), maker: person.id, to: [other],
                        words: try prose("I rest")))
            } else {
                all += (given.newestVersion(by: person.id)?.promises ?? []).filter { $0.maker == person.id }
            }
        }
        return all
    }
}
