package import Canonical
package import Consent
import Sodium

/// What somebody shares of their answers before there is any text, and nothing else of them.
package struct AnswerEntry: Entry {
    package static let kind = "answer"
    package static let place = EntryPlace.thread

    /// Random bytes, so that nobody can guess the answers from their seal.
    package let salt: Bytes32
    /// The author's own lines and words, as they may stand in a text. Its other lines are `not agreed`.
    package let source: VersionSource
    /// The items that they have not answered, so that this is not taken for a no.
    package let notAnswered: Set<Slug>
    /// How well they know how to do what is risky, by item, in a word.
    package let experience: [Slug: Slug]
    /// What they chose to say of how much they want a thing, by item, in a word.
    package let liking: [Slug: Slug]

    /// The protections that they say they cannot provide.
    package let cannotProvide: Set<Slug>

    /// - Parameters: as the properties say.
    package init(
        salt: Bytes32, source: VersionSource, notAnswered: Set<Slug> = [], experience: [Slug: Slug] = [:],
        liking: [Slug: Slug] = [:], cannotProvide: Set<Slug> = []
    ) {
        self.salt = salt
        self.source = source
        self.notAnswered = notAnswered
        self.experience = experience
        self.liking = liking
        self.cannotProvide = cannotProvide
    }

    /// What binds their author before anybody can read them: SHA-256 over a tag and their text.
    package var seal: Bytes32 {
        var writer = TextWriter()
        writer.line("troth/answer/v0")
        write(to: &writer)
        return SHA256.hash(writer.bytes)
    }

    package init(from reader: inout LineReader) throws {
        salt = try reader.bytes32("salt")
        notAnswered = Set(try reader.slugs("not answered").map(\.0))
        experience = Dictionary(try reader.slugs("experience").map(Self.pair), uniquingKeysWith: { $1 })
        liking = Dictionary(try reader.slugs("liking").map(Self.pair), uniquingKeysWith: { $1 })
        cannotProvide = Set(try reader.slugs("cannot provide").map(\.0))
        try reader.expect("")
        source = try VersionSource(parsing: reader.takeRest())
    }

    package func write(to writer: inout TextWriter) {
        writer.line("salt \(salt)")
        for item in notAnswered.sorted() { writer.line("not answered \(item)") }
        for (item, word) in experience.sorted(by: { $0.key < $1.key }) {
            writer.line("experience \(item) \(word)")
        }
        for (item, word) in liking.sorted(by: { $0.key < $1.key }) { writer.line("liking \(item) \(word)") }
        for item in cannotProvide.sorted() { writer.line("cannot provide \(item)") }
        writer.line("")
        writer.raw(source.bytes)
    }

    private static func pair(_ slugs: (Slug, Slug?)) throws -> (Slug, Slug) {
        guard let word = slugs.1 else { throw FormatError("expected an item and a word") }
        return (slugs.0, word)
    }
}

extension LineReader {
    /// Reads lines of `phrase`, an item and, where there is one, a word.
    fileprivate mutating func slugs(_ phrase: String) throws -> [(Slug, Slug?)] {
        var found: [(Slug, Slug?)] = []
        while let rest = take(prefix: "\(phrase) ") {
            let parts = rest.split(separator: 0x20, omittingEmptySubsequences: false)
            guard found.count < VersionText.mostItems, parts.count <= 2 else {
                throw errorBefore("expected an item and a word")
            }
            found.append((try slug(in: parts[0]), try parts.dropFirst().first.map { try slug(in: $0) }))
        }
        return found
    }
}

/// Somebody has answered, and is bound to it; nobody can read it yet.
package struct SealedAnswerEntry: Entry {
    package static let kind = "sealed-answer"
    package static let place = EntryPlace.thread
    /// `AnswerEntry.seal`.
    package let seal: Bytes32

    /// - Parameter seal: the seal of the answers.
    package init(_ seal: Bytes32) { self.seal = seal }

    package init(from reader: inout LineReader) throws { seal = try reader.bytes32("seal") }

    package func write(to writer: inout TextWriter) { writer.line("seal \(seal)") }
}

/// The owner's own answers, kept until they may be read.
package struct KeptAnswerEntry: Entry {
    package static let kind = "kept-answer"
    package static let place = EntryPlace.own
    /// The worksheet that they were taken from.
    package let worksheet: Line
    package let answer: AnswerEntry

    /// - Parameters:
    ///   - worksheet: the worksheet that they were taken from.
    ///   - answer: the answers.
    package init(worksheet: Line, answer: AnswerEntry) {
        self.worksheet = worksheet
        self.answer = answer
    }

    package init(from reader: inout LineReader) throws {
        worksheet = try reader.line(behind: "worksheet: ")
        answer = try AnswerEntry(from: &reader)
    }

    package func write(to writer: inout TextWriter) {
        writer.line("worksheet: \(worksheet)")
        answer.write(to: &writer)
    }
}
