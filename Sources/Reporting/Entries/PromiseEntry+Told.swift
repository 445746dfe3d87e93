import Canonical
import History

extension PromiseEntry: ToldEntry {
    package func told(by author: Person, _ names: ThreadNames) -> String {
        let whom = "made a promise to \(names.people.ordered(to).inWords)"
        // What belongs to a repair is read there.
        return repair == nil
            ? "\(whom): “\(words.lines[0])”" : "\(whom) in answer to an account (troth repair)"
    }
}

extension PromiseMarkEntry: ToldEntry {
    /// Whether it counts is for the list of promises to say.
    package func told(by author: Person, _ names: ThreadNames) -> String {
        let promise: String
        switch self.promise {
        case .item(let id): promise = "the promise “\(names.label(of: id))”"
        case .added: promise = "a promise"
        }
        return switch mark {
        case .kept, .missed: "marked \(promise) as \(mark.rawValue)"
        case .ended: "ended \(promise)"
        case .released: "released \(promise)"
        }
    }
}
