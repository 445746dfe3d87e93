import Consent
import History
import Terminal
import Vault

/// Sending something to somebody who is blocked: an ending has to be able to reach them, and nothing else by accident.
extension Session {
    /// The most of one's own acts that are listed one by one.
    private static let mostListed = 12

    /// - Parameters:
    ///   - bundle: what would be sent.
    ///   - contact: to whom.
    /// - Returns: whether it is to be written; always, where they are not blocked.
    /// - Throws: `Failure`, where nobody can be asked and `--yes` was not given; `VaultError`.
    func isMeant(_ bundle: Bundle, for contact: Contact) throws -> Bool {
        guard contact.isBlocked else { return true }
        let dialogue: Dialogue?
        do {
            dialogue = console.options.yes ? nil : try console.dialogue(orElse: "--yes")
        } catch {
            throw Failure(
                .usage, "you have blocked \(contact.label), and nobody can be asked here",
                hints: "add --yes to write a file for them all the same")
        }
        console.say("\(contact.label) is blocked. This file would bring them:")
        for line in whatItBrings(bundle) { console.say("  \(line)") }
        guard let dialogue else { return true }
        return try unlocked { try dialogue.yesOrNo("Write it all the same?") }
    }

    private func whatItBrings(_ bundle: Bundle) -> [StyledText] {
        let notes = Set(bundle.records)
        let records = home.archive.records.filter { notes.contains($0.note) }
        let own = records.filter { $0.text.log.author == me }
        let acts = own.filter { if case .delivered = $0.text.body { false } else { true } }
        var lines = acts.prefix(Self.mostListed).map { StyledText(sentence(of: $0)) }
        if acts.count > Self.mostListed { lines.append("and \(acts.count - Self.mostListed) more of yours") }
        if own.count > acts.count {
            lines.append("receipts: that files of theirs or others’ have reached this home, and when")
        }
        if records.count > own.count {
            lines.append("\(records.count - own.count) of others’ records in what you share")
        }
        return lines.isEmpty ? ["nothing new; and still that you are here"] : lines
    }
}
