import Canonical
import Consent

/// A machine of one of the people.
struct Device: Hashable, Comparable, CustomStringConvertible {
    let person: Person
    let number: Int

    init(_ person: Person, _ number: Int = 0) {
        self.person = person
        self.number = number
    }

    var description: String { number == 0 ? person.name : "\(person.name)\(number)" }

    static func < (a: Self, b: Self) -> Bool { (a.person, a.number) < (b.person, b.number) }
}

/// What several machines wrote, in the order they wrote it.
struct Story {
    /// A log: one machine's, for one thread.
    struct LogKey: Hashable, Comparable, CustomStringConvertible {
        let device: Device
        let thread: String

        var id: LogID { LogID(bytes32(named: "\(self)")) }
        var description: String { "\(device)/\(thread)" }

        static func < (a: Self, b: Self) -> Bool { (a.device, a.thread) < (b.device, b.thread) }
    }

    private(set) var records: [Record] = []
    /// How long each log is, as its author counts.
    private(set) var lengths: [LogKey: UInt64] = [:]

    static func agreement(_ thread: String) -> AgreementID {
        AgreementID(bytes32(named: thread))
    }

    /// Writes an act at the end of a log.
    ///
    /// - Parameters:
    ///   - act: the act.
    ///   - device: whose log it goes into.
    ///   - hour: when it says that it was written.
    ///   - thread: which agreement it is about.
    ///   - index: another place than the end, which makes a fork or a gap.
    @discardableResult
    mutating func write(
        _ act: Act, by device: Device, at hour: Int, in thread: String = "T", index: UInt64? = nil
    ) -> Record {
        let log = LogKey(device: device, thread: thread)
        let record = Record(
            id: RecordID(bytes32(named: "#\(records.count)")), log: log.id,
            index: index ?? lengths[log, default: 0], author: device.person.id,
            agreement: Self.agreement(thread), said: Instant(hour: hour), act: act)
        if index == nil { lengths[log, default: 0] += 1 }
        records.append(record)
        return record
    }

    /// Leaves a place in a log empty, for good.
    mutating func skip(in thread: String, by device: Device) {
        lengths[LogKey(device: device, thread: thread), default: 0] += 1
    }

    /// A machine receives everything of everybody else.
    mutating func reach(_ device: Device, at hour: Int) {
        for (log, length) in lengths.sorted(by: { $0.key < $1.key }) where log.device.person != device.person
        {
            write(.delivered(log.id, length: length), by: device, at: hour, in: log.thread)
        }
    }

    /// Everybody signs a version, receives, holds and receives again within one hour.
    ///
    /// - Parameter holding: who writes `held`; everybody where nil.
    mutating func agree(_ draft: Draft, at hour: Int, holding: [Person]? = nil) {
        let devices = draft.people.map { Device($0) }
        write(.proposal(draft.id, draft.version), by: devices[0], at: hour, in: draft.thread)
        for device in devices { write(.signature(draft.id), by: device, at: hour, in: draft.thread) }
        for device in devices { reach(device, at: hour) }
        for device in devices where holding?.contains(device.person) ?? true {
            write(.held(draft.id), by: device, at: hour, in: draft.thread)
        }
        for device in devices { reach(device, at: hour) }
    }

    /// What somebody sees, with everything that was written.
    func seen(by person: Person, at hour: Int, latest: Int? = nil) -> Standing {
        Ledger(records).standing(at: Moment(hour: hour, latest: latest), for: person.id)
    }
}

/// A version as tests write it: with what matters to the rules, everything else filled in.
struct Draft {
    var name: String
    var thread = "T"
    var kind = Kind.dynamic
    var people = [Person.a, .b]
    var rows: [Row] = []
    var protections: [Protection] = []
    var replaces: [String] = []
    var settles: Set<Bytes32> = []
    var begins = 0
    var until = 2000
    var signBy = 100
    var careUntil: Int?

    init(_ name: String, _ rows: [Row] = []) {
        self.name = name
        self.rows = rows
    }

    var id: VersionID { Self.id(name) }

    static func id(_ name: String) -> VersionID { VersionID(bytes32(named: name)) }

    var version: Version {
        Version(
            agreement: Story.agreement(thread), nonce: bytes32(named: "nonce"), number: 1,
            replaces: Set(replaces.map(Self.id)), settles: settles, kind: kind,
            source: Source(template: slug("sample"), hash: bytes32(named: "sample")), title: line(name),
            term: Term(
                from: Instant(hour: begins), until: Instant(hour: until), review: nil,
                signBy: Instant(hour: signBy), careUntil: Instant(hour: careUntil ?? until + 168)),
            parties: people.map(\.party),
            sections: [
                Section(
                    slug("all"), title: line("All"),
                    items: rows.map(Item.row) + protections.map(Item.protection))
            ])
    }

    /// The same with something changed.
    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
