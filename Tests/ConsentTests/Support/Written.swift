import Canonical
import Consent

/// A record as the reference model is told of it: names as text, times in hours.
struct Written: Encodable {
    struct Key: Encodable {
        let name: String
        let people: [String]

        init(_ row: RowKey) {
            name = row.name
            people = row.participants.sorted().map(\.name)
        }
    }
    struct Limit: Encodable {
        let rung: Int
        let conditions: [String]
        let atMost: UInt64?
        let ends: Int?

        init(_ boundary: Boundary) {
            rung =
                switch boundary {
                case .hardLimit: 0
                case .notAgreed: 1
                case .granted(let grant): 2 + grant.rung.rawValue
                }
            conditions = boundary.conditions.sorted().map(\.description)
            atMost = boundary.grant?.atMost
            ends = boundary.grant?.ends?.hour
        }
    }
    struct Row: Encodable {
        let key: Key
        let lines: [String: Limit]
    }
    struct Need: Encodable {
        let needed: Key
        let by: Key
    }
    struct Protection: Encodable {
        let id: String
        let by: String
        /// The rows that a must-have hangs on it; absent where there is no must-have.
        let rows: [Key]?
        let isAftercare: Bool
    }
    struct Version: Encodable {
        let id: String
        let thread: String
        let kind: String
        let people: [String]
        let rows: [Row]
        let protections: [Protection]
        let needs: [Need]
        let replaces: [String]
        let settles: [String]
        let begins: Int
        let until: Int
        let signBy: Int
        let careUntil: Int
    }

    let id: String
    let log: [String]
    let index: UInt64
    let said: Int
    let kind: String
    let thread: String
    private(set) var ref: String?
    private(set) var row: Key?
    private(set) var limit: Limit?
    private(set) var ofLog: [String]?
    private(set) var length: UInt64?
    private(set) var version: Version?

    /// - Parameters:
    ///   - record: the record.
    ///   - keys: every row there is, for the model names what depends on something row by row.
    ///   - authors: whose the known logs are, for in the model a log says so.
    init(_ record: Record, _ keys: [RowKey], _ authors: [LogID: PartyID]) {
        id = record.id.name
        log = [record.author.name, record.log.name]
        index = record.index
        said = record.said.hour
        thread = record.agreement.name
        switch record.act {
        case .proposal(let id, let version):
            kind = "proposal"
            self.version = Version(id, version, keys)
        case .signature(let id): (kind, ref) = ("signature", id.name)
        case .held(let id): (kind, ref) = ("held", id.name)
        case .no(let id): (kind, ref) = ("decline", id.name)
        case .delivered(let other, let length):
            kind = "delivered"
            ofLog = [authors[other]?.name ?? "nobody", other.name]
            self.length = length
        case .narrowing(let key, let boundary):
            kind = "narrowing"
            row = Key(key)
            limit = Limit(boundary)
        case .signal: kind = "signal"
        case .cannotProvide(let id): (kind, ref) = ("cannot-provide", id.description)
        case .pause: kind = "pause"
        case .leave: kind = "leave"
        case .unknown: kind = "unknown"
        // The model knows none of these: each has its place in its log and moves nothing.
        case .invitation, .answer, .notAgain, .asksAgain, .entry:
            kind = "delivered"
            ofLog = log
            length = 0
        }
    }
}

extension Written.Version {
    fileprivate init(_ id: VersionID, _ version: Version, _ keys: [RowKey]) {
        func covered(by needs: [MustHave]) -> [Written.Key] {
            keys.filter { key in needs.contains { $0.covers(key) } }.map(Written.Key.init)
        }
        self.init(
            id: id.name, thread: version.agreement.name, kind: version.kind.rawValue,
            people: version.partyIDs.sorted().map(\.name),
            rows: version.rows.map { row in
                Written.Row(
                    key: Written.Key(row.key),
                    lines: Dictionary(
                        uniqueKeysWithValues: row.lines.map { ($0.name, Written.Limit($1)) }))
            },
            protections: version.protections.map { protection in
                Written.Protection(
                    id: protection.id.description,
                    by: protection.providers.sorted().map(\.name).joined(),
                    rows: protection.neededBy.isEmpty ? nil : covered(by: protection.neededBy),
                    isAftercare: protection.kind == .aftercare)
            },
            needs: version.rows.flatMap { row in
                covered(by: row.neededBy).map { Written.Need(needed: Written.Key(row.key), by: $0) }
            },
            replaces: version.replaces.map(\.name), settles: version.settles.map(\.name),
            begins: version.term.from.hour, until: version.term.until.hour, signBy: version.term.signBy.hour,
            careUntil: version.term.careUntil.hour)
    }
}
