package import Canonical
package import Consent
package import Reporting
package import Terminal

/// - Returns: an id made of a number.
package func id<Named>(_ count: Int) -> Identifier<Named> {
    let digits = Decimal.padded(count, 64)
    guard let id = Identifier<Named>(hex: Array(digits.utf8)) else { fatalError("64 digits are an id") }
    return id
}

/// - Returns: the bytes of such an id.
package func bytes(_ count: Int) -> Bytes32 { (id(count) as VersionID).bytes }

/// - Returns: the text as a slug, which it is.
package func slug(_ text: String) -> Slug {
    guard let slug = Slug(text) else { fatalError("“\(text)” is not a slug") }
    return slug
}

/// 2026-11-19T09:30:00Z, and some hours later.
package func hour(_ hours: Int64) -> Instant { Instant(seconds: 1_795_080_600) + .hours(hours) }

/// - Returns: that time as the present.
package func at(_ hours: Int64) -> Moment { Moment(clock: hour(hours)) }

/// - Returns: that time as people read it.
package func shown(_ hours: Int64) -> ShownTime { ShownTime(hour(hours)) }

/// - Returns: the lines without colours.
package func plain(_ lines: [StyledText]) -> String {
    lines.map { $0.rendered(isColored: false) }.joined(separator: "\n")
}

/// - Returns: a view as JSON.
package func json(_ view: some View) throws -> String { String(decoding: try view.json(), as: UTF8.self) }

/// Two people and what they wrote: each has one log, and what one writes has reached the other when `deliver` says.
package struct Story {
    package let cooper: Party
    package let rex: Party
    package var ledger = Ledger()
    private var lengths: [PartyID: UInt64] = [:]
    private var count = 1000

    package static let agreement: AgreementID = id(7)

    package init(cooper: String = "Cooper", rex: String = "Rex") throws {
        self.cooper = try Self.party("handler", cooper, 0x0C)
        self.rex = try Self.party("pup", rex, 0x0E)
    }

    package static func party(_ role: String, _ name: String, _ byte: UInt8) throws -> Party {
        let key = Base64.encode([0x01] + [UInt8](repeating: byte, count: 32))
        return try Party(
            seat: slug(role), role: slug(role), name: Line(name),
            verifierKey: Line("troth-ab+01020304+\(key)"),
            recipient: Line("age1\(role.filter { $0 != "b" && $0 != "i" && $0 != "o" })"))
    }

    package var both: Set<PartyID> { [cooper.id, rex.id] }

    package func names(for reader: Party) -> Names { Names(ledger, reader: reader.id) }

    package func diff(
        _ old: (VersionID, Version), _ new: (VersionID, Version), for reader: Party
    ) -> DiffView {
        DiffView(
            from: DiffPoint(old.0, old.1), to: DiffPoint(new.0, new.1), names: names(for: reader),
            in: ledger)
    }

    package func status(for reader: Party, _ hours: Int64) -> StatusView {
        StatusView(
            ledger, ledger.standing(at: at(hours), for: reader.id), names: names(for: reader), at: at(hours))
    }

    package func version(_ id: VersionID, for reader: Party, _ hours: Int64) throws -> VersionView {
        guard let version = ledger.versions[id] else { throw FormatError("no such version") }
        return VersionView(id, version, in: ledger, names: names(for: reader), at: at(hours))
    }

    @discardableResult
    package mutating func write(
        _ act: Act, by author: Party, _ hours: Int64, agreement: AgreementID = Self.agreement
    ) -> RecordID {
        count += 1
        let index = lengths[author.id, default: 0]
        lengths[author.id] = index + 1
        let record = Record(
            id: id(count), log: Self.log(of: author), index: index, author: author.id, agreement: agreement,
            said: hour(hours), act: act)
        ledger.learn(record)
        return record.id
    }

    /// Everything that each has written reaches the other.
    package mutating func deliver(_ hours: Int64) {
        for (from, to) in [(cooper, rex), (rex, cooper)] {
            write(.delivered(Self.log(of: from), length: lengths[from.id, default: 0]), by: to, hours)
        }
    }

    /// Both sign, both homes hold it, and both know.
    package mutating func sign(_ version: VersionID, _ hours: Int64) {
        for party in [cooper, rex] { write(.signature(version), by: party, hours) }
        deliver(hours)
        for party in [cooper, rex] { write(.held(version), by: party, hours) }
        deliver(hours)
    }

    package static func log(of party: Party) -> LogID { LogID(party.id.bytes) }

    /// A version of the sample agreement.
    package func text(
        _ number: UInt64 = 1, lines: [String: (cooper: Boundary, rex: Boundary)] = [:],
        replaces: Set<VersionID> = [],
        settles: Set<Bytes32> = [], from: Int64 = 0, until: Int64 = 24 * 90
    ) throws -> Version {
        func row(_ item: String, _ label: String, _ holds: String, _ wears: String, unit: String? = nil)
            throws -> Item
        {
            let given = lines[item] ?? (.notAgreed, .notAgreed)
            return .row(
                Row(
                    slug(item), label: try Line(label),
                    sides: [.init(slug(holds), cooper.id), .init(slug(wears), rex.id)],
                    unit: try unit.map { try Line($0) }, lines: [cooper.id: given.cooper, rex.id: given.rex]))
        }
        return Version(
            agreement: Self.agreement, nonce: bytes(8), number: number, replaces: replaces, settles: settles,
            kind: .dynamic, source: Source(template: slug("handler-pup-dynamic"), hash: bytes(9)),
            title: try Line("Autumn"),
            term: Term(
                from: hour(from), until: hour(until), review: hour(from + 24 * 21),
                signBy: hour(from + 24 * 14),
                careUntil: hour(until + 24 * 7)),
            parties: [cooper, rex],
            sections: [
                Section(
                    slug("stopping"), title: try Line("Stopping"),
                    items: [
                        .protection(
                            Protection(
                                slug("safeword"), label: try Line("Spoken stop signal"), kind: .spokenSignal,
                                protects: both, providers: both,
                                words: try Prose(lenient: "“Red” stops everything.")
                            )),
                        .protection(
                            Protection(
                                slug("rest"), label: try Line("Aftercare"), kind: .aftercare,
                                protects: [rex.id],
                                providers: [cooper.id],
                                words: try Prose(lenient: "A blanket.\nA call next day."),
                                neededBy: [MustHave(of: rex.id, for: [slug("leash")])])),
                    ]),
                Section(
                    slug("gear"), title: try Line("Gear"),
                    items: [
                        try row("leash", "Leash", "holds", "wears", unit: "minutes"),
                        try row("hood", "Hood", "puts-on", "wears", unit: "minutes"),
                        try row("mitts", "Mitts", "puts-on", "wears"),
                        try row("gag", "Gag", "puts-on", "wears"),
                    ]),
                Section(
                    slug("words"), title: try Line("In our own words"),
                    items: [
                        .promise(
                            Promise(
                                slug("call"), label: try Line("A call"), maker: cooper.id, to: [rex.id],
                                words: try Prose(lenient: "I call on Sundays."))),
                        .fact(
                            Fact(
                                slug("place"), label: try Line("Where"), words: try Prose(lenient: "At home.")
                            )),
                    ]),
            ])
    }

    /// The sample agreement, in force: the leash with conditions, hood and mitts not for anybody, no gag.
    package mutating func begin() throws -> VersionID {
        let first: VersionID = id(1)
        write(
            .proposal(
                first,
                try text(lines: [
                    "leash": (.agreed, try Self.onlyAfterDark), "gag": (.notAgreed, .hardLimit),
                ])), by: cooper, 0)
        sign(first, 1)
        return first
    }

    package static var onlyAfterDark: Boundary {
        get throws { .granted(Grant(.agreed, conditions: [try Line("only after dark")], atMost: 60)) }
    }
}
