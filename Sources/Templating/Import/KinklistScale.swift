import Canonical

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
