import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import TransparencyLog

/// Two or three people with one or two devices each, and what becomes of them.
struct Life {
    /// Something that must not be.
    struct Astray: Error { let what: String }

    var random: SeededGenerator
    let people: [Person]
    let cards: [Card]
    let grounds: [Ground]
    var devices: [Device]
    /// Every record that was written anywhere.
    var facts: [RecordID: Fact] = [:]
    /// Whose logs there are, by the origin of their heads, and what they are about.
    var logs: [KeyName: LogName] = [:]
    /// On the way.
    var parcels: [Parcel] = []
    var now = time(0)
    var step = 0
    /// Copies of devices that somebody may go back to.
    var backups: [Int: Device] = [:]
    /// Whether a home was put back to an older copy: then what it wrote since is gone from it, and two records may claim one
    /// place.
    var wasSetBack = false
    let diary: Diary
    /// Who has signed a version anywhere, and whose home has held it.
    var signed: [VersionID: Set<PartyID>] = [:]
    var held: [VersionID: Set<PartyID>] = [:]
    var tally = Tally()

    init(seed: UInt64, isTold: Bool) throws {
        diary = Diary(isKept: isTold)
        // Few lives have to show every kind of them.
        let isOfThree = seed % 2 == 1
        let hasTwoDevices = seed % 4 > 1
        mayBeSetBack = seed % 8 == 1 || seed % 8 == 4
        random = SeededGenerator(seed: seed)
        let cast = try Life.cast.get()
        people = !isOfThree ? [cast.cooper, cast.rex] : [cast.cooper, cast.rex, cast.sam]
        cards = people.map(\.card)
        var grounds: [Ground] = []
        for _ in 0..<random.number(1...3) {
            let members = random.chance(70) ? people : Array(people.prefix(2))
            grounds.append(try Ground(members, random.chance(30) ? .scene : .dynamic, &random))
        }
        self.grounds = grounds
        devices = []
        let chance = hasTwoDevices ? 60 : 0
        for person in people {
            for number in 0..<(random.chance(chance) ? 2 : 1) { devices.append(Device(person, number)) }
        }
        for home in devices.indices { try writeOwn(at: home) }
    }

    private static let cast = Result { try Cast() }
    /// Whether homes of this life are ever set back.
    let mayBeSetBack: Bool

    func homes(in ground: Ground) -> [Int] {
        devices.indices.filter { ground.partyIDs.contains(devices[$0].me) }
    }

    /// What a home should know.
    func known(to home: Int) -> [Fact] {
        // What a home that was set back does not take in is no matter of consent: whatever takes something away is checked to
        // be there.
        let ids = wasSetBack ? Set(devices[home].archive.records.map(\.id)) : devices[home].known
        return ids.compactMap { facts[$0] }.filter { $0.thread != nil }
    }

    func reference(_ home: Int, isByTheText: Bool = false) -> Reference {
        Reference(
            known(to: home), for: devices[home].me, clock: now + Seconds(devices[home].skew),
            isByTheText: isByTheText)
    }

    /// Writes, and remembers what was written.
    @discardableResult
    mutating func write(_ bodies: [RecordBody], at home: Int, to subject: LogSubject) throws -> [RecordText] {
        let texts = try devices[home].write(bodies, to: subject, at: now, &random)
        for text in texts {
            facts[text.id] = Fact(text)
            logs[text.log.origin] = text.log
            switch text.body {
            case .signature(let id, _): signed[id, default: []].insert(text.log.author)
            case .held(let id): held[id, default: []].insert(text.log.author)
            default: break
            }
        }
        tally.commands += 1
        return texts
    }

    func name(of party: PartyID) -> String {
        people.first { $0.id == party }.map { "\($0.card.name)" } ?? "nobody"
    }

    func note(_ home: Int, _ what: @autoclosure () -> String, _ ground: Ground? = nil) {
        guard diary.isKept else { return }
        let place = ground.flatMap { ground in grounds.firstIndex { $0.id == ground.id } }
        diary.lines.append("\(step) \(now) \(devices[home].name)\(place.map { " T\($0)" } ?? "") \(what())")
    }

    /// A word that stands in every private record, and must never be seen in what is sent.
    static let mark = "zzprivate"

    /// What a home keeps to itself.
    mutating func writeOwn(at home: Int) throws {
        let ground = random.pick(grounds)
        let person = random.pick(people)
        let bodies: [RecordBody] = [
            .profile(name: try Line("\(Life.mark) profile")),
            .label(person.id, try Line("\(Life.mark) label")),
            .contact(person.card, note: try person.card.note(signedBy: person.keys)),
            .worksheet(
                WorksheetEntry(
                    name: try Line("\(Life.mark) worksheet"), template: try Line("lives"), hash: bytes32(7),
                    answers: Array("note: \(Life.mark) wants\n".utf8))),
            .entry(AnyEntry(try checkIn(ground, Life.mark))),
            .entry(AnyEntry(HiddenEntry(RecordID(random.bytes32()), in: ground.id))),
            .entry(
                AnyEntry(RepairEntry(ground.id, wish: .distance, words: try prose("\(Life.mark) account")))),
            .entry(
                AnyEntry(
                    ReflectionEntry(
                        to: word("relaxed"), asked: try Line("What?"), words: try prose("\(Life.mark) answer")
                    ))),
        ]
        try write(random.some(bodies, 40), at: home, to: .private)
    }

    func checkIn(_ ground: Ground, _ words: String) throws -> CheckInEntry {
        let mark = CheckInEntry.Mark(
            .row(word("leash")), comfort: .yellow, words: try prose("\(words) check-in"))
        return try CheckInEntry(ground.id, [mark].compactMap(\.self))
    }
}

/// What happened, in short, where somebody is going to read it.
final class Diary {
    let isKept: Bool
    var lines: [String] = []

    init(isKept: Bool) { self.isKept = isKept }
}

/// How much was lived through.
struct Tally {
    var commands = 0
    var refused = 0
    var bundles = 0
    var records = 0
    var views = 0
    var given = 0
    var looserThanText = 0

    static func + (a: Tally, b: Tally) -> Tally {
        var sum = a
        sum.commands += b.commands
        sum.refused += b.refused
        sum.bundles += b.bundles
        sum.records += b.records
        sum.views += b.views
        sum.given += b.given
        sum.looserThanText += b.looserThanText
        return sum
    }
}
