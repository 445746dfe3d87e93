package import Consent

/// Somebody, as one thread names them.
package struct Person: Hashable, Encodable, Sendable {
    /// The key they sign with, 64 hexadecimal digits.
    package let key: String
    /// The name of their choice, with their role behind it where another is called the same.
    package let name: String
    /// Whether this is whom the view is for.
    package let isYou: Bool

    /// At the beginning of a sentence or in it: `you`, or the name.
    package var subject: String { isYou ? "you" : name }
    /// All that they do with others: `everything that Rex takes part in`.
    var wholePart: String { "everything that \(isYou ? "you take" : "\(name) takes") part in" }
    /// As in `your home`.
    package var possessive: String { isYou ? "your" : "\(name)’s" }
    /// Where a list calls everybody by name: `Cooper (you)`.
    package var inList: String { isYou ? "\(name) (you)" : name }
}

/// The people of one thread, and how they are called.
package struct People: Sendable {
    /// Everybody, in the order of the agreement's text.
    package let everyone: [Person]
    private let byID: [PartyID: Person]
    private let order: [PartyID: Int]
    private let addressed: PartyID?

    /// - Parameters:
    ///   - parties: the people as a version names them.
    ///   - addressed: who is called “you”; nil where everybody goes by their name.
    package init(_ parties: [Party], addressing addressed: PartyID?) {
        let names = Dictionary(grouping: parties, by: \.name)
        everyone = parties.map { party in
            let isAlone = names[party.name]?.count == 1 && !Self.isOurWord("\(party.name)")
            return Person(
                key: party.id.description, name: isAlone ? "\(party.name)" : "\(party.name) (\(party.seat))",
                isYou: party.id == addressed)
        }
        byID = Dictionary(zip(parties.map(\.id), everyone), uniquingKeysWith: { first, _ in first })
        order = Dictionary(
            zip(parties.map(\.id), parties.indices), uniquingKeysWith: { first, _ in first })
        self.addressed = addressed
    }

    /// Nobody is called what the program's own words call the reader, everybody or nobody.
    private static func isOurWord(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["you", "your", "everyone", "nobody", "somebody", "outcome"].contains(name)
            || name.contains("(you)")
    }

    /// - Parameter id: somebody's key.
    /// - Returns: how they are called; by the beginning of their key, where no version names them.
    package subscript(_ id: PartyID) -> Person {
        byID[id]
            ?? Person(key: id.description, name: "somebody unknown (\(id.short))", isYou: id == addressed)
    }

    /// - Parameter ids: some of the people.
    /// - Returns: them, in the order of the agreement's text.
    package func ordered(_ ids: some Sequence<PartyID>) -> [Person] { sorted(ids).map { self[$0] } }

    /// - Parameter ids: some of the people.
    /// - Returns: their ids, in the order of the agreement's text.
    package func sorted(_ ids: some Sequence<PartyID>) -> [PartyID] {
        ids.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    }
}

extension Identifier {
    /// Its first digits: enough to tell things apart that one person looks at.
    package var short: String { String(description.prefix(8)) }
}

extension [Person] {
    /// As in `Cooper, Rex and you`; `nobody` where there are none.
    package var inWords: String { map(\.subject).inWords(or: "nobody") }
}

extension [String] {
    /// As in `a, b and c`.
    func inWords(or none: String) -> String {
        guard let last else { return none }
        return count == 1 ? last : "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}
