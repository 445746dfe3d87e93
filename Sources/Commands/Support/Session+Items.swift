import Canonical
import Consent
import Templating

extension Session {
    /// Finds an item of a thread by its id or label, or by the beginning of one.
    ///
    /// - Parameters:
    ///   - text: what an argument names.
    ///   - agreement: the thread.
    ///   - fits: which items are meant.
    ///   - misfit: why an item that was found is none of those.
    /// - Throws: `Failure`, where there is none, or several; `misfit`.
    func item(
        named text: String, in agreement: AgreementID, where fits: (Item) -> Bool, orElse misfit: any Error
    ) throws -> Slug {
        // The newest text's words come first: an item has one label in all of them.
        let all = versions(of: agreement).reversed().flatMap(\.version.items)
        let found = Self.items(text, among: all)
        let fitting = Self.distinct(found.filter(fits))
        if fitting.count == 1 { return fitting[0].id }
        guard fitting.isEmpty else {
            let names = fitting.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
            throw Failure(.usage, "“\(text)” could be \(names)", hints: "give the whole id")
        }
        guard found.isEmpty else { throw misfit }
        let names = Self.distinct(all.filter(fits)).flatMap { ["\($0.id)", "\($0.label)"] }
        let hint = Suggestion.hint(for: Array(text.utf8), among: names)
        throw Failure(
            .usage, "there is no item “\(text)” in this agreement\(hint)", hints: "troth show lists them")
    }

    /// - Parameters:
    ///   - text: what an argument names.
    ///   - agreement: the thread.
    /// - Returns: the row that is meant.
    /// - Throws: `Failure`, where there is none, or several, or it is no row.
    func row(named text: String, in agreement: AgreementID) throws -> Slug {
        try item(
            named: text, in: agreement, where: { if case .row = $0 { true } else { false } },
            orElse: Failure(
                .usage, "“\(text)” is no row: it has no boundary that could move",
                hints:
                    "what protects people, promises and facts: troth show, and troth diff for how they changed"
            ))
    }

    /// - Parameters:
    ///   - text: what an argument names.
    ///   - all: items, of an agreement or a template.
    /// - Returns: those with that id; else with that label; else that begin so.
    static func items<Named: NamedItem>(_ text: String, among all: [Named]) -> [Named] {
        let bytes = Array(text.utf8)
        let named = all.filter { Array("\($0.id)".utf8) == bytes }
        guard named.isEmpty else { return named }
        let exact = all.filter { $0.label.bytes == bytes }
        guard exact.isEmpty else { return exact }
        let beginning = text.lowercased()
        return all.filter {
            "\($0.id)".hasPrefix(beginning) || "\($0.label)".lowercased().hasPrefix(beginning)
        }
    }

    private static func distinct(_ items: [Item]) -> [Item] {
        var seen: Set<Slug> = []
        return items.filter { seen.insert($0.id).inserted }
    }
}

/// Something with an id for files and a label for people.
protocol NamedItem {
    var id: Slug { get }
    var label: Line { get }
}

extension Item: NamedItem {}
extension Template.Item: NamedItem {}
