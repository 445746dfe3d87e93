import Canonical
import Consent
import Glibc
import History
import Reporting
import TransparencyLog
import Vault

/// A plain file that is going to be written.
struct ExportedFile {
    let path: String
    let bytes: [UInt8]
    /// What it holds, in words.
    let what: String

    init(_ path: String, _ bytes: [UInt8], _ what: String) {
        (self.path, self.bytes, self.what) = (path, bytes, what)
    }
}

extension [ExportedFile] {
    /// Writes them all, or, where one is there already and may not be replaced, none.
    func write(replacing: Bool) throws {
        if !replacing, let there = first(where: { Files.isThere($0.path) }) {
            throw Failure(
                .failed, "\(there.path) is there already; nothing was written",
                hints: "name another place, or add --yes to write over it")
        }
        for file in self { try Files.write(file.path, file.bytes, replacing: replacing) }
    }
}

extension Files {
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Makes a folder for its owner alone, where there is none.
    static func makeFolder(_ path: String) throws {
        guard unsafe mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        throw Failure(.failed, "cannot make \(path): \(unsafe String(cString: strerror(errno)))")
    }
}

extension Session {
    static let recordsFolder = "records"

    /// - Parameter record: a record of a thread.
    /// - Returns: who did what.
    func sentence(of record: SignedRecord) -> String {
        guard let act = ledger.records[record.id] else { return "a record" }
        let happening = Happening(act.act, by: act.author, names, in: act.agreement)
        return happening.sentence(by: names[act.agreement].people[act.author])
    }

    /// - Parameters:
    ///   - source: a version.
    ///   - records: every record that is known.
    /// - Returns: what takes permission away in its thread and is not settled by it, the oldest first.
    func takings(notSettledBy source: VersionSource, in records: [SignedRecord]) -> [SignedRecord] {
        let settled = Effect(ledger, for: me, at: moment).settled(by: source.version)
        return records.filter { record in
            guard record.text.log.subject.agreement == source.version.agreement, record.text.body.takes,
                !settled.contains(record.id.bytes)
            else { return false }
            // An entry says nothing about any version.
            guard record.text.body.isAct else { return false }
            // A no is about one version.
            if case .no(let id) = record.text.body { return id == source.id }
            return true
        }
        .sorted {
            ($0.text.said, $0.text.log.id, $0.text.index) < ($1.text.said, $1.text.log.id, $1.text.index)
        }
    }

    /// - Parameters:
    ///   - agreement: a thread.
    ///   - folder: where the files are going to stand.
    /// - Returns: every version and every record of it, the keys to check them with, and how that is done.
    func everything(of agreement: AgreementID, in folder: String) -> [ExportedFile] {
        let left = home.archive.recordsOutOfReports(in: agreement, ledger)
        let records = home.archive.records.filter { $0.text.log.subject.agreement == agreement }
            .filter { !isUnopened($0, in: agreement) && !left.contains($0.id) }
        let sources = home.archive.sources
        let versions = versions(of: agreement).enumerated().compactMap { number, version in
            sources[version.id].map { source in
                let name = "\(folder)/version-\(number + 1)"
                guard let note = source.note(signedIn: records) else {
                    return ExportedFile(
                        "\(name).txt", source.bytes, "version \(number + 1), which nobody has signed")
                }
                return ExportedFile("\(name).note", note, "version \(number + 1), with its signatures")
            }
        }
        let notes = records.map { record in
            ExportedFile(
                "\(folder)/\(Self.recordsFolder)/\(name(of: record))", record.note, sentence(of: record))
        }
        return versions + notes + [
            ExportedFile(
                "\(folder)/keys.txt", keysFile(of: agreement), "the keys that these are checked with"),
            ExportedFile("\(folder)/README.txt", ExportReadme.text, "how to check them without troth"),
        ]
    }

    /// Others' answers are shown to whoever has opened their own.
    private func isUnopened(_ record: SignedRecord, in agreement: AgreementID) -> Bool {
        guard record.text.body.entry is AnswerEntry, record.text.log.author != me else { return false }
        return round(of: agreement)?.answer(of: me) == nil
    }

    /// Names that sort by author, log and place, and say nothing about people.
    private func name(of record: SignedRecord) -> String {
        let log = record.text.log
        let author = pinnedKey(of: log.author)?.name.description ?? "\(log.author)"
        let place = "\(record.text.index + 1)"
        let padded = String(repeating: "0", count: max(0, Self.placeDigits - place.count)) + place
        let (short, id) = ("\(log.id)".prefix(8), "\(record.id)".prefix(8))
        return "\(author)-\(short)-\(padded)-\(record.text.body.kind)-\(id).note"
    }

    /// So many digits that names sort by place.
    private static let placeDigits = 5

    /// - Returns: the key on the card that was added; never one that stands only in a text.
    private func pinnedKey(of party: PartyID) -> VerifierKey? {
        party == me ? home.keys.verifierKey : contacts.contact(party)?.card.verifierKey
    }

    private func keysFile(of agreement: AgreementID) -> [UInt8] {
        let parties = (ledger.threads[agreement]?.parties ?? []).sorted()
        let parts = parties.map { party -> String in
            guard let key = pinnedKey(of: party) else {
                return "# somebody of whom \(ownLabel) has no card\n"
            }
            guard let contact = contacts.contact(party) else {
                return "# \(ownLabel), whose copy this is\n\(key)\n"
            }
            let compared = contact.isVerified ? "number compared" : "number not compared"
            return "# \(contact.label), \(compared)\n\(key)\n"
        }
        return Array(parts.joined(separator: "\n").utf8)
    }

    private var ownLabel: String { contacts.ownName?.description ?? "the owner" }
}
