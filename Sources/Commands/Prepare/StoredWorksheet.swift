import Canonical
import Consent
import History
import Reporting
import Sodium
import Templating
import Vault

/// A worksheet of the private log, read with its template.
struct StoredWorksheet {
    let name: Line
    /// Where the template is found.
    let place: Line
    let template: Template
    var worksheet: Worksheet

    /// - Parameters:
    ///   - name: what its owner calls it.
    ///   - place: where the template is found.
    ///   - template: the template.
    ///   - worksheet: the answers.
    init(name: Line, place: Line, template: Template, worksheet: Worksheet) {
        self.name = name
        self.place = place
        self.template = template
        self.worksheet = worksheet
    }

    /// - Parameters:
    ///   - entry: a worksheet as it stood.
    ///   - session: the home that it stands in.
    /// - Throws: `Failure`, where the template is gone, or has changed so that the answers fit it no more.
    init(_ entry: WorksheetEntry, in session: Session) throws {
        let template = try session.template(at: entry.template)
        do {
            let worksheet = try Worksheet.parse(
                entry.answers, file: "\(entry.name)", template: template)
            self.init(name: entry.name, place: entry.template, template: template, worksheet: worksheet)
        } catch {
            throw Failure(
                .failed, "the template has changed since “\(entry.name)” was answered: \(error.reason)",
                hints:
                    "the answers are kept: troth worksheet export --as-kept '\(entry.name)' -o FILE, then mend the file, and troth worksheet import it"
            )
        }
    }

    /// The items that its owner has something to say about, with their sections, in the template's order; what they added
    /// by hand comes last.
    var items: [(section: Template.Section, item: Template.Item)] {
        items { $0.concerns(worksheet.role) || worksheet.rows[$0.id] != nil }
    }

    /// - Parameter isMeant: which items are meant.
    /// - Returns: them, with their sections.
    func items(where isMeant: (Template.Item) -> Bool) -> [(section: Template.Section, item: Template.Item)] {
        (template.sections + [worksheet.addedSection].compactMap(\.self)).flatMap { section in
            section.items.filter(isMeant).map { (section, $0) }
        }
    }

    /// - Parameter item: an item.
    /// - Returns: whether it has been answered.
    func isAnswered(_ item: Template.Item) -> Bool {
        switch item.nature {
        case .row: worksheet.answers(to: item.id).contains { $0.stance != .unset }
        case .protection: worksheet.protections[item.id] != nil
        case .promise: worksheet.promises[item.id] != nil
        case .fact: worksheet.facts[item.id] != nil
        }
    }

    /// - Parameters:
    ///   - item: an item.
    ///   - side: one of its sides; nil where that is not told apart.
    /// - Returns: whether it has been answered for that side.
    func isAnswered(_ item: Template.Item, for side: Slug?) -> Bool {
        guard let side else { return isAnswered(item) }
        return worksheet.answer(to: item.id, for: side).map { $0.stance != .unset } ?? false
    }

    /// How many items there are, and how many of them are answered.
    var count: (answered: Int, all: Int) {
        let items = items
        return (items.count { isAnswered($0.item) }, items.count)
    }

    /// What is kept of it.
    var entry: WorksheetEntry {
        WorksheetEntry(
            name: name, template: place, hash: SHA256.hash(template.source),
            answers: Array(worksheet.yaml.utf8))
    }
}

extension Session {
    /// The owner's worksheets as they stand now.
    var worksheets: WorksheetBook { WorksheetBook(home.archive) }

    /// - Parameter text: a worksheet's name, or its beginning, or its number; nil for the only one.
    /// - Throws: `Failure`, where there is none, or several.
    func worksheet(named text: String?) throws -> StoredWorksheet {
        try StoredWorksheet(keptWorksheet(named: text), in: self)
    }

    /// - Parameter text: as for `worksheet(named:)`.
    /// - Returns: what is kept, which no template is needed for.
    func keptWorksheet(named text: String?) throws -> WorksheetEntry {
        let all = worksheets.worksheets.compactMap { one in one.states.last.map { ("\(one.name)", $0.entry) }
        }
        guard let text else {
            if all.count == 1 { return all[0].1 }
            throw Failure(
                .usage,
                all.isEmpty
                    ? "there is no worksheet yet"
                    : "there are several worksheets: \(all.map(\.0).joined(separator: ", "))",
                hints: all.isEmpty ? "troth worksheet new --template ID --as ROLE" : "say which one")
        }
        return try Self.find(text, among: all, "worksheet", "troth worksheet list")
    }

    /// - Parameter name: a worksheet's whole name.
    /// - Returns: what is kept of it now; nil where there is none.
    func kept(_ name: Line) -> WorksheetEntry? {
        worksheets.worksheets.first { $0.name == name }?.states.last?.entry
    }

    /// - Parameter place: where a worksheet's template is found: what `Templates.find` takes, or the invitation that it
    ///   came with.
    /// - Throws: `Failure`, where there is none; `YAMLError`.
    func template(at place: Line) throws -> Template {
        guard place.bytes.starts(with: Preparation.place.utf8),
            let id = Bytes32(hex: place.bytes.dropFirst(Preparation.place.utf8.count))
        else { return try Templates.find("\(place)") }
        guard let preparation = Preparation(AgreementID(id), in: home.archive) else {
            throw Failure(.failed, "the invitation that this worksheet answers is not in this home")
        }
        return try preparation.template
    }

    /// Writes a worksheet down, where it says something else than before.
    ///
    /// - Returns: whether anything was written.
    /// - Throws: `Failure`, where the answers do not fit the template; `VaultError`.
    @discardableResult
    func keep(_ stored: StoredWorksheet) throws -> Bool {
        let entry = stored.entry
        // What was set by hand is held to the same rules as what was read from a file.
        do { _ = try Worksheet.parse(entry.answers, file: "worksheet", template: stored.template) } catch {
            throw Failure(.failed, error.reason)
        }
        guard kept(stored.name) != entry else { return false }
        try write([.worksheet(entry)], to: .private)
        return true
    }
}

extension Session {
    /// - Parameter entry: a worksheet as it stands.
    /// - Returns: what it answers, in words.
    func placeInWords(_ entry: WorksheetEntry) -> String {
        guard entry.template.bytes.starts(with: Preparation.place.utf8),
            let id = Bytes32(hex: entry.template.bytes.dropFirst(Preparation.place.utf8.count))
        else { return "\(entry.template)" }
        return "the invitation “\(names[AgreementID(id)].title)”"
    }
}
