import Canonical
import Consent
import Foundation
import History
import HistorySupport
import TestSupport
import TransparencyLog

/// A sealed bundle on its way.
struct Parcel {
    let from: Int
    let to: Int
    let sealed: [UInt8]
    /// When it comes.
    var step: Int
}

extension Life {
    /// One device makes a bundle for a person, which one or several of their devices will open: soon, late, twice, before an
    /// earlier one, or never.
    mutating func send(from sender: Int, to receiver: Int? = nil, everything: Bool? = nil) throws {
        let others = devices.indices.filter { devices[$0].me != devices[sender].me }
        let target = receiver ?? random.pick(others)
        let wanted = devices.indices.filter { devices[$0].me == devices[target].me }
        let isForAll = random.chance(everything ?? false ? 100 : wanted.count > 1 ? 10 : 1)
        guard
            let sealed = try bundle(
                from: sender, for: devices[target].person, everything: isForAll, isOfAll: random.chance(90))
        else { return }
        for home in wanted where home == target || random.chance(50) {
            guard random.chance(88) else {
                note(sender, "a bundle for \(devices[home].name) is lost")
                continue
            }
            parcels.append(
                Parcel(from: sender, to: home, sealed: sealed, step: step + random.number(0...8)))
            if random.chance(8) {
                parcels.append(
                    Parcel(from: sender, to: home, sealed: sealed, step: step + random.number(5...60)))
            }
        }
    }

    /// - Returns: a sealed bundle; nil where the two have nothing together yet.
    mutating func bundle(
        from sender: Int, for person: Person, everything: Bool, isOfAll: Bool = true
    ) throws -> [UInt8]? {
        try doDuties(at: sender)
        let device = devices[sender]
        var shared = device.ledger.threads.filter { $0.value.parties?.contains(person.id) ?? false }.map(
            \.key
        )
        .sorted()
        guard !shared.isEmpty else { return nil }
        // Whatever is asked for, only what both are parties to is ever sent.
        if random.chance(10) { shared = device.ledger.threads.keys.sorted() }
        if !isOfAll { shared = [random.pick(shared)] }
        let bundle = try device.archive.bundle(
            for: person.id, agreements: Set(shared), ledger: device.ledger, everything: everything,
            device.person.keys)
        let sealed = try bundle.seal(to: person.card.recipient, armored: random.chance(5))
        try open(sealed, from: sender, for: person)
        note(sender, "makes a bundle\(everything ? " of everything" : "") for \(person.card.name)")
        return sealed
    }

    /// Opens a bundle as whoever it is for could, and looks at everything that is in it.
    private mutating func open(_ sealed: [UInt8], from sender: Int, for person: Person) throws {
        let bundle = try Bundle(opening: sealed, with: person.keys.identity)
        if random.chance(5) {
            for other in people where other.id != person.id {
                if (try? Bundle(opening: sealed, with: other.keys.identity)) != nil {
                    throw Astray(what: "a bundle for \(person.card.name) opens for \(other.card.name)")
                }
            }
        }
        let both = [devices[sender].me, person.id]
        func isTheirs(_ thread: AgreementID) -> Bool {
            grounds.contains { $0.id == thread && $0.partyIDs.isSuperset(of: both) }
        }
        for note in bundle.records {
            let text = try SignedNote(note).text.bytes
            guard let fact = facts[RecordID.of(text)] else {
                throw Astray(what: "nobody wrote a record that was sent")
            }
            guard let thread = fact.thread else { throw Astray(what: "a private record was sent") }
            guard isTheirs(thread),
                grounds.contains(where: { $0.id == thread && $0.partyIDs.contains(fact.author) })
            else { throw Astray(what: "a record of an agreement that is not both of theirs was sent") }
            try check(note)
        }
        for head in bundle.heads {
            try check(head)
            let origin = try Checkpoint(SignedNote(head).text).origin
            guard let thread = logs[origin]?.subject.agreement, isTheirs(thread) else {
                throw Astray(what: "the head of a log that is not theirs was sent")
            }
        }
        tally.commands += 1
        tally.bundles += 1
        tally.records += bundle.records.count
    }

    private func check(_ bytes: [UInt8]) throws {
        let found = Data(bytes).range(of: Data(Life.mark.utf8)) != nil
        if found { throw Astray(what: "words of a private record were sent") }
    }

    /// Whatever has arrived is opened, in any order.
    mutating func deliver(all: Bool = false) throws {
        var due = parcels.filter { all || $0.step <= step }
        parcels = all ? [] : parcels.filter { $0.step > step }
        due.shuffle(using: &random)
        for parcel in due { try receive(parcel.sealed, from: parcel.from, at: parcel.to) }
    }

    mutating func receive(_ sealed: [UInt8], from sender: Int, at home: Int, quiet: Bool = false) throws {
        let bundle = try Bundle(opening: sealed, with: devices[home].person.keys.identity)
        let ids = Set(try bundle.records.map { RecordID.of(try SignedNote($0).text.bytes) })
        let before = devices[home].archive.records.count
        let reception = devices[home].receive(bundle, ids, cards)
        tally.commands += 1
        let had = reception.added.count
        note(
            home,
            "opens \(ids.count) records from \(devices[sender].name): \(had) new"
                + (reception.problems.isEmpty ? "" : ", \(reception.problems)"))
        try checkReception(reception, ids, before, at: home)
        guard !quiet else { return }
        let isNews = reception.added.contains { if case .delivered = $0.text.body { false } else { true } }
        try confirm(at: home, isNews: isNews)
        try doDuties(at: home)
    }

    /// Everything that was sent and takes something away has to be here now; and nothing but a fork is a problem.
    private func checkReception(_ reception: Reception, _ ids: Set<RecordID>, _ before: Int, at home: Int)
        throws
    {
        let kept = Set(devices[home].archive.records.map(\.id))
        for id in ids.subtracting(kept) where facts[id]?.takes ?? true {
            throw Astray(what: "a record that takes something away was not taken in")
        }
        guard kept.count == before + reception.added.count else {
            throw Astray(what: "an archive grew by \(kept.count - before), and says \(reception.added.count)")
        }
        guard !wasSetBack else { return }
        guard ids.isSubset(of: kept) else { throw Astray(what: "a record was not taken in") }
        for problem in reception.problems {
            if case .missing = problem { continue }
            throw Astray(what: "a bundle of a well-meaning home is said to have a problem: \(problem)")
        }
    }

    /// Confirms what has come. Two homes never thank each other for thanks.
    private mutating func confirm(at home: Int, isNews: Bool) throws {
        for ground in grounds where devices[home].ledger.threads[ground.id] != nil {
            let receipts = devices[home].receipts(in: ground.id)
            guard !receipts.isEmpty else { continue }
            // What was missing before it, or a home that was set back, can make a receipt news.
            guard isNews || wasSetBack || devices.count > people.count else {
                throw Astray(what: "receipts are confirmed")
            }
            try write(receipts, at: home, to: .agreement(ground.id))
            guard devices[home].receipts(in: ground.id).isEmpty else {
                throw Astray(what: "what has been confirmed is confirmed again")
            }
        }
    }

    mutating func doDuties(at home: Int) throws {
        for duty in devices[home].duties(now) {
            let (id, body): (VersionID, RecordBody) =
                switch duty {
                case .held(let id): (id, .held(id))
                case .no(let id): (id, .no(id))
                }
            guard let thread = devices[home].ledger.versions[id]?.agreement else { continue }
            try check(duty, at: home)
            try write([body], at: home, to: .agreement(thread))
            note(home, "by itself: \(body.kind) \(short(id))", grounds.first { $0.id == thread })
        }
        guard devices[home].duties(now).isEmpty else {
            throw Astray(what: "a duty that has been done is asked for again")
        }
    }

    /// A home holds what everybody signed, in time, and says no to nothing that it can still hold.
    private func check(_ duty: Duty, at home: Int) throws {
        let reference = reference(home)
        switch duty {
        case .held(let id):
            guard let version = reference.versions[id], reference.latest < version.term.signBy else {
                throw Astray(what: "a home holds what came too late")
            }
            guard signed[id] == version.partyIDs else {
                throw Astray(what: "a home holds what not everybody has signed")
            }
        case .no(let id):
            guard let version = reference.versions[id], reference.latest >= version.term.signBy else {
                throw Astray(what: "a home says no by itself while there is time")
            }
        }
    }

    func short(_ id: VersionID) -> String { String("\(id)".prefix(6)) }
}
