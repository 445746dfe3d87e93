package import Canonical

/// One rating of somebody's.
package struct KinklistRating: Equatable, Sendable {
    /// Where it stands in the list; nil where the export does not say.
    package let category: String?
    package let item: String
    /// Which column it is for; nil where the export does not say.
    package let column: String?
    /// The word of the scale; nil where nothing stands where it would be.
    package let rating: String?
    /// What a template calls the side that the column is about; nil where only the column's name can tell.
    let side: Slug?
    /// Whether the list has no other column here, so that its name tells nothing apart.
    let isOnlyColumn: Bool
    /// The line of the file; nil where it came from none.
    package let line: Int?

    /// - Parameters: as the properties say.
    package init(
        category: String? = nil, item: String, column: String? = nil, rating: String?, side: Slug? = nil,
        isOnlyColumn: Bool = false, line: Int? = nil
    ) {
        (self.category, self.item, self.column, self.rating) = (category, item, column, rating)
        (self.side, self.isOnlyColumn, self.line) = (side, isOnlyColumn, line)
    }

    /// As a person would find it again: “line 3: Collar (Giving): Like”.
    package var words: String {
        let place = line.map { "line \($0): " } ?? ""
        let about = column.map { " (\($0))" } ?? ""
        return "\(place)\(item)\(about): \(rating.map { $0.isEmpty ? "nothing" : $0 } ?? "no rating")"
    }
}

/// What stands in a file of ratings.
package struct KinklistRatings: Equatable, Sendable {
    /// In the order of the file.
    package let ratings: [KinklistRating]
    /// Columns of a table that were not read.
    package let ignored: [String]
}

extension KinklistRatings {
    /// Reads ratings in either of two forms: the plain-text list with its ratings behind each item, or a table with commas,
    /// semicolons or tabs between its cells and the names of its columns in the first line.
    ///
    /// - Parameters:
    ///   - bytes: a whole file.
    ///   - file: its name, for errors.
    ///   - template: what they are to answer: it knows where an item's name ends that holds a colon itself.
    /// - Throws: `YAMLError` with the place, at the first line that cannot be read, or that names what `RefusedWords` refuses.
    package static func read(_ bytes: [UInt8], file: String, for template: Template) throws -> Self {
        // Spreadsheets write a mark before a table.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        try YAMLText.check(bytes, file: file)
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
        guard let first = bytes.first(where: { !blanks.contains($0) }) else {
            throw YAMLError("there is nothing in this file", at: Place(file: file, line: 1, column: 1))
        }
        guard "#(*?".utf8.contains(first) else { return try RatingTable.read(bytes, file: file) }
        return try RatingList.read(bytes, file: file, for: template)
    }
}

/// Words of a file of ratings, which name nothing that is refused.
enum RatingWords {
    /// - Parameters:
    ///   - bytes: some words.
    ///   - place: where they stand.
    ///   - mayDeny: whether they only explain something.
    /// - Returns: them, without blanks at their ends; nil where there are none.
    static func read(_ bytes: some Sequence<UInt8>, at place: Place, mayDeny: Bool = false) throws(YAMLError)
        -> String?
    {
        let bytes = Array(bytes).trimmed
        guard !bytes.isEmpty else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        if let finding = RefusedWords.finding(in: text, mayDeny: mayDeny) {
            throw YAMLError(finding.reason, at: place)
        }
        guard !mayDeny else { return text }
        do { return try Line(bytes).description } catch {
            throw YAMLError((error as? FormatError)?.reason ?? "\(error)", at: place)
        }
    }
}
