import Canonical

/// Reads a list line by line, and says at which line and column it goes wrong.
package enum KinklistReader {
    /// - Parameters:
    ///   - bytes: a whole file in the plain-text format: `#Category`, `(Column, Column)`, `* item`, `? description`.
    ///   - file: its name, for errors.
    /// - Returns: everything in it, in order.
    /// - Throws: `YAMLError` with the place, at the first line that is none of these, names nothing, or is refused by
    ///   `RefusedWords`.
    package static func read(_ bytes: [UInt8], file: String) throws -> Kinklist {
        try YAMLText.check(bytes, file: file)
        var draft = ListDraft(file: file)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() {
            guard let written = WrittenLine(bytes, file: file, number: index + 1) else { continue }
            try draft.add(written)
        }
        return try draft.finish()
    }
}

/// A line that is not blank: the sign that it begins with, and what stands behind it.
private struct WrittenLine {
    let sign: UInt8
    /// Behind the sign, without blanks at either end.
    let rest: [UInt8]
    /// Of the sign.
    let place: Place
    /// Of what stands behind it.
    let restPlace: Place

    /// nil is given for a blank line.
    init?(_ bytes: ArraySlice<UInt8>, file: String, number: Int) {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
        guard let start = bytes.firstIndex(where: { !blanks.contains($0) }) else { return nil }
        let restStart = bytes[(start + 1)...].firstIndex { !blanks.contains($0) } ?? bytes.endIndex
        /// In characters, as editors count.
        func column(_ index: Int) -> Int {
            String(decoding: bytes[bytes.startIndex..<index], as: UTF8.self).unicodeScalars.count + 1
        }
        sign = bytes[start]
        rest = bytes[restStart...].trimmed
        place = Place(file: file, line: number, column: column(start))
        restPlace = Place(file: file, line: number, column: rest.isEmpty ? column(start) : column(restStart))
    }

    /// - Parameter what: what is named here, for an error.
    func line(_ what: String) throws -> Line {
        guard !rest.isEmpty else { throw YAMLError("\(what) has no name", at: place) }
        return try Self.line(rest, at: restPlace)
    }

    /// One line of somebody's words, which name nothing that is refused.
    static func line(_ bytes: [UInt8], at place: Place) throws -> Line {
        do {
            let line = try Line(bytes)
            if let finding = RefusedWords.finding(in: "\(line)", mayDeny: false) {
                throw FormatError("“\(finding.words)”: \(finding.reason)")
            }
            return line
        } catch let error as YAMLError {
            throw YAMLError(error.reason, at: place)
        } catch let error as FormatError {
            throw YAMLError(error.reason, at: place)
        }
    }

    /// What stands between parentheses, divided by commas.
    func columns() throws -> [Line] {
        guard rest.last == UInt8(ascii: ")") else {
            throw YAMLError("columns stand in parentheses, as in “(Giving, Receiving)”", at: place)
        }
        var columns: [Line] = []
        for part in rest.dropLast().split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let name = part.trimmed
            guard !name.isEmpty else { throw YAMLError("a column has no name", at: place) }
            let line = try Self.line(name, at: restPlace)
            guard !columns.contains(line) else {
                throw YAMLError("the column “\(line)” stands twice", at: restPlace)
            }
            columns.append(line)
        }
        guard columns.count <= Kinklist.mostColumns else {
            throw YAMLError("more than \(Kinklist.mostColumns) columns", at: place)
        }
        return columns
    }
}

/// What has been read so far.
private struct ListDraft {
    let file: String
    private var done: [Kinklist.Category] = []
    private var open: OpenCategory?

    private struct OpenCategory {
        let title: Line
        let place: Place
        var columns: [Line]?
        var help: [Line] = []
        var items: [(label: Line, description: [Line])] = []
    }

    init(file: String) { self.file = file }

    mutating func add(_ written: WrittenLine) throws {
        switch written.sign {
        case UInt8(ascii: "#"):
            try close()
            open = OpenCategory(title: try written.line("a category"), place: written.place)
        case UInt8(ascii: "("):
            guard let category = open else { throw Self.early("columns", written) }
            guard category.items.isEmpty, category.columns == nil else {
                throw YAMLError("the columns of a category stand once, before its items", at: written.place)
            }
            open?.columns = try written.columns()
        case UInt8(ascii: "*"):
            guard open != nil else { throw Self.early("an item", written) }
            open?.items.append((try written.line("an item"), []))
        case UInt8(ascii: "?"):
            guard let category = open else { throw Self.early("a description", written) }
            guard !written.rest.isEmpty else { return }
            let line = try written.line("a description")
            if category.items.isEmpty {
                open?.help.append(line)
            } else {
                open?.items[category.items.count - 1].description.append(line)
            }
        default:
            throw YAMLError(
                "a line begins with # (a category), ( (its columns), * (an item) or ? (a description)",
                at: written.place)
        }
    }

    mutating func finish() throws -> Kinklist {
        try close()
        guard !done.isEmpty else {
            throw YAMLError(
                "there is no category in this file; one begins with #",
                at: Place(file: file, line: 1, column: 1))
        }
        return Kinklist(categories: done)
    }

    private mutating func close() throws {
        guard let category = open else { return }
        guard !category.items.isEmpty else {
            throw YAMLError("the category “\(category.title)” has no items", at: category.place)
        }
        done.append(
            Kinklist.Category(
                title: category.title, columns: category.columns ?? [], help: category.help,
                items: category.items.map { Kinklist.Item(label: $0.label, description: $0.description) }))
        open = nil
    }

    private static func early(_ what: String, _ written: WrittenLine) -> YAMLError {
        YAMLError("\(what) before the first category; a category begins with #", at: written.place)
    }
}
