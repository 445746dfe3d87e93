import CYaml

/// The stream of events that libyaml reads from some bytes. Nothing else in troth talks to libyaml.
///
/// Refused here, because nothing in troth needs them and each makes a file harder to read than it looks: anchors,
/// aliases, tags and directives.
@safe struct YAMLEvents: ~Copyable {
    enum Event {
        case streamStart, streamEnd, documentStart, documentEnd
        case scalar([UInt8], YAMLNode.Style)
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }

    private let file: String
    // libyaml keeps a pointer to its parser and one to its input: both need an address that stays.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// - Parameters:
    ///   - bytes: valid UTF-8 (`YAMLText`).
    ///   - file: the file's name, for errors.
    init(_ bytes: [UInt8], file: String) throws(YAMLError) {
        self.file = file
        unsafe parser = .allocate(capacity: 1)
        unsafe input = .allocate(capacity: max(1, bytes.count))
        _ = unsafe input.initialize(from: bytes)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            throw YAMLError(
                "there is not enough memory to read this file", at: Place(file: file, line: 1, column: 1))
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// - Returns: the next event and where it begins; after `streamEnd` nothing may be asked for.
    mutating func next() throws(YAMLError) -> (Event, Place) {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        defer { unsafe yaml_event_delete(&event) }
        let place = unsafe place(event.start_mark)
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT: return (.streamStart, place)
        case YAML_STREAM_END_EVENT: return (.streamEnd, place)
        case YAML_DOCUMENT_START_EVENT:
            let start = unsafe event.data.document_start
            guard unsafe start.version_directive == nil, unsafe start.tag_directives.start == nil else {
                throw YAMLError("directives (lines with “%”) are not used here; remove this one", at: place)
            }
            return (.documentStart, place)
        case YAML_DOCUMENT_END_EVENT: return (.documentEnd, place)
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            // A lone “!” before a plain text is not handed over as a tag; it only takes this mark away.
            let untagged = unsafe scalar.style != YAML_PLAIN_SCALAR_STYLE || scalar.plain_implicit == 1
            try unsafe refuse(anchor: scalar.anchor != nil, tag: scalar.tag != nil || !untagged, at: place)
            let bytes = unsafe Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
            return (.scalar(bytes, unsafe style(scalar.style)), place)
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            try unsafe refuse(anchor: start.anchor != nil, tag: start.tag != nil, at: place)
            return (.sequenceStart, place)
        case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, place)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            try unsafe refuse(anchor: start.anchor != nil, tag: start.tag != nil, at: place)
            return (.mappingStart, place)
        case YAML_MAPPING_END_EVENT: return (.mappingEnd, place)
        default:
            throw YAMLError("anchors and aliases (“&” and “*”) are not used here; \(Self.quote)", at: place)
        }
    }

    private static let quote = "if this is a text, put it between quotation marks"

    private func refuse(anchor: Bool, tag: Bool, at place: Place) throws(YAMLError) {
        guard !anchor else {
            throw YAMLError("anchors and aliases (“&” and “*”) are not used here; \(Self.quote)", at: place)
        }
        guard !tag else { throw YAMLError("tags (“!”) are not used here; \(Self.quote)", at: place) }
    }

    private func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private func place(_ mark: yaml_mark_t) -> Place {
        Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    private func problem() -> YAMLError {
        let said = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "it can't be read"
        let hint = Self.hints[said].map { "; \($0)" } ?? ""
        return YAMLError("not valid YAML: \(said)\(hint)", at: unsafe place(parser.pointee.problem_mark))
    }

    /// What most often lies behind libyaml's words.
    private static let hints = [
        "found character that cannot start any token":
            "indent with blanks, not with tabs, and put a text that begins with a sign between quotation marks",
        "mapping values are not allowed in this context":
            "a text with a colon and a blank in it stands between quotation marks, or on lines of its own below “|”",
        "did not find expected key": "check that this line is indented as those above it",
        "could not find expected ':'":
            "check for a missing colon, and that texts of several lines are indented",
        "did not find expected comment or line break":
            "behind “|” the text begins on the next line, indented",
        "did not find expected alphabetic or numeric character": quote,
    ]
}
