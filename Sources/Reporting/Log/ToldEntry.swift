package import Consent
package import History

/// An entry that can be told in a sentence. Each kind says how in a file of its own.
package protocol ToldEntry: Entry {
    /// - Parameters:
    ///   - author: who wrote it.
    ///   - names: how what belongs to its thread is called.
    /// - Returns: what follows the author's name in a sentence, without a full stop: `thanked Rex`.
    func told(by author: Person, _ names: ThreadNames) -> String
}

extension Happening {
    /// - Parameters:
    ///   - record: a record of a thread.
    ///   - entry: what it says, where it is an entry that is known.
    ///   - names: how everything is called.
    package init(_ record: Record, _ entry: (any Entry)?, _ names: Names) {
        let thread = names[record.agreement]
        if let entry = entry as? any ToldEntry, case .entry(let kind) = record.act {
            self = .wrote(kind: kind, words: entry.told(by: thread.people[record.author], thread))
        } else {
            self.init(record.act, by: record.author, names, in: record.agreement)
        }
    }
}
