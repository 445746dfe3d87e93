import Canonical

/// A row that an item of a list becomes.
///
/// Two columns are the two sides of an act, so such an item becomes two rows: each of the two people can take either
/// side. Any other number of columns says in what way something is done, and each becomes a row that both take part in.
struct KinklistRow: Equatable {
    let id: Slug
    let label: Line
    /// Which category and item it comes from.
    let category: Int
    let item: Int
    let sides: [(id: Slug, role: Slug)]

    static func == (a: Self, b: Self) -> Bool { a.id == b.id }

    /// What stands behind an item's name in the second of its two rows.
    static let otherWay = ", the other way round"
    /// The sides of a row in which both do the same.
    static let both = [Slug("does")!, Slug("does-too")!]

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
        return try categories.enumerated().flatMap { category, content -> [KinklistRow] in
            try content.items.enumerated().flatMap { item, content -> [KinklistRow] in
                let columns = categories[category].columns
                func row(_ label: String, _ sides: [Slug]) throws -> KinklistRow {
                    KinklistRow(
                        id: names.name(for: label), label: try Line(label), category: category, item: item,
                        sides: Array(zip(sides, KinklistRow.roles)))
                }
                let label = "\(content.label)"
                guard columns.count == 2 else {
                    guard columns.count > 1 else { return [try row(label, KinklistRow.both)] }
                    return try columns.map { try row("\(label) (\($0))", KinklistRow.both) }
                }
                let sides = KinklistRow.sides(of: columns)
                return [
                    try row(label, sides),
                    try row("\(label)\(KinklistRow.otherWay)", sides.reversed()),
                ]
            }
        }
    }
}

/// What sides are called, so that they read well behind a name: “Cooper gives, Rex receives”.
extension KinklistRow {
    /// - Parameter columns: the two columns of a category.
    /// - Returns: what their sides are called in a template.
    static func sides(of columns: [Line]) -> [Slug] {
        let names = columns.enumerated().map { index, column in
            side(of: "\(column)", orElse: "side-\(index + 1)")
        }
        return Set(names).count == names.count
            ? names : [Slug("takes-side-one")!, Slug("takes-side-two")!]
    }

    /// - Parameters:
    ///   - column: a column.
    ///   - other: a slug, for a name without a letter that a slug may have.
    static func side(of column: String, orElse other: String) -> Slug {
        let slug = Slug(spelling: column, orElse: other)
        return wellKnown["\(slug)"].flatMap { Slug($0) } ?? slug
    }

    private static let wellKnown = [
        "giving": "gives", "give": "gives", "giver": "gives", "receiving": "receives",
        "receive": "receives",
        "receiver": "receives", "self": "does", "me": "does", "partner": "is-the-partner",
        "doing": "does", "dom": "leads", "dominant": "leads", "sub": "follows", "submissive": "follows",
        "top": "tops", "bottom": "bottoms",
    ]
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
