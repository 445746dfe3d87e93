package import Canonical

/// What somebody wrote on a health slip, in their own words: at least one topic, none of them needed.
package struct HealthAnswers: Equatable, Sendable {
    /// The most bytes that all of it may have, written as YAML.
    package static let longest = 48 << 10

    private let words: [HealthTopic: Prose]

    /// - Parameter words: the words for each topic that was answered.
    /// - Throws: `FormatError`, where there are none, or they would have more than `longest` bytes.
    package init(_ words: [HealthTopic: Prose]) throws {
        self.words = words
        guard !words.isEmpty else { throw FormatError("every answer is empty") }
        let count = yaml.utf8.count
        guard count <= Self.longest else {
            throw FormatError("the answers have \(count) bytes; at most \(Self.longest) go on a slip")
        }
    }

    /// The words for a topic; nil where it was left empty.
    package subscript(topic: HealthTopic) -> Prose? { words[topic] }

    /// The topics that were answered, in their order.
    package var answered: [HealthTopic] { HealthTopic.allCases.filter { words[$0] != nil } }

    /// The topics that were left empty, in their order.
    package var leftEmpty: [HealthTopic] { HealthTopic.allCases.filter { words[$0] == nil } }

    /// The answers alone, as YAML that `parse` reads as the same answers.
    package var yaml: String {
        var yaml = CommentedYAML()
        for topic in answered { yaml.block(topic.rawValue, words[topic], indent: 0) }
        return yaml.text
    }

    /// The answers among their questions, as YAML for an editor.
    package var form: String {
        var yaml = CommentedYAML()
        yaml.comment("Your own words stand below each name, indented. Empty is fine, everywhere.")
        for topic in HealthTopic.allCases {
            yaml.line()
            yaml.comment("\(topic.label): \(topic.question)")
            yaml.block(topic.rawValue, words[topic], indent: 0)
        }
        return yaml.text
    }

    /// - Parameters:
    ///   - bytes: YAML: the name of a topic and words for it, each at most once.
    ///   - file: the file's name, for errors.
    /// - Throws: `YAMLError` at the first thing that is wrong, with its line and column; where every answer is empty.
    package static func parse(_ bytes: [UInt8], file: String) throws(YAMLError) -> HealthAnswers {
        let node = try YAML.parse(bytes, file: file)
        let fields = try Fields<HealthTopic>(node)
        return try read(at: node.place) { topic throws(YAMLError) in try fields[topic]?.prose() }
    }

    /// - Parameters:
    ///   - place: where the answers begin, for errors.
    ///   - words: reads the words for a topic; nil where there are none.
    static func read(
        at place: Place, _ words: (HealthTopic) throws(YAMLError) -> Prose?
    ) throws(YAMLError) -> HealthAnswers {
        var found: [HealthTopic: Prose] = [:]
        for topic in HealthTopic.allCases { found[topic] = try words(topic) }
        do { return try HealthAnswers(found) } catch { throw YAMLError("\(error)", at: place) }
    }
}
