/// A version, as it is spoken of.
package struct VersionMention: Hashable, Encodable, Sendable {
    /// Its id, 64 hexadecimal digits.
    package let id: String
    /// Its number in the thread; nil where this home does not have its text.
    package let number: UInt64?
    /// As in `version 2`, with the beginning of its id where another has the same number.
    package let name: String
}

/// A thread, as it is spoken of.
package struct AgreementMention: Hashable, Encodable, Sendable {
    /// Its id, 64 hexadecimal digits.
    package let id: String
    /// Its title in what stands; in a proposal, where nothing stands.
    package let title: String
}

/// A row, as it is spoken of.
package struct RowMention: Hashable, Encodable, Sendable {
    /// One side of an act and who takes it.
    package struct Side: Hashable, Encodable, Sendable {
        /// In words, as in `holds`.
        package let side: String
        package let person: Person
    }

    /// What is done, by its name in the text.
    package let item: String
    /// What the act is called.
    package let label: String
    package let sides: [Side]
    /// What a maximum counts.
    package let unit: String?
    /// The label, with the sides behind it where the thread has the item in several rows.
    package let name: String

    /// As in `Cooper holds, Rex wears`. Everybody by name, so that a verb fits its doer.
    package var sidesInWords: String {
        sides.map { "\($0.person.name) \($0.side)" }.joined(separator: ", ")
    }
}
