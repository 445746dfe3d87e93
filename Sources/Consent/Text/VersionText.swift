import Canonical

/// The text of a version, the one that people read and sign.
///
/// It reads like a document and has a small line grammar, which the manual gives. Column 0 holds reserved words,
/// column 2 phrases whose wording is their type, and what a person wrote stands only behind `id: ` or `title: `, or
/// on lines that begin `    | `. So nothing that anybody types can pass for grammar, for a signature or for the
/// standing terms. A version has one text, and a text has one version: `render` and `parse` are inverse.
package enum VersionText {
    /// The first line.
    package static let header = "troth/agreement/v0"

    // The limits that `parse` holds a text to, and `render` a version.
    package static let mostBytes = 1 << 20
    package static let parties = 2...16
    package static let mostSections = 64
    /// The highest version number. It is for people, and no rule reads it.
    package static let highestNumber: UInt64 = 999_999
    package static let mostItems = 1024
    package static let mostSides = 16
    package static let mostConditions = 16
    package static let mostReferences = 4096
    package static let mostMustHaves = 16

    static let quote = "    | "
}

extension Boundary {
    /// The words of each rung.
    static let rungWords: [(words: String, rung: Grant.Rung)] = [
        ("ask beforehand", .askBeforehand), ("ask first", .askFirst), ("agreed", .agreed),
    ]
    static let hardLimitWords = "hard limit"
    static let notAgreedWords = "not agreed"
}

extension Grant.Rung {
    /// The rung in words, as in `ask first`.
    package var words: String { Boundary.rungWords.first { $0.rung == self }?.words ?? "" }
}
