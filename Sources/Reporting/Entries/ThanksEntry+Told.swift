import History

extension ThanksEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        let whom = "thanked \(names.people.ordered(to).inWords)"
        return switch about {
        case .item(let id): "\(whom) for “\(names.label(of: id))” (troth thank list)"
        case .added: "\(whom) for a promise (troth thank list)"
        case nil: "\(whom) (troth thank list)"
        }
    }
}
