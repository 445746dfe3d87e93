import TestSupport
import Canonical
import Consent
import Synchronization

/// What people do, drawn at random.
extension World {
    /// Lives through some steps.
    mutating func live(steps: Int) {
        for thread in threads where random.chance(85) { agree(in: thread) }
        for _ in 0..<steps { step() }
        release()
    }

    private mutating func step() {
        pass(random.chance(90) ? random.number(0...8) : random.number(20...200))
        let thread = random.pick(threads)
        let home = random.pick(homes(in: thread))
        switch random.number(0...99) {
        case 0..<30: exchange()
        case 30..<45: agree(in: thread)
        case 45..<50: propose(in: thread, at: home)
        case 50..<57: sign(in: thread, at: home)
        case 57..<65: narrow(in: thread, at: home)
        case 65..<70: write(.pause, at: home, in: thread.name)
        case 70..<74: write(.signal(StopSignal(words("red"))), at: home, in: thread.name)
        case 74..<78:
            write(
                .cannotProvide(slug(random.pick(["water", "care-a", "care-b"]))), at: home, in: thread.name)
        case 78..<82: refuse(in: thread, at: home)
        case 82: write(random.chance(60) ? .leave : .unknown, at: home, in: thread.name)
        case 83..<86: release()
        default: mischief(in: thread, at: home)
        }
    }

    /// Several machines talk to each other; now and then not all arrives.
    mutating func exchange() {
        let whole = random.chance(75)
        for _ in 0..<random.number(1...3) {
            send(from: random.pick(Array(homes.indices)), to: random.pick(Array(homes.indices)), whole: whole)
        }
    }

    /// Somebody proposes, everybody signs, and all machines talk until all is known; now and then somebody drops out.
    mutating func agree(in thread: Thread) {
        let members = homes(in: thread)
        let goes = random.chance(80)
        propose(in: thread, at: random.pick(members))
        guard let draft = proposed.last else { return }
        for round in 0..<3 {
            for sender in members {
                for receiver in members where goes || random.chance(70) {
                    send(from: sender, to: receiver, whole: goes)
                }
            }
            if round == 0 {
                for person in thread.people where goes || random.chance(80) {
                    let own = members.filter { homes[$0].device.person == person }
                    write(.signature(draft.id), at: random.pick(own), in: thread.name)
                }
            }
            pass(random.chance(80) ? 0 : random.number(1...10))
        }
    }

    mutating func propose(in thread: Thread, at home: Int) {
        let one = Proposed(draft(in: thread, at: home))
        proposed.append(one)
        write(.proposal(one.id, one.version), at: home, in: thread.name)
    }

    private mutating func sign(in thread: Thread, at home: Int) {
        let known = proposals(in: thread, at: home)
        guard let last = known.last else { return }
        write(.signature(random.chance(70) ? last : random.pick(known)), at: home, in: thread.name)
    }

    private mutating func refuse(in thread: Thread, at home: Int) {
        let known = proposals(in: thread, at: home)
        if !known.isEmpty { write(.no(random.pick(known)), at: home, in: thread.name) }
    }

    private func proposals(in thread: Thread, at home: Int) -> [VersionID] {
        proposed.filter { $0.draft.thread == thread.name && homes[home].ledger.versions[$0.id] != nil }.map(
            \.id)
    }

    private mutating func narrow(in thread: Thread, at home: Int) {
        write(.narrowing(ownDeed(in: thread, at: home).key, random.boundary()), at: home, in: thread.name)
    }

    /// Something that the person at this machine takes part in.
    mutating func ownDeed(in thread: Thread, at home: Int) -> Deed {
        random.pick(thread.deeds.filter { $0.people.contains(homes[home].device.person) })
    }

    /// A version that takes up what stands, as this machine sees it, or some of it.
    private mutating func draft(in thread: Thread, at home: Int) -> Draft {
        let person = homes[home].device.person
        let ledger = homes[home].ledger
        let standing = ledger.standing(at: Moment(hour: hour), for: person.id)
        let agreement = Story.agreement(thread.name)
        let counted = standing.threads[agreement]?.counted ?? []
        let replaces = proposed.filter { one in
            one.draft.thread == thread.name
                && (counted.contains(one.id) ? random.chance(88) : random.chance(5))
        }
        let loose = homes[home].known.sorted().map { story.records[$0] }.filter(\.act.canBeSettled)
        let taken = random.chance(50) ? 95 : 50
        let settles =
            loose.filter { $0.agreement == agreement && random.chance(taken) }.map(\.id.bytes)
            + loose.filter { $0.agreement != agreement && random.chance(12) }.map(\.id.bytes)
            + proposed.filter { $0.draft.thread != thread.name && random.chance(15) }.map(\.id.bytes)

        var draft = Draft("v\(proposed.count)")
        draft.thread = thread.name
        draft.kind = thread.kind
        draft.people = thread.people
        let deeds = random.some(thread.deeds, 85)
        draft.rows = deeds.map { row(of: $0, beside: deeds) }
        draft.protections = protections(of: thread, for: deeds)
        draft.replaces = replaces.map(\.draft.name)
        draft.settles = Set(settles)
        draft.begins = random.chance(70) ? hour : max(0, hour + random.number(-10...25))
        draft.until = draft.begins + (thread.kind == .scene ? random.number(5...72) : random.number(60...900))
        draft.signBy = min(draft.until, hour + random.number(10...120))
        draft.careUntil = draft.until + random.number(0...168)
        return draft
    }

    private mutating func row(of deed: Deed, beside deeds: [Deed]) -> Row {
        var lines: [Person: Boundary] = [:]
        for person in deed.people { lines[person] = random.givenLine() }
        return deed.row(lines, neededBy: random.chance(10) ? random.mustHaves(for: deeds) : [])
    }

    private mutating func protections(of thread: Thread, for deeds: [Deed]) -> [Protection] {
        var all: [Protection] = []
        if random.chance(50) { all.append(protection("water", by: random.pick(thread.people))) }
        for person in thread.people where random.chance(40) {
            all.append(protection("care-\(person.name.lowercased())", by: person, kind: .aftercare))
        }
        return all.map { random.chance(50) ? $0.needed(by: random.mustHaves(for: deeds)) : $0 }
    }
}

extension Act {
    /// Whether a version may name it under `settles`.
    var canBeSettled: Bool {
        switch self {
        case .narrowing, .signal, .cannotProvide, .pause: true
        default: false
        }
    }
}

extension History {
    /// The history that a seed stands for.
    static func of(seed: UInt64) -> Self {
        if let known = histories.withLock({ $0[seed] }) { return known }
        var world = World(SeededGenerator(seed: seed))
        world.live(steps: world.random.number(5...16))
        let history = world.history(seed)
        if seed < mostKept { histories.withLock { $0[seed] = history } }
        return history
    }
}

/// Each of the first ones is drawn once and serves every test.
private let mostKept = 500
private let histories = Mutex<[UInt64: History]>([:])
