import Canonical

/// Reads the plain-text list with ratings behind each item: `* Collar: Like, No`, one for each column.
enum RatingList {
    /// What may stand between an item and its ratings.
    private static let dividers = [":", "=", "\t", " - ", " – ", " — "].map { Array($0.utf8) }

    /// - Parameters: as for `KinklistRatings.read`; the bytes are checked.
    static func read(_ bytes: [UInt8], file: String, for template: Template) throws -> KinklistRatings {
        let known = Set(template.items.flatMap { template.ratedNames(of: $0) }.map(\.folded))
        var ratings: [KinklistRating] = []
        var category: String?
        var columns: [String] = []
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let start = line.firstIndex(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { continue }
            let rest = line[(start + 1)...]
            let place = Place(file: file, line: index + 1, column: line[..<start].count + 1)
            switch line[start] {
            case UInt8(ascii: "#"): (category, columns) = (try RatingWords.read(rest, at: place), [])
            case UInt8(ascii: "("):
                let inner = rest.trimmed
                guard inner.last == UInt8(ascii: ")") else {
                    throw YAMLError("columns stand in parentheses, as in “(Giving, Receiving)”", at: place)
                }
                columns = try inner.dropLast().split(separator: UInt8(ascii: ","))
                    .compactMap { try RatingWords.read($0, at: place) }
            case UInt8(ascii: "*"):
                let (item, said) = divided(rest, known)
                guard let item = try RatingWords.read(item, at: place) else {
                    throw YAMLError("an item has no name", at: place)
                }
                let words = try said.map { try RatingWords.read($0, at: place) ?? "" }
                ratings += try Self.ratings(of: item, category, columns, words, line: index + 1)
            // An explanation, or something that its owner wrote below an item.
            case UInt8(ascii: "?"): _ = try RatingWords.read(rest, at: place, mayDeny: true)
            default:
                throw YAMLError(
                    "a line begins with # (a category), ( (its columns), * (an item and its ratings) or ?",
                    at: place)
            }
        }
        return KinklistRatings(ratings: ratings, ignored: [])
    }

    /// One rating for each column; where the numbers differ, nobody knows which is for which.
    private static func ratings(
        of item: String, _ category: String?, _ columns: [String], _ words: [String], line: Int
    ) throws -> [KinklistRating] {
        guard !words.isEmpty else {
            return [KinklistRating(category: category, item: item, rating: nil, line: line)]
        }
        guard words.count == columns.count else {
            return words.map { KinklistRating(category: category, item: item, rating: $0, line: line) }
        }
        let sides = columns.count == 2 ? KinklistRow.sides(of: try columns.map { try Line($0) }) : []
        return zip(columns.indices, words).map { index, word in
            KinklistRating(
                category: category, item: item, column: columns[index], rating: word,
                side: sides.isEmpty ? nil : sides[index], isOnlyColumn: columns.count == 1, line: line)
        }
    }

    /// - Returns: an item's name and its ratings. A name that the template has may hold a divider itself; else the last one
    ///   divides.
    private static func divided(
        _ line: ArraySlice<UInt8>, _ known: Set<[UInt8]>
    ) -> (item: [UInt8], ratings: [[UInt8]]) {
        let whole = line.trimmed
        guard !known.contains(whole.folded) else { return (whole, []) }
        let places = line.indices.reversed().compactMap { index in
            dividers.first { line[index...].starts(with: $0) }.map { (index, index + $0.count) }
        }
        let place = places.first { known.contains(line[..<$0.0].trimmed.folded) } ?? places.first
        guard let (end, start) = place else { return (whole, []) }
        let marks = Set(",;|".utf8)
        return (
            line[..<end].trimmed,
            line[start...].split(omittingEmptySubsequences: false, whereSeparator: marks.contains).map(
                \.trimmed)
        )
    }
}

extension [UInt8] {
    /// Without the difference between capitals and small letters.
    var folded: [UInt8] { Array(String(decoding: self, as: UTF8.self).lowercased().utf8) }
}

extension String {
    /// Without the difference between capitals and small letters, and without blanks at the ends.
    var folded: [UInt8] { Array(utf8).trimmed.folded }
}
