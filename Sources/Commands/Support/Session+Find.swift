import Reporting
import Canonical
import Consent
import History
import Terminal

/// Finding what an argument names: by label, by an unambiguous beginning of one, or by number.
extension Session {
    /// - Parameter text: a contact's label, or its beginning.
    /// - Throws: `Failure`, where there is none, or several.
    func contact(named text: String) throws -> Contact {
        try Self.find(
            text, among: contacts.contacts.map { ("\($0.label)", $0) }, "contact", "troth contact list")
    }

    /// - Parameters:
    ///   - text: what `--agreement` was given; nil where it was not.
    ///   - isToTake: whether the command takes permission away: then somebody's mere proposal of another agreement does not
    ///     make it ask which one is meant.
    /// - Returns: the thread. Where nothing was named, the only one that nobody has left, or the only one of all.
    /// - Throws: `Failure`, where there is none, or several.
    func agreement(named text: String?, isToTake: Bool = false) throws -> AgreementID {
        let threads = agreements
        if let text {
            if let byID = threads.first(where: { text.utf8.count >= 8 && "\($0.id)".hasPrefix(text) }) {
                return byID.id
            }
            return try Self.find(
                text, among: threads.map { ("\($0.title)", $0.id) }, "agreement", "troth status")
        }
        guard !threads.isEmpty else {
            throw Failure(
                .failed, "there is no agreement or proposal here, so there is nothing to do",
                hints: "troth status")
        }
        // What came although it was not wanted does not make a command ask which agreement is meant.
        let hidden = unheard
        let heard = threads.filter { !hidden.contains($0.id) }
        let shown = heard.isEmpty ? threads : heard
        let live = shown.filter { !ledger.hasEnded($0.id) }
        let signed = live.filter {
            ledger.threads[$0.id]?.versions.contains(where: ledger.isHeldByAll) ?? false
        }
        if isToTake, signed.count == 1 { return signed[0].id }
        if let only = live.count == 1 ? live.first : shown.count == 1 ? shown.first : nil {
            return only.id
        }
        let titles = shown.map { "\($0.title)\(ledger.hasEnded($0.id) ? " (over)" : "")" }
        // Whoever is in a hurry need not learn an option first.
        if let dialogue = try? console.dialogue(orElse: ""), !console.options.json {
            let chosen = try unlocked {
                try dialogue.choice("Which one?", of: titles.map { StyledText($0) })
            }
            return shown[chosen].id
        }
        let numbered = titles.enumerated().map { "\($0.offset + 1) \($0.element)" }
        throw Failure(
            .usage, "there are several agreements: \(numbered.joined(separator: ", "))",
            hints: "say which one with --agreement and its number, or the beginning of its id")
    }

    /// Every thread: those that all have signed first, then the oldest, so that a proposal does not move the others.
    var agreements: [(id: AgreementID, title: String)] {
        let names = self.names
        let hidden = unheard
        return ledger.threads.keys.compactMap {
            id -> (id: AgreementID, title: String, rank: Int, said: Instant)? in
            let versions = self.versions(of: id)
            let invited = ledger.threads[id]?.invitations.map(\.record.said) ?? []
            guard let first = (versions.map(\.said) + invited).min(),
                ledger.threads[id]?.parties?.contains(me) ?? false
            else { return nil }
            let rank =
                hidden.contains(id) ? 2 : versions.contains { ledger.isHeldByAll($0.id) } ? 0 : 1
            return (id, names[id].title, rank, first)
        }
        .sorted { ($0.rank, $0.said, $0.id) < ($1.rank, $1.said, $1.id) }
        .map { ($0.id, $0.title) }
    }

    /// The versions of a thread in the order that people count them in.
    func versions(of agreement: AgreementID) -> [(id: VersionID, version: Version, said: Instant)] {
        ledger.records.values.compactMap { record -> (id: VersionID, version: Version, said: Instant)? in
            guard case .proposal(let id, let version) = record.act, record.agreement == agreement else {
                return nil
            }
            return (id, version, record.said)
        }
        .sorted { ($0.version.number, $0.said, $0.id) < ($1.version.number, $1.said, $1.id) }
        .reduce(into: []) { all, next in if !all.contains(where: { $0.id == next.id }) { all.append(next) } }
    }

    /// - Parameters:
    ///   - text: a version's place in its thread, or the beginning of its id; nil for the newest that is not set aside.
    ///   - agreement: the thread.
    /// - Throws: `Failure`, where there is none.
    func version(
        named text: String?, in agreement: AgreementID
    ) throws -> (number: Int, id: VersionID, version: Version) {
        let all = versions(of: agreement)
        guard !all.isEmpty else { throw Failure(.failed, "there is no version yet") }
        let number = { (index: Int) in Int(all[index].version.number) }
        guard let text else {
            let aside = setAside.versions
            let newest = all.lastIndex { aside[$0.id] == nil } ?? all.count - 1
            return (number(newest), all[newest].id, all[newest].version)
        }
        let matches = all.indices.filter { index in
            "\(all[index].version.number)" == text
                || text.utf8.count >= 8 && all[index].id.description.hasPrefix(text)
        }
        guard let index = matches.first, matches.count == 1 else {
            if matches.count > 1 {
                let ids = matches.map { String(all[$0].id.description.prefix(12)) }.joined(separator: ", ")
                throw Failure(
                    .usage, "several versions are called \(text); their ids begin: \(ids)",
                    hints: "give one of these")
            }
            let known = all.indices.map { "\(number($0))" }.joined(separator: ", ")
            throw Failure(
                .usage, "there is no version \(text); this agreement has: \(known)",
                hints: "troth log")
        }
        return (number(index), all[index].id, all[index].version)
    }

    /// - Parameters:
    ///   - text: a number, a name, or the beginning of one.
    ///   - named: what there is.
    ///   - what: what it is called.
    ///   - lister: the command that lists it.
    /// - Throws: `Failure`, where there is none, or several.
    static func find<Value>(
        _ text: String, among named: [(name: String, value: Value)], _ what: String, _ lister: String
    ) throws -> Value {
        // A number is always the number: nobody's choice of a name can stand in its way.
        if let number = Decimal.parse(text.utf8), number >= 1, number <= UInt64(named.count) {
            return named[Int(number) - 1].value
        }
        let exact = named.filter { Array($0.name.utf8) == Array(text.utf8) }
        if exact.count == 1 { return exact[0].value }
        guard exact.isEmpty else {
            throw Failure(
                .usage, "\(exact.count) of them are called “\(text)”",
                hints: "\(lister) lists them; give the number")
        }
        let beginning = named.filter { $0.name.lowercased().hasPrefix(text.lowercased()) }
        if beginning.count == 1 { return beginning[0].value }
        let names = (beginning.isEmpty ? named : beginning).map(\.name).joined(separator: ", ")
        throw Failure(
            .usage,
            beginning.isEmpty
                ? "there is no \(what) “\(text)”" + (names.isEmpty ? "" : "; there is \(names)")
                : "“\(text)” could be \(names)",
            hints: named.isEmpty && what == "contact" ? "troth contact add FILE" : lister)
    }
}
