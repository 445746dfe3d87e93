import Canonical
import Consent

/// What stands, as one line of text for each thing that can be said about it: what is compared with the reference
/// model, which says the same in the same words.
struct Flattened {
    let lines: [String: String]

    init(_ standing: Standing, _ records: [Record]) {
        var lines: [String: String] = [:]
        for (row, boundary) in standing.overall { lines["overall \(row.name)"] = boundary.flattened }
        for (id, thread) in standing.threads {
            let name = id.name
            for (row, boundary) in thread.rows { lines["row \(name) \(row.name)"] = boundary.flattened }
            lines["counted \(name)"] = thread.counted.map(\.name).sorted().joined(separator: " ")
            lines["effective \(name)"] = thread.effective.map(\.name).sorted().joined(separator: " ")
            lines["protections \(name)"] = thread.protections.map { one in
                switch one.origin {
                case .item(let id, let providers, _):
                    "\(id) \(providers.sorted().map(\.name).joined())"
                case .added(let record):
                    "\(record.name) \(records.first { $0.id == record }.map(\.author.name) ?? "nobody")"
                }
            }.sorted().joined(separator: ", ")
            lines["unprovided \(name)"] = thread.protections.compactMap { one in
                if case .item(let id, _, _) = one.origin, one.isUnprovided { id.description } else { nil }
            }.sorted().joined(separator: ", ")
        }
        self.lines = lines.filter { !$0.value.isEmpty }
    }
}

extension RowKey {
    /// Tells rows apart in one word.
    var name: String {
        item.description
            + taking.sorted { $0.key < $1.key }.map { ",\($0.key)=\($0.value.name)" }.joined()
    }
}

extension Boundary {
    /// The rung, the conditions, the maximum and the hour of the end.
    var flattened: String {
        switch self {
        case .hardLimit: "0"
        case .notAgreed: "1"
        case .granted(let grant):
            "\(2 + grant.rung.rawValue) [\(grant.conditions.sorted().map(\.description).joined(separator: ", "))] "
                + "\(grant.atMost.map(String.init) ?? "-") \(grant.ends.map { String($0.hour) } ?? "-")"
        }
    }
}
