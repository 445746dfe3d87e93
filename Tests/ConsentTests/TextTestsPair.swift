import Canonical
import Consent

/// A small agreement of two people that tests and the manual share.
enum TextTestsPair {
    static let start = Instant(seconds: 1_780_308_000)

    /// “Spoken stop” for `spoken-stop`.
    private static func name(_ id: String) -> String {
        let words = String(id.map { $0 == "-" ? " " : $0 })
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    static func slug(_ text: String) throws -> Slug { try required(Slug(text)) }

    static func party(_ name: String, _ role: String, _ byte: UInt8) throws -> Party {
        let key = [UInt8](repeating: byte, count: 32)
        let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
        return try Party(
            seat: slug(role), role: slug(role), name: try Line(name),
            verifierKey: try Line(
                "troth-\(Hex.encode(key.prefix(8)))+\(Hex.encode(key.prefix(4)))+\(Base64.encode([1] + key))"),
            recipient: try Line(Array("age1".utf8) + (0..<58).map { letters[($0 + Int(byte)) % 32] }))
    }

    static let cooper = Result { try party("Cooper", "handler", 0xC0) }
    static let rex = Result { try party("Rex", "pup", 0x4E) }

    static func key(_ item: String, _ number: UInt64 = 0) throws -> RowKey {
        RowKey(
            try slug(item),
            taking: [try slug("holds"): try cooper.get().id, try slug("wears"): try rex.get().id])
    }

    /// A row in which Cooper holds and Rex wears.
    static func row(
        _ item: String, cooper ours: Boundary = .agreed, rex theirs: Boundary = .agreed, unit: String? = nil,
        neededBy: [MustHave] = []
    ) throws -> Item {
        let (cooper, rex) = (try cooper.get().id, try rex.get().id)
        return .row(
            Row(
                try slug(item), label: try Line(name(item)),
                sides: [Row.Side(try slug("holds"), cooper), Row.Side(try slug("wears"), rex)],
                unit: try unit.map { try Line($0) }, lines: [cooper: ours, rex: theirs], neededBy: neededBy))
    }

    static func protection(
        _ id: String, _ words: String, kind: Protection.Kind = .plain, by: Set<PartyID>? = nil,
        neededBy: [MustHave] = []
    ) throws -> Item {
        let both: Set = [try cooper.get().id, try rex.get().id]
        return .protection(
            Protection(
                try slug(id), label: try Line(name(id)), kind: kind, protects: both, providers: by ?? both,
                words: try Prose(lenient: words), neededBy: neededBy))
    }

    static func version(
        _ items: [Item], agreement: UInt8 = 1, number: UInt64 = 1, replaces: Set<VersionID> = [],
        settles: Set<Bytes32> = [], kind: Kind = .dynamic, from: Instant = start, until: Instant? = nil,
        signBy: Instant? = nil
    ) throws -> Version {
        let until = until ?? from + kind.usual
        return Version(
            agreement: AgreementID(try bytes(agreement)), nonce: try bytes(agreement), number: number,
            replaces: replaces, settles: settles, kind: kind,
            source: Source(template: try slug("handler-pup-dynamic"), hash: try bytes(7)),
            title: try Line("Our weekends"),
            term: Term(
                from: from, until: until, review: nil, signBy: signBy ?? min(from + .days(14), until),
                careUntil: until + .days(7)),
            parties: [try cooper.get(), try rex.get()],
            sections: [Section(try slug("play"), title: try Line("Play"), items: items)])
    }

    static func bytes(_ byte: UInt8) throws -> Bytes32 {
        try required(Bytes32([UInt8](repeating: byte, count: 32)))
    }
}
