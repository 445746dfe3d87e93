package import Canonical

/// What the ratings of such lists are taken for: never for more than was said, and for nothing where it is not clear.
package enum KinklistScale {
    /// The whole table, to be shown before anything is taken over.
    package static let table: [(rating: String, stance: Stance)] = [
        ("favorite", .favourite), ("favourite", .favourite), ("love", .favourite), ("like", .like),
        ("okay", .willing), ("ok", .willing), ("willing", .willing), ("maybe", .curious),
        ("curious", .curious),
        ("soft limit", .softLimit), ("no", .hardLimit), ("never", .hardLimit), ("limit", .hardLimit),
        ("hard limit", .hardLimit), ("not applicable", .notApplicable), ("n/a", .notApplicable),
        ("not entered", .unset), ("", .unset),
    ]

    /// - Parameter rating: the words of a rating, in any case; nil where there is none.
    /// - Returns: what it is taken for; `unset` for one that the table does not have.
    package static func stance(for rating: String?) -> Stance { known(rating) ?? .unset }

    static func known(_ rating: String?) -> Stance? {
        let word = String(decoding: Array((rating ?? "").lowercased().utf8).trimmed, as: UTF8.self)
        return table.first { Array($0.rating.utf8) == Array(word.utf8) }?.stance
    }

    /// - Parameters: two things that somebody said about the same.
    /// - Returns: the tighter one.
    static func tighter(_ a: Stance, _ b: Stance) -> Stance {
        let ladder: [Stance] = [
            .hardLimit, .softLimit, .noThanks, .notApplicable, .unset, .curious, .willing, .like, .favourite,
        ]
        return ladder.first { $0 == a || $0 == b } ?? .unset
    }
}

/// One rating of somebody's.
package struct KinklistRating: Equatable, Sendable {
    /// Where it stands in the list; nil where the export does not say.
    package let category: String?
    package let item: String
    /// Which column it is for; nil where the export does not say.
    package let column: String?
    /// The word of the scale.
    package let rating: String?

    /// - Parameters: as the properties say.
    package init(category: String? = nil, item: String, column: String? = nil, rating: String?) {
        self.category = category
        self.item = item
        self.column = column
        self.rating = rating
    }
}

/// What came of somebody's ratings.
package struct KinklistStances: Equatable, Sendable {
    /// A stance for each row of the template that was made from the list; `unset` where nothing clear was said.
    package let stances: [Slug: Stance]
    /// Ratings whose item or column the list does not have, or that could mean several. Of these a no counts for all
    /// that it could mean, and anything else for none.
    package let unmatched: [KinklistRating]
    /// Ratings whose word the scale does not have; they are `unset`.
    package let unknown: [KinklistRating]
}

extension Kinklist {
    /// - Parameters:
    ///   - ratings: what somebody rated, in any order. Of two ratings of the same the tighter counts.
    ///   - role: the role that they answer in.
    /// - Returns: what it is taken for, row by row.
    /// - Throws: `FormatError`, where the list cannot become a template.
    package func stances(from ratings: [KinklistRating], as role: Slug) throws -> KinklistStances {
        let rows = try rows(taken: Self.firstItems)
        var said: [Slug: Stance] = [:]
        var unmatched: [KinklistRating] = []
        var unknown: [KinklistRating] = []
        for rating in ratings {
            let meant = self.rows(rows, meantBy: rating, as: role)
            let isClear =
                Set(meant.map { [$0.category, $0.item] }).count == 1 && isColumnClear(rating, meant)
            if !isClear { unmatched.append(rating) }
            if KinklistScale.known(rating.rating) == nil { unknown.append(rating) }
            let stance = KinklistScale.stance(for: rating.rating)
            for row in meant {
                // Where it is not clear what was meant, a no is a no to all of it, and a yes to none.
                let meant = isClear ? stance : KinklistScale.tighter(stance, .unset)
                said[row.id] = said[row.id].map { KinklistScale.tighter($0, meant) } ?? meant
            }
        }
        return KinklistStances(
            stances: Dictionary(
                rows.map { ($0.id, said[$0.id] ?? .unset) }, uniquingKeysWith: { first, _ in first }),
            unmatched: unmatched, unknown: unknown)
    }

    private func rows(_ rows: [KinklistRow], meantBy rating: KinklistRating, as role: Slug) -> [KinklistRow] {
        rows.filter { row in
            let category = categories[row.category]
            guard let index = row.columns[role], category.items[row.item].label.isCalled(rating.item),
                rating.category.map({ category.title.isCalled($0) }) ?? true
            else { return false }
            guard let column = rating.column else { return true }
            return category.columns.indices.contains(index) && category.columns[index].isCalled(column)
        }
    }

    /// Whether a rating says for which of several columns it is.
    private func isColumnClear(_ rating: KinklistRating, _ rows: [KinklistRow]) -> Bool {
        rating.column != nil || rows.allSatisfy { categories[$0.category].columns.count <= 1 }
    }
}

extension Line {
    /// Whether somebody means this by a name, in any case.
    fileprivate func isCalled(_ name: String) -> Bool {
        Array(description.lowercased().utf8) == Array(name.lowercased().utf8).trimmed
    }
}
