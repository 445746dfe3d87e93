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
    /// The sides that they have not answered, so that this is not taken for a no.
    package let notAnswered: Set<ItemSide>
    /// How well they know how to do what is risky, in a word.
    package let experience: [ItemSide: Slug]
    /// What they chose to say of how much they want a thing, in a word.
    package let liking: [ItemSide: Slug]
    /// The protections that they say they cannot provide.
    package let cannotProvide: Set<Slug>
    /// The items that stand in the template's words, since they chose none.
    package let unchosen: Set<Slug>

    /// One side of a row of the template.
    package struct ItemSide: Hashable, Comparable, Sendable {
        package let item: Slug
        package let side: Slug

        /// - Parameters:
        ///   - item: the row's item.
        ///   - side: one of its sides.
        package init(_ item: Slug, _ side: Slug) { (self.item, self.side) = (item, side) }

        package static func < (a: Self, b: Self) -> Bool { (a.item, a.side) < (b.item, b.side) }
    }

    /// - Parameters: as the properties say.
    package init(
        salt: Bytes32, source: VersionSource, notAnswered: Set<ItemSide> = [],
        experience: [ItemSide: Slug] = [:], liking: [ItemSide: Slug] = [:], cannotProvide: Set<Slug> = [],
        unchosen: Set<Slug> = []
    ) {
        self.salt = salt
        self.source = source
        self.notAnswered = notAnswered
        self.experience = experience
        self.liking = liking
        self.cannotProvide = cannotProvide
        self.unchosen = unchosen
    }

    /// What binds their author before anybody can read them.
    ///
    /// - Parameter author: whose answers these are: nobody can pass off another's seal as their own.
    /// - Returns: SHA-256 over a tag, their key, and the lines of the answers.
    package func seal(by author: PartyID) -> Bytes32 {
        var writer = TextWriter()
        writer.line("troth/answer/v0")
        writer.line("key \(author)")
        write(to: &writer)
        return SHA256.hash(writer.bytes)
    }

    package init(from reader: inout LineReader) throws {
        salt = try reader.bytes32("salt")
        notAnswered = Set(try reader.slugs("not answered", count: 2).map { ItemSide($0[0], $0[1]) })
        experience = try reader.words("experience")
        liking = try reader.words("liking")
        cannotProvide = Set(try reader.slugs("cannot provide", count: 1).map { $0[0] })
        unchosen = Set(try reader.slugs("in template words", count: 1).map { $0[0] })
        try reader.expect("")
        source = try VersionSource(parsing: reader.takeRest())
    }

    package func write(to writer: inout TextWriter) {
        writer.line("salt \(salt)")
        for one in notAnswered.sorted() { writer.line("not answered \(one.item) \(one.side)") }
        for (phrase, words) in [("experience", experience), ("liking", liking)] {
            for (one, word) in words.sorted(by: { $0.key < $1.key }) {
                writer.line("\(phrase) \(one.item) \(one.side) \(word)")
            }
        }
        for item in cannotProvide.sorted() { writer.line("cannot provide \(item)") }
        for item in unchosen.sorted() { writer.line("in template words \(item)") }
        writer.line("")
        writer.raw(source.bytes)
    }
}

extension LineReader {
    /// Reads lines of `phrase` and some names.
    fileprivate mutating func slugs(_ phrase: String, count: Int) throws -> [[Slug]] {
        var found: [[Slug]] = []
        while let rest = take(prefix: "\(phrase) ") {
            let parts = rest.split(separator: 0x20, omittingEmptySubsequences: false)
            guard found.count < VersionText.mostItems, parts.count == count else {
                throw errorBefore("expected \(count) names behind “\(phrase)”")
            }
            found.append(try parts.map { try slug(in: $0) })
        }
        return found
    }

    /// Reads lines of `phrase`, an item, a side and a word.
    fileprivate mutating func words(_ phrase: String) throws -> [AnswerEntry.ItemSide: Slug] {
        let lines = try slugs(phrase, count: 3)
        return Dictionary(lines.map { (AnswerEntry.ItemSide($0[0], $0[1]), $0[2]) }, uniquingKeysWith: { $1 })
    }
}

/// Somebody has answered, and is bound to it; nobody can read it yet.
package struct SealedAnswerEntry: Entry {
    package static let kind = "sealed-answer"
    package static let place = EntryPlace.thread
    /// `AnswerEntry.seal(by:)` of its author.
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
