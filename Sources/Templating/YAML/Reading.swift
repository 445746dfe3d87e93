import Canonical

/// Reading a node as the type that its key wants.
extension YAMLNode {
    /// Whether nothing is written here but blanks.
    var isEmpty: Bool {
        guard case .scalar(let bytes, _) = content else { return false }
        return bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A }
    }

    /// - Returns: the keys and values of a mapping; none where nothing is written.
    func pairs() throws(YAMLError) -> [Pair] {
        if case .mapping(let pairs) = content { return pairs }
        guard isEmpty else { throw unexpected("“key: value” lines") }
        return []
    }

    /// - Returns: the nodes of a list; none where nothing is written.
    func list() throws(YAMLError) -> [YAMLNode] {
        if case .sequence(let nodes) = content { return nodes }
        guard isEmpty else { throw unexpected("a list (lines that begin with “- ”)") }
        return []
    }

    /// - Returns: the text's bytes, without line feeds at the end.
    func text() throws(YAMLError) -> [UInt8] {
        guard case .scalar(var bytes, _) = content else { throw unexpected("a text") }
        while bytes.last == 0x0A { bytes.removeLast() }
        return bytes
    }

    /// - Returns: one line of text.
    func line() throws(YAMLError) -> Line {
        let text = try text()
        guard !text.contains(0x0A) else { throw error("one line is wanted here, these are several") }
        do { return try Line(text) } catch { throw self.error("\(error)") }
    }

    /// - Returns: lines of text, written as one text or as a list of lines; blank lines are dropped.
    func prose() throws(YAMLError) -> Prose {
        let lines: [Line]
        switch content {
        case .scalar(let bytes, let style):
            do { return try Prose(lenient: String(decoding: bytes, as: UTF8.self)) } catch let error
                as FormatError
            {
                guard style == .literal, let line = error.line else { throw self.error("\(error)") }
                // Only here does a line of the text stand on a known line of the file.
                let place = Place(file: place.file, line: place.line + line, column: 1)
                throw YAMLError(error.reason, at: place)
            } catch { throw self.error("\(error)") }
        case .sequence(let nodes): lines = try nodes.map { (node) throws(YAMLError) in try node.line() }
        case .mapping: throw unexpected("a text, or a list of lines")
        }
        do { return try Prose(lines) } catch { throw self.error("\(error)") }
    }

    /// - Parameter kind: what the name names, for an error: “a role”.
    func slug(called kind: String) throws(YAMLError) -> Slug {
        try Slug.read(try text(), at: place, called: kind)
    }

    /// - Returns: whether `true` is written and not `false`.
    func flag() throws(YAMLError) -> Bool {
        switch try text() {
        case Array("true".utf8): true
        case Array("false".utf8): false
        default: throw error("true or false is wanted here")
        }
    }

    /// - Parameter range: which numbers may stand here.
    func wholeNumber(in range: ClosedRange<UInt64>) throws(YAMLError) -> UInt64 {
        guard let number = Decimal.parse(try text()), range.contains(number) else {
            throw error("a whole number from \(range.lowerBound) to \(range.upperBound) is wanted here")
        }
        return number
    }

    /// - Parameters:
    ///   - type: the words that may stand here, a case for each.
    ///   - kind: what such a word is called in an error: “a stance”.
    func word<Value: RawRepresentable<String> & CaseIterable>(
        _ type: Value.Type, called kind: String
    ) throws(YAMLError) -> Value {
        try Word.read(try text(), as: type, at: place, called: kind)
    }

    /// - Parameter reason: what is wrong with this node.
    /// - Returns: an error that names its place.
    func error(_ reason: String) -> YAMLError { YAMLError(reason, at: place) }

    private func unexpected(_ wanted: String) -> YAMLError {
        let found =
            switch content {
            case .scalar: "a text"
            case .sequence: "a list"
            case .mapping: "“key: value” lines"
            }
        return error("\(wanted) must stand here, not \(found)")
    }
}

extension Slug {
    /// - Parameters:
    ///   - text: the bytes of a name.
    ///   - place: where it stands.
    ///   - kind: what it names, for an error: “a role”.
    static func read(_ text: [UInt8], at place: Place, called kind: String) throws(YAMLError) -> Slug {
        guard let slug = Slug(text) else {
            throw YAMLError(
                "\(quoted(text)) can't name \(kind); use at most \(longest) of a-z, 0-9 and single hyphens, "
                    + "a letter first", at: place)
        }
        return slug
    }
}
