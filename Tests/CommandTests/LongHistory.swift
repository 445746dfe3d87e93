import Canonical
import Consent
import Foundation
import History
import HistorySupport
import Vault

/// Cooper and Rex after they have gone over one agreement again and again: 200 versions of 100 rows in Cooper's home, each
/// in the place of the one before, a version a day. In each some rows moved; now and then Rex tightened a line or Cooper
/// paused, and the next version took that up.
///
/// Written by the home's own code in one process: the thousand commands of it would take minutes.
struct LongHistory {
    static let versions = 200
    static let rows = 100
    let people: People

    init() throws {
        people = try People(.met)
        try people.opened(.cooper) { home in
            let rex = try people.opened(.rex) { $0.keys }
            var story = try Story(in: home, with: rex)
            for _ in 0..<Self.versions { try story.goOn() }
            try story.end()
        }
    }
}

/// The two while they go over it.
private struct Story {
    private let home: Home
    private let cooper: HistorySupport.Person
    private let rex: HistorySupport.Person
    private let nonce = bytes32(1)
    private let parties: [Party]
    private let subject: LogSubject
    private var rexLog: Journal
    private var now: Instant
    private var last: VersionSource?
    private var number: UInt64 = 0
    /// How often each row has moved.
    private var moves = [Int](repeating: 0, count: LongHistory.rows)
    /// What the next version takes up.
    private var open: Set<Bytes32> = []

    init(in home: Home, with rex: Keys) throws {
        func person(_ name: String, _ keys: Keys) throws -> HistorySupport.Person {
            .init(
                keys: keys,
                card: Card(name: try Line(name), verifierKey: keys.verifierKey, recipient: keys.recipient))
        }
        func party(_ person: HistorySupport.Person, _ role: String) throws -> Party {
            try Party(
                seat: word(role), role: word(role), name: person.card.name,
                verifierKey: Line("\(person.keys.verifierKey)"), recipient: Line("\(person.keys.recipient)"))
        }
        self.home = home
        cooper = try person("Cooper", home.keys)
        self.rex = try person("Rex", rex)
        parties = try [party(cooper, "handler"), party(self.rex, "pup")]
        subject = .agreement(.of(nonce: nonce, verifierKeys: parties.map(\.verifierKey)))
        rexLog = Journal(self.rex, subject)
        let today = Instant(seconds: Int64(Date().timeIntervalSince1970))
        now = today - .days(Int64(LongHistory.versions))
    }

    /// The next day: Cooper proposes and signs, Rex signs, and both homes come to have everything.
    mutating func goOn() throws {
        number += 1
        for step in 0..<3 { moves[(Int(number) * 7 + step * 31) % moves.count] += 1 }
        let source = try VersionSource(version())
        open = []
        try write(held + [.proposal(source), signature(of: cooper, under: source)])
        try answer([signature(of: rex, under: source), .held(source.id)])
        last = source
        if number % 8 == 4 {
            let limit = RecordBody.narrowing(try row(Int(number) % moves.count).key, .notAgreed)
            open.insert(try rexLog.write(limit, at: now).id.bytes)
        }
        if number % 20 == 10 {
            for pause in try home.write([.pause], to: subject, at: now) { open.insert(pause.id.bytes) }
        }
        now = now + .hours(22)
    }

    /// What Rex wrote comes to Cooper's home, at last really.
    mutating func end() throws {
        try write(held)
        _ = try home.receive(rexLog.bundle(), contacts: [cooper.card, rex.card])
    }

    /// What Cooper's home writes once Rex has signed.
    private var held: [RecordBody] { last.map { [.held($0.id)] } ?? [] }

    private func signature(of person: HistorySupport.Person, under source: VersionSource) throws -> RecordBody
    {
        .signature(source.id, try person.keys.sign(.version(source)))
    }

    /// An hour later Cooper writes, to whom everything of Rex's has come.
    private mutating func write(_ bodies: [RecordBody]) throws {
        now = now + .hours(1)
        let receipts: [RecordBody] =
            rexLog.records.isEmpty
            ? [] : [.delivered(rexLog.name.id, length: UInt64(rexLog.records.count))]
        try home.write(receipts + bodies, to: subject, at: now)
    }

    /// An hour later Rex writes, to whom everything of Cooper's has come.
    private mutating func answer(_ bodies: [RecordBody]) throws {
        now = now + .hours(1)
        guard let log = home.archive.ownLog(for: subject) else { return }
        for body in [.delivered(log.name.id, length: log.size)] + bodies { try rexLog.write(body, at: now) }
    }

    private func version() throws -> Version {
        let sections = try (0..<5).map { section in
            Section(
                word("section-\(section)"), title: try Line("Section \(section)"),
                items: try (0..<moves.count / 5).map { .row(try row(section * (moves.count / 5) + $0)) })
        }
        return Version(
            agreement: .of(nonce: nonce, verifierKeys: parties.map(\.verifierKey)), nonce: nonce,
            number: number, replaces: last.map { [$0.id] } ?? [], settles: open, kind: .dynamic,
            source: Source(template: word("handler-pup-dynamic"), hash: bytes32(7)),
            title: try Line("Our dynamic"),
            term: Term(
                from: now, until: now + .days(90), review: nil, signBy: now + .days(14),
                careUntil: now + .days(97)),
            parties: parties, sections: try sections + [care()])
    }

    private func row(_ index: Int) throws -> Row {
        let unit = index.isMultiple(of: 4) ? try Line("minutes") : nil
        return Row(
            word("row-\(index)"), label: try Line("Something that they may do, number \(index)"),
            sides: [.init(word("leads"), cooper.id), .init(word("follows"), rex.id)], unit: unit,
            lines: [
                cooper.id: moves[index].isMultiple(of: 7) ? .notAgreed : .agreed,
                rex.id: try line(index, moves[index], isCounted: unit != nil),
            ])
    }

    private func line(_ index: Int, _ moves: Int, isCounted: Bool) throws -> Boundary {
        let atMost = isCounted ? UInt64(5 + moves) : nil
        return switch (index + moves) % 5 {
        case 0: .agreed
        case 1: .granted(Grant(.askFirst, conditions: [try Line("I have slept")], atMost: atMost))
        case 2: .granted(Grant(.agreed, atMost: atMost))
        case 3: .granted(Grant(.askBeforehand))
        default: index.isMultiple(of: 10) ? .hardLimit : .notAgreed
        }
    }

    private func care() throws -> Section {
        let both: Set = [cooper.id, rex.id]
        return Section(
            word("care"), title: try Line("Care"),
            items: [
                .protection(
                    Protection(
                        word("stop"), label: try Line("Stop"), kind: .spokenSignal, protects: both,
                        providers: both, words: try prose("Red stops everything."))),
                .protection(
                    Protection(
                        word("aftercare"), label: try Line("Aftercare"), kind: .aftercare,
                        protects: [rex.id], providers: [cooper.id], words: try prose("An hour of rest."),
                        neededBy: [MustHave(of: rex.id, for: [word("row-1"), word("row-2")])])),
            ])
    }
}
