import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

/// What people write into an agreement that moves nothing.
extension Session {
    /// - Parameters:
    ///   - given: what the argument gave.
    ///   - question: what to ask where there was no argument.
    /// - Returns: somebody's words.
    /// - Throws: `Failure`, where nobody can be asked; `TerminalError`.
    func words(_ given: Prose?, asking question: StyledText) throws -> Prose {
        if let given { return given }
        let dialogue = try console.dialogue(orElse: "@FILE")
        return try unlocked {
            while true {
                do { return try Prose(lenient: dialogue.line(question)) } catch let error as FormatError {
                    dialogue.say("please type it again: \(error.reason)")
                }
            }
        }
    }

    /// The same for a text of several lines.
    ///
    /// - Parameters:
    ///   - given: what an option gave.
    ///   - question: what to ask where there was none.
    ///   - option: the option that answers.
    /// - Returns: somebody's words; nil where they typed none. They are typed on a screen that is wiped afterwards, where
    ///   the terminal has one.
    /// - Throws: `Failure`, where nobody can be asked; `TerminalError`.
    func lines(_ given: Prose?, asking question: StyledText, orElse option: String) throws -> Prose? {
        if let given { return given }
        let dialogue = try console.dialogue(orElse: option)
        return try unlocked {
            try dialogue.aside {
                dialogue.say(question + StyledText(" Line by line; an empty line ends it.", .muted))
                return try Self.lines(dialogue)
            }
        }
    }

    private static func lines(_ dialogue: Dialogue) throws -> Prose? {
        var lines: [Line] = []
        while true {
            do {
                let text = try dialogue.line("|")
                if text.isEmpty { return lines.isEmpty ? nil : try Prose(lines) }
                let line = try Line(text.utf8)
                _ = try Prose(lines + [line])
                lines.append(line)
            } catch let error as FormatError {
                dialogue.say("please type that line again: \(error.reason)")
            } catch TerminalError.tooLong {
                dialogue.say("that line is too long for a terminal: please type it again, in shorter ones")
            }
        }
    }

    /// - Parameters:
    ///   - text: what `--to` was given; nil for all the others.
    ///   - agreement: the thread.
    /// - Returns: who of the thread is meant.
    /// - Throws: `Failure`, where there is nobody of that name in it, or several.
    func people(named text: [String], in agreement: AgreementID) throws -> Set<PartyID> {
        let others = (ledger.threads[agreement]?.parties ?? []).subtracting([me]).sorted()
        guard !text.isEmpty else { return Set(others) }
        let named = others.map { (name: name($0), value: $0) }
        return Set(try text.map { try Self.find($0, among: named, "other person here", "troth status") })
    }

    /// Writes an entry into a thread.
    ///
    /// - Parameters:
    ///   - entry: what to write.
    ///   - agreement: the thread.
    /// - Throws: `Failure`, `VaultError`.
    func share(_ entry: some Entry, in agreement: AgreementID) throws {
        try write([.entry(AnyEntry(entry))], to: .agreement(agreement))
    }

    /// - Parameter agreement: a thread.
    /// - Throws: `Refusal`, where somebody has left it: what is new begins elsewhere.
    func checkNotOver(_ agreement: AgreementID) throws {
        guard ledger.hasEnded(agreement) else { return }
        throw Refusal(.ended, "“\(names[agreement].title)” is over, so nothing new is begun in it")
    }

    /// - Parameters:
    ///   - text: a number, or the beginning of a record's id.
    ///   - records: in the order in which they are counted.
    ///   - what: what they are.
    ///   - lister: the command that lists them.
    /// - Returns: which one is meant.
    /// - Throws: `Failure`, where there is none.
    static func place(_ text: String, among records: [String], _ what: String, _ lister: String) throws -> Int
    {
        if let number = Decimal.parse(text.utf8), number >= 1, number <= UInt64(records.count) {
            return Int(number) - 1
        }
        let found = records.indices.filter { text.utf8.count >= 8 && records[$0].hasPrefix(text) }
        guard let place = found.first, found.count == 1 else {
            throw Failure(
                .usage, "there is no \(what) “\(text)” here", hints: "\(lister) shows their numbers")
        }
        return place
    }

    /// - Parameter posted: what people wrote.
    /// - Returns: what of it the owner does not see without asking for it: what they have hidden, and what is from
    ///   somebody whom they have blocked.
    func hidden<Kind>(among posted: [Posted<Kind>]) -> Set<RecordID> {
        let blocked = contacts.blocked
        return home.archive.hidden.union(posted.filter { blocked.contains($0.author) }.map(\.id))
    }

    /// Hides a record from the owner's views, or shows it there again.
    ///
    /// - Returns: whether that changes anything.
    /// - Throws: `Failure`, `VaultError`.
    func hide(_ record: RecordID, in agreement: AgreementID, isShownAgain: Bool) throws -> Bool {
        guard home.archive.hidden.contains(record) == isShownAgain else { return false }
        let entry = HiddenEntry(record, in: agreement, isShownAgain: isShownAgain)
        try write([.entry(AnyEntry(entry))], to: .private)
        return true
    }
}

/// What somebody wrote into an agreement that moves nothing, for machines.
struct SharedJSON: Encodable {
    /// As in `troth/thank/v0`.
    let schema: String
    let agreement: AgreementMention
    let isChanged: Bool
    /// What lists call it by.
    var number: Int?

    /// - Parameters:
    ///   - command: the command's name.
    ///   - names: how what belongs to the thread is called.
    ///   - isChanged: whether anything was written.
    ///   - number: what lists call it by.
    init(_ command: String, _ names: ThreadNames, isChanged: Bool = true, number: Int? = nil) {
        schema = "troth/\(command)/v0"
        (agreement, self.isChanged, self.number) = (names.agreement, isChanged, number)
    }
}
