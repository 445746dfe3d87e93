package import Canonical
package import Consent

/// What an agreement that the owner has forgotten goes on keeping the others to, so that nothing becomes wider by that.
package struct KeptLimitsEntry: Entry {
    package static let kind = "kept-limits"
    package static let place = EntryPlace.own
    /// The most limits in one record.
    package static let most = 1024

    package let limits: [KeptLimit]

    /// - Parameter limits: 1 to `most`.
    /// - Throws: `FormatError`, where there are none or too many.
    package init(_ limits: [KeptLimit]) throws {
        guard (1...Self.most).contains(limits.count) else {
            throw FormatError("\(limits.count) limits in one record; 1 to \(Self.most)")
        }
        self.limits = limits
    }

    package init(from reader: inout LineReader) throws {
        var limits: [KeptLimit] = []
        repeat {
            let source = try reader.bytes32("from")
            let until = reader.isAt("until ") ? try reader.instant("until") : nil
            let (row, boundary) = try reader.limitedRow()
            limits.append(KeptLimit(from: source, row, boundary, until: until))
            guard limits.count <= Self.most else { throw reader.errorBefore("more than \(Self.most) limits") }
        } while reader.isAt("from ")
        try self.init(limits)
    }

    package func write(to writer: inout TextWriter) {
        for one in limits {
            writer.line("from \(one.source)")
            if let until = one.until { writer.line("until \(until)") }
            writer.limitedRow(one.row, one.boundary)
        }
    }
}
