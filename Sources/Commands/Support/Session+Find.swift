import Canonical
import Consent
import History

/// Finding what an argument names: by label, by an unambiguous beginning of one, or by number.
extension Session {
    /// - Parameter text: a contact's label, or its beginning.
    /// - Throws: `Failure`, where there is none, or several.
    func contact(named text: String) throws -> Contact {
        try Self.find(
            text, among: contacts.contacts.map { ("\($0.label)", $0) }, "contact", "troth contact list")
    }

    /// - Parameter text: what `--agreement` was given; nil where it was not.
    /// - Returns: the thread: the only one, where nothing was named.
    /// - Throws: `Failure`, where there is none, or several.
    func agreement(named text: String?) throws -> AgreementID {
        let threads = agreements
        guard let text else {
            guard let only = threads.first else {
                throw Failure(
                    .failed, "there is no agreement or proposal yet",
                    hints: "troth propose --with NAME --template ID --as ROLE --answers FILE")
            }
            guard threads.count == 1 else {
                let names = threads.enumerated().map { "\($0.offset + 1) \($0.element.title)" }
                throw Failure(
                    .usage, "there are several agreements: \(names.joined(separator: ", "))",
                    hints: "say which one with --agreement NAME, or its number")
            }
            return only.id
        }
        return try Self.find(
            text, among: threads.map { ("\($0.title)", $0.id) }, "agreement", "troth status")
    }

    /// Every thread, the oldest first, by the title of its newest version.
    var agreements: [(id: AgreementID, title: Line)] {
        ledger.threads.compactMap { id, _ -> (id: AgreementID, title: Line, said: Instant)? in
            let versions = self.versions(of: id)
            guard let first = versions.first, let last = versions.last, last.version.partyIDs.contains(me)
            else { return nil }
            return (id, last.version.title, first.said)
        }
        .sorted { ($0.said, $0.id) < ($1.said, $1.id) }
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
    ///   - text: a version's place in its thread, or the beginning of its id; nil for the newest.
    ///   - agreement: the thread.
    /// - Throws: `Failure`, where there is none.
    func version(
        named text: String?, in agreement: AgreementID
    ) throws -> (number: Int, id: VersionID, version: Version) {
        let all = versions(of: agreement)
        guard let last = all.last else { throw Failure(.failed, "there is no version yet") }
        guard let text else { return (all.count, last.id, last.version) }
        let number = Decimal.parse(text.utf8).flatMap { Int(exactly: $0) }
        if let number, (1...all.count).contains(number) {
            return (number, all[number - 1].id, all[number - 1].version)
        }
        let matches = all.indices.filter { text.utf8.count >= 8 && all[$0].id.description.hasPrefix(text) }
        guard let index = matches.first, matches.count == 1 else {
            throw Failure(
                .usage, "there is no version \(text); this agreement has the versions 1 to \(all.count)",
                hints: "troth log")
        }
        return (index + 1, all[index].id, all[index].version)
    }

    private static func find<Value>(
        _ text: String, among named: [(name: String, value: Value)], _ what: String, _ lister: String
    ) throws -> Value {
        if let exact = named.first(where: { Array($0.name.utf8) == Array(text.utf8) }) { return exact.value }
        let beginning = named.filter { $0.name.lowercased().hasPrefix(text.lowercased()) }
        if beginning.count == 1 { return beginning[0].value }
        if beginning.isEmpty, let number = Decimal.parse(text.utf8), number >= 1,
            number <= UInt64(named.count)
        {
            return named[Int(number) - 1].value
        }
        let names = (beginning.isEmpty ? named : beginning).map(\.name).joined(separator: ", ")
        throw Failure(
            .usage,
            beginning.isEmpty
                ? "there is no \(what) “\(text)”" + (names.isEmpty ? "" : "; there is \(names)")
                : "“\(text)” could be \(names)", hints: lister)
    }
}
