import Canonical
import Consent
import TestSupport

/// Everything in a value that is text or an id, wherever it hides.
func spoken(in value: Any) -> Set<String> {
    var found: Set<String> = []
    var waiting: [Any] = [value]
    while let next = waiting.popLast() {
        switch next {
        case let text as String: found.insert(text)
        case let line as Line: found.insert("\(line)")
        case let slug as Slug: found.insert("\(slug)")
        case let bytes as Bytes32: found.insert(bytes.hex)
        default: waiting += Mirror(reflecting: next).children.map(\.value)
        }
    }
    return found
}

extension KnownWords {
    /// What the redactions of these tests keep of what the histories say.
    static var some: Self {
        var known = Self()
        known.items = [slug("leash"): [line("leash")], slug("water"): [line("water")]]
        known.sides = [slug("does"), slug("takes")]
        return known
    }
}

extension History {
    /// The same with more that people typed in it: titles, headings, units, facts and promises, which change now and then.
    var wordy: Self {
        var copy = self
        copy.records = records.map { record in
            guard case .proposal(let id, var version) = record.act else { return record }
            var random = SeededGenerator(seed: id.bytes.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            version.title = line(random.pick(["Our spring", "Our summer"]))
            let rows = version.rows.map { row in
                Item.row(
                    Row(
                        row.key.item, label: row.label, sides: row.sides,
                        unit: row.key.item == slug("leash")
                            ? nil : line(random.pick(["strokes", "minutes"])),
                        lines: row.lines, neededBy: row.neededBy))
            }
            let people = version.parties.map(\.id)
            version.sections = [
                Section(
                    slug("all"), title: line("All"), items: rows + version.protections.map(Item.protection)),
                Section(
                    slug("x-ours"), title: line(random.pick(["Our own", "What else"])),
                    items: [
                        .fact(
                            Fact(
                                slug("x-where"), label: line("Where we meet"),
                                words: words(random.pick(["by the river", "in the attic"])))),
                        .promise(
                            Promise(
                                slug("x-calls"), label: line("Calls"), maker: people[0],
                                to: Set(people.dropFirst()),
                                words: words(random.pick(["every Sunday", "twice a week"])))),
                    ]),
            ]
            return Record(
                id: record.id, log: record.log, index: record.index, author: record.author,
                agreement: record.agreement, said: record.said, act: .proposal(id, version))
        }
        return copy
    }
}
