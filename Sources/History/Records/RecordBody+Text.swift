import Canonical
import Consent
import TransparencyLog

/// How the body of a record is written, and read back.
extension TextWriter {
    mutating func body(_ body: RecordBody) {
        switch body {
        case .proposal(let source):
            line("")
            raw(source.bytes)
        case .signature(let version, let line):
            self.line("version \(version)")
            self.line("signed \(line)")
        case .held(let version), .no(let version): line("version \(version)")
        case .narrowing(let row, let boundary):
            limitedRow(row, boundary)
        case .signal(let words):
            line("in words")
            quote(words.lines)
        case .cannotProvide(let protection): line("protection \(protection)")
        case .pause, .leave: break
        case .delivered(let log, let length):
            line("of \(log)")
            line("length \(length)")
        case .entry(let entry): entry.entry.write(to: &self)
        case .unknownAct(_, let lines), .unknownEntry(_, let lines): raw(lines)
        }
    }
}

extension TextWriter {
    /// Writes a row, and what it is limited to.
    mutating func limitedRow(_ row: RowKey, _ boundary: Boundary) {
        line("row \(row.item)")
        for (side, party) in row.taking.sorted(by: { $0.key < $1.key }) { line("  side \(side) \(party)") }
        self.boundary("  line", boundary)
    }
}

extension LineReader {
    /// Reads a row, and what it is limited to.
    mutating func limitedRow() throws -> (row: RowKey, boundary: Boundary) {
        let item = try slug("row")
        var taking: [Slug: PartyID] = [:]
        while let rest = take(prefix: "  side ") {
            let parts = rest.split(separator: 0x20, omittingEmptySubsequences: false)
            guard parts.count == 2, let party = PartyID(hex: parts[1]),
                taking.count < VersionText.mostSides
            else {
                throw errorBefore("expected a side and a key")
            }
            taking[try slug(in: parts[0])] = party
        }
        guard !taking.isEmpty else { throw error("a row without sides") }
        let line = try expect(prefix: "  line ")
        return (RowKey(item, taking: taking), try boundary(in: line))
    }

    mutating func recordBody() throws -> RecordBody {
        let isAct = peek?.starts(with: "act ".utf8) ?? false
        let kind = try slug(isAct ? "act" : "entry")
        if isAct, let act = try act(kind.description) { return act }
        if !isAct, let known = AnyEntry.kind(kind.description) {
            let entry = try known.init(from: &self)
            try expectEnd()
            return .entry(AnyEntry(entry))
        }
        let lines = takeRest()
        return isAct ? .unknownAct(kind: kind, lines: lines) : .unknownEntry(kind: kind, lines: lines)
    }

    private mutating func act(_ kind: String) throws -> RecordBody? {
        let body: RecordBody
        switch kind {
        case "proposal":
            try expect("")
            body = .proposal(try VersionSource(parsing: takeRest()))
        case "signature":
            body = .signature(VersionID(try bytes32("version")), try SignatureLine(expect(prefix: "signed ")))
        case "held": body = .held(VersionID(try bytes32("version")))
        case "no": body = .no(VersionID(try bytes32("version")))
        case "narrowing":
            let (row, boundary) = try limitedRow()
            body = .narrowing(row, boundary)
        case "signal":
            try expect("in words")
            body = .signal(try prose())
        case "cannot-provide": body = .cannotProvide(try slug("protection"))
        case "pause": body = .pause
        case "leave": body = .leave
        case "delivered":
            let log = LogID(try bytes32("of"))
            guard let length = Decimal.parse(try expect(prefix: "length ")) else {
                throw errorBefore("expected a whole number")
            }
            body = .delivered(log, length: length)
        default: return nil
        }
        try expectEnd()
        return body
    }
}
