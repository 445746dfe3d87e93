import Canonical

/// Reads a table of ratings, as spreadsheets write one.
///
/// Either each line holds one rating (`category, item, column, rating`), or the columns that are rated stand beside each other
/// (`item, giving, receiving`).
enum RatingTable {
    /// - Parameters: as for `KinklistRatings.read`; the bytes are checked.
    static func read(_ bytes: [UInt8], file: String) throws -> KinklistRatings {
        var reader = CellReader(bytes, file: file)
        var rows = try reader.rows()
        let head = try Head(rows.removeFirst())
        var ratings: [KinklistRating] = []
        for row in rows {
            let cells = try row.map { try $0.words(mayDeny: head.explains($0.index)) }
            guard cells.contains(where: { $0 != nil }) else { continue }
            func cell(_ index: Int?) -> String? {
                index.flatMap { cells.indices.contains($0) ? cells[$0] : nil }
            }
            guard cells.count <= head.count else {
                throw YAMLError("there are more cells here than in the first line", at: row[head.count].place)
            }
            guard let item = cell(head.item) else {
                throw YAMLError("there is no item in this line", at: row[0].place)
            }
            let (category, line) = (cell(head.category), row[0].place.line)
            if let rating = head.rating {
                ratings.append(
                    KinklistRating(
                        category: category, item: item, column: cell(head.column), rating: cell(rating) ?? "",
                        line: line))
                continue
            }
            for column in head.rated where cell(column.index) != nil {
                ratings.append(
                    KinklistRating(
                        category: category, item: item, column: column.name, rating: cell(column.index),
                        isOnlyColumn: head.rated.count == 1, line: line))
            }
        }
        return KinklistRatings(ratings: ratings, ignored: head.ignored)
    }

    /// What stands in which column.
    private struct Head {
        let item: Int
        private(set) var category: Int?
        private(set) var column: Int?
        private(set) var rating: Int?
        /// The columns that are rated, where they stand beside each other.
        private(set) var rated: [(index: Int, name: String)] = []
        private(set) var ignored: [String] = []
        let count: Int
        private let explaining: Set<Int>

        private static let items = ["item", "kink", "activity", "name", "label"]
        private static let categories = ["category", "section", "group"]
        private static let columns = ["column", "field", "side", "role", "direction"]
        private static let ratings = ["rating", "level", "choice", "answer", "stance"]
        private static let explanations = ["comment", "comments", "note", "notes", "description"]

        init(_ cells: [Cell]) throws {
            let names = try cells.map { try $0.words(mayDeny: false) ?? "" }
            func place(_ known: [String]) throws -> Int? {
                let found = names.indices.filter { known.contains(names[$0].lowercased()) }
                guard found.count <= 1 else {
                    throw YAMLError(
                        "“\(names[found[0]])” and “\(names[found[1]])” name the same thing; keep one",
                        at: cells[found[1]].place)
                }
                return found.first
            }
            guard let item = try place(Self.items) else {
                throw YAMLError(
                    "the first line of a table names its columns: “item”, and “rating” or what is rated (a list begins with #)",
                    at: cells[0].place)
            }
            self.item = item
            (category, column, rating) = (
                try place(Self.categories), try place(Self.columns), try place(Self.ratings)
            )
            explaining = Set(names.indices.filter { Self.explanations.contains(names[$0].lowercased()) })
            count = names.count
            let used = Set([item, category, column, rating].compactMap(\.self)).union(explaining)
            let rest = names.indices.filter { !used.contains($0) && !names[$0].isEmpty }
            if rating == nil {
                rated = rest.map { ($0, names[$0]) }
            } else {
                ignored = rest.map { names[$0] }
            }
            ignored += explaining.sorted().map { names[$0] }
            guard rating != nil || !rated.isEmpty else {
                throw YAMLError("nothing is rated in this table; name a column “rating”", at: cells[0].place)
            }
        }

        func explains(_ index: Int) -> Bool { explaining.contains(index) }
    }
}

/// A cell of a table.
private struct Cell {
    let index: Int
    let bytes: [UInt8]
    let place: Place

    func words(mayDeny: Bool) throws(YAMLError) -> String? {
        try RatingWords.read(bytes, at: place, mayDeny: mayDeny)
    }
}

/// Divides a table into its cells. One between quotation marks may hold anything; two marks in it stand for one.
private struct CellReader {
    private let bytes: [UInt8]
    private let file: String
    private let divider: UInt8
    private var next = 0
    private var (line, column) = (1, 1)

    init(_ bytes: [UInt8], file: String) {
        (self.bytes, self.file) = (bytes, file)
        let first = bytes.drop { [0x0A, 0x0D].contains($0) }.prefix { $0 != 0x0A }
        let counts = "\t;,".utf8.map { divider in (divider, first.count { $0 == divider }) }
        divider = counts.max { $0.1 < $1.1 }.map(\.0) ?? UInt8(ascii: ",")
    }

    /// - Returns: the lines that are not blank, at least one.
    mutating func rows() throws -> [[Cell]] {
        var rows: [[Cell]] = []
        while next < bytes.count {
            let row = try self.row()
            if row.count > 1 || !row[0].bytes.trimmed.isEmpty { rows.append(row) }
        }
        return rows
    }

    private mutating func row() throws -> [Cell] {
        var row: [Cell] = []
        while true {
            let place = Place(file: file, line: line, column: column)
            row.append(Cell(index: row.count, bytes: try cell(place), place: place))
            guard take() == divider else { return row }
        }
    }

    private mutating func cell(_ place: Place) throws -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        guard peek == quote else {
            var cell: [UInt8] = []
            while let byte = peek, byte != divider, byte != 0x0A { cell.append(take() ?? byte) }
            return cell
        }
        _ = take()
        var cell: [UInt8] = []
        while let byte = take() {
            guard byte == quote else {
                cell.append(byte)
                continue
            }
            guard peek == quote else {
                while let byte = peek, byte != divider, byte != 0x0A {
                    guard [0x20, 0x0D].contains(byte) else {
                        throw YAMLError("a divider must follow the closing quotation mark", at: place)
                    }
                    _ = take()
                }
                return cell
            }
            cell.append(take() ?? quote)
        }
        throw YAMLError("the quotation mark that begins here is not closed", at: place)
    }

    private var peek: UInt8? { next < bytes.count ? bytes[next] : nil }

    private mutating func take() -> UInt8? {
        guard next < bytes.count else { return nil }
        defer { next += 1 }
        if bytes[next] == 0x0A {
            (line, column) = (line + 1, 1)
        }
        // In characters: the further bytes of one are none of their own.
        else if bytes[next] & 0xC0 != 0x80 {
            column += 1
        }
        return bytes[next]
    }
}
