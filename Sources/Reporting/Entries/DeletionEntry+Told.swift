import Canonical
import History

extension DeletionRequestEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        let more = words.map { ", and more: “\($0.lines.map(\.description).joined(separator: " "))”" } ?? ""
        return "asked the others to delete what they have of “\(names.title)”\(more) (troth forget)"
    }
}

extension DeletionReceiptEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        let more = words.map { ": “\($0.lines.map(\.description).joined(separator: " "))”" } ?? ""
        return "said that \(author.isYou ? "you delete" : "they delete") it\(more); nobody can check that"
    }
}
