import Canonical

/// A row that an item of a list becomes.
///
/// Two columns are the two sides of an act, so such an item becomes two rows: each of the two people can take either
/// side. Any other number of columns says in what way something is done, and each becomes a row that both take part in.
struct KinklistRow: Equatable {
    let id: Slug
    let label: Line
    /// Which category, item and column it comes from; the column is nil where a category has none.
    let category: Int
    let item: Int
    let sides: [(id: Slug, role: Slug)]
    /// Which column each role rates for this row.
    let columns: [Slug: Int]

    static func == (a: Self, b: Self) -> Bool { a.id == b.id }

    /// The two people: the list says nothing about who they are.
    static let roles = [Slug("one")!, Slug("other")!]
}

extension Kinklist {
    /// Every row, in order, each under a name of its own.
    ///
    /// - Parameter taken: names that are taken already.
    /// - Throws: `FormatError`, where a label gets too long.
    func rows(taken: Set<Slug> = []) throws -> [KinklistRow] {
        var names = Names(taken: taken)
        let (one, other) = (KinklistRow.roles[0], KinklistRow.roles[1])
        return try categories.enumerated().flatMap { category, content -> [KinklistRow] in
            try content.items.enumerated().flatMap { item, content -> [KinklistRow] in
                let columns = categories[category].columns
                func row(_ label: String, _ sides: [Slug], _ columns: [Slug: Int]) throws -> KinklistRow {
                    KinklistRow(
                        id: names.name(for: label), label: try Line(label), category: category, item: item,
                        sides: Array(zip(sides, KinklistRow.roles)), columns: columns)
                }
                let label = "\(content.label)"
                guard columns.count == 2 else {
                    let both = [Slug("does")!, Slug("does-too")!]
                    guard columns.count > 1 else { return [try row(label, both, [one: 0, other: 0])] }
                    return try columns.indices.map {
                        try row("\(label) (\(columns[$0]))", both, [one: $0, other: $0])
                    }
                }
                let sides = Side.names(of: columns)
                return [
                    try row(label, sides, [one: 0, other: 1]),
                    try row("\(label), the other way round", sides.reversed(), [one: 1, other: 0]),
                ]
            }
        }
    }

    /// What sides are called, so that they read well behind a name: “Cooper gives, Rex receives”.
    private enum Side {
        static func names(of columns: [Line]) -> [Slug] {
            let names = columns.enumerated().map { index, column in
                let slug = Slug(spelling: "\(column)", orElse: "side-\(index + 1)")
                return wellKnown["\(slug)"].flatMap { Slug($0) } ?? slug
            }
            return Set(names).count == names.count
                ? names : [Slug("takes-side-one")!, Slug("takes-side-two")!]
        }

        private static let wellKnown = [
            "giving": "gives", "give": "gives", "giver": "gives", "receiving": "receives",
            "receive": "receives",
            "receiver": "receives", "self": "does", "me": "does", "partner": "is-the-partner",
            "doing": "does", "dom": "leads", "dominant": "leads", "sub": "follows", "submissive": "follows",
            "top": "tops", "bottom": "bottoms",
        ]
    }
}

/// Gives each thing a name of its own.
struct Names {
    private var taken: Set<Slug>

    init(taken: Set<Slug> = []) { self.taken = taken }

    mutating func name(for label: String) -> Slug {
        let plain = Slug(spelling: label, orElse: "item")
        var name = plain
        var number = 1
        while !taken.insert(name).inserted {
            number += 1
            name = plain.with(number)
        }
        return name
    }
}

extension Slug {
    /// - Parameters:
    ///   - text: any text.
    ///   - other: a slug, for a text without a letter that a slug may have.
    init(spelling text: String, orElse other: String) {
        var spelt = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": spelt.unicodeScalars.append(scalar)
            case "'", "’": break
            default: if !spelt.isEmpty, spelt.last != "-" { spelt += "-" }
            }
        }
        // Names that begin with a digit, or with what is kept for things added by hand, get a word before them.
        if !(("a"..."z").contains(spelt.first ?? "-")) || spelt.hasPrefix(Template.addedPrefix) {
            spelt = spelt.isEmpty ? other : "item-\(spelt)"
        }
        self = Slug(Self.cut(spelt, to: Self.longest)) ?? Slug(other) ?? KinklistRow.roles[0]
    }

    /// The same with a number behind it.
    fileprivate func with(_ number: Int) -> Slug {
        let end = "-\(number)"
        return Slug(Self.cut(description, to: Self.longest - end.utf8.count) + end) ?? self
    }

    private static func cut(_ text: String, to length: Int) -> String {
        var text = String(text.prefix(length))
        while text.hasSuffix("-") { text.removeLast() }
        return text
    }
}
