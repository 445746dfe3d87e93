import Canonical

/// The items that a person adds by hand, under `extra` in a worksheet.
struct AddedItems {
    /// In order: rows, protections, promises.
    private(set) var items: [Template.Item] = []

    /// - Parameters:
    ///   - rows: the mapping under `rows`; nil where there is none.
    ///   - protections: likewise.
    ///   - promises: likewise.
    ///   - template: the template that the worksheet answers.
    ///   - role: the role of the person who adds them.
    init(
        _ rows: YAMLNode?, _ protections: YAMLNode?, _ promises: YAMLNode?, _ template: Template, _ role: Slug
    ) throws(YAMLError) {
        let reader = ItemReader(roles: template.roles)
        for pair in try rows?.pairs() ?? [] {
            let fields = try Fields<RowAnswerKey>(pair.value)
            let row = Template.Row(
                sides: try reader.sides(try fields.required(.sides)), unit: try fields[.unit]?.line(),
                isRisky: false)
            try add(pair, try fields.required(.label).line(), .row(row))
        }
        for pair in try protections?.pairs() ?? [] {
            let fields = try Fields<ProtectionAnswerKey>(pair.value)
            let protection = Template.Protection(
                for: try reader.whoNotEach(try fields.required(.for)),
                by: try reader.whoNotEach(try fields.required(.by)),
                ask: nil,
                text: nil,
                signal: try fields[.signal]?.word(Template.Signal.self, called: "a kind of signal"),
                isAftercare: false,
                isRequired: false)
            _ = try fields.required(.text)
            try add(pair, try fields.required(.label).line(), .protection(protection))
        }
        for pair in try promises?.pairs() ?? [] {
            let fields = try Fields<PromiseAnswerKey>(pair.value)
            let promise = Template.Promise(
                by: .role(role), to: try reader.whoNotEach(try fields.required(.to)), ask: nil)
            _ = try fields.required(.text)
            try add(pair, try fields.required(.label).line(), .promise(promise))
        }
    }

    private mutating func add(
        _ pair: YAMLNode.Pair, _ label: Line, _ nature: Template.Nature
    ) throws(YAMLError) {
        let id = try Slug.read(pair.key, at: pair.place, called: "an item")
        guard id.isAdded else {
            throw YAMLError(
                "the id of something added by hand begins with “\(Template.addedPrefix)”: "
                    + "“\(Template.addedPrefix)\(id)”", at: pair.place)
        }
        try RefusedWords.check(added: pair, isRow: nature.name == .row)
        guard !items.contains(where: { $0.id == id }) else {
            throw YAMLError("there is something added by hand that is called “\(id)” already", at: pair.place)
        }
        guard items.count < Template.mostItems else {
            throw YAMLError("more than \(Template.mostItems) things added by hand", at: pair.place)
        }
        items.append(Template.Item(id: id, label: label, help: nil, nature: nature))
    }
}

/// What may be said of a row. `label`, `sides` and `unit` belong to one added by hand.
enum RowAnswerKey: String, CaseIterable, DefiningKey {
    case stance, conditions, ends, side, experience, note, label, sides, unit
    case atMost = "at most"
    case mustHave = "must-have"
    case showAs = "show as"
    case otherSides = "other sides"

    static let defining: [Self] = [.label, .sides, .unit]
}

/// What may be said of a protection. `label`, `for`, `by` and `signal` belong to one added by hand.
enum ProtectionAnswerKey: String, CaseIterable, DefiningKey {
    case text, cannot, label, `for`, by, signal
    case mustHave = "must-have"

    static let defining: [Self] = [.label, .for, .by, .signal]
}

/// What may be said of a promise. `label` and `to` belong to one added by hand.
enum PromiseAnswerKey: String, CaseIterable, DefiningKey {
    case text, label, to

    static let defining: [Self] = [.label, .to]
}

/// The keys of an answer, of which some say what the item itself is.
protocol DefiningKey: RawRepresentable<String>, CaseIterable, Sendable {
    /// Those that an item of the template has already.
    static var defining: [Self] { get }
}
