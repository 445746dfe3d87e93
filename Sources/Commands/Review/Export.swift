import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

struct Export: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a version with its signatures as a plain file, to be checked without troth.",
        discussion: """
            By default the newest version in effect. Limits and endings that this home knows, and that the version does not \
            settle, go beside it into FILE.1, FILE.2 and so on. The files are not encrypted, and no proof of consent.
            """)

    @Argument(help: "The version, by its number; the newest in effect where none is named.")
    var version: String?

    @Option(name: .shortAndLong, help: "The file to write; - for standard output.")
    var output: String?

    @Option(help: "Write every version and every record into this folder instead.")
    var all: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        guard (output == nil) != (all == nil), all == nil || version == nil else {
            throw Failure(
                .usage, "give either a file for one version or a folder for everything",
                hints: "troth export [N] -o FILE", "troth export --all DIR")
        }
        guard output != "-" || !global.json else {
            throw Failure(.usage, "a version on standard output and --json do not go together")
        }
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        if let all { return try exportAll(agreement, into: all, session) }
        if let output { try exportVersion(of: agreement, to: output, session) }
    }

    // MARK: - One version

    private func exportVersion(of agreement: AgreementID, to path: String, _ session: Session) throws {
        let id = try chosen(in: agreement, session)
        let name = session.number(of: id)
        let records = session.home.archive.records
        guard let source = session.home.archive.sources[id], let note = source.note(signedIn: records) else {
            throw Failure(
                .failed, "nobody has signed \(name), so there is nothing to check it by",
                hints: "troth show gives its text")
        }
        let later = session.takings(notSettledBy: source, in: records)
        let console = session.console
        if path == "-" {
            console.put(note)
            warn(about: source, session)
            if !later.isEmpty {
                console.say(
                    "not in it, and still holding: \(later.count) limits or endings; give a file for these")
            }
            return
        }
        let notes = later.enumerated().map { number, record in
            ExportedFile("\(path).\(number + 1)", record.note, session.sentence(of: record))
        }
        let files = [ExportedFile(path, note, "\(name), with its signatures")] + notes
        try files.write(replacing: global.yes)
        try console.show(ExportView(files: files.map(\.view)))
        let next = "\(path).\(later.count + 1)"
        if Files.isThere(next) {
            console.say("\("warning:", .warning) \(next) was there before, and does not belong to this")
        }
        warn(about: source, session)
    }

    private func chosen(in agreement: AgreementID, _ session: Session) throws -> VersionID {
        if let version { return try session.version(named: version, in: agreement).id }
        let effective = Effect(session.ledger, for: session.me, at: session.moment).effective
        let newest = effective.filter { $0.value.agreement == agreement }
            .max { ($0.value.number, $0.key) < ($1.value.number, $1.key) }
        guard let newest else {
            throw Failure(
                .failed, "no version of this agreement has come into effect yet",
                hints: "name one all the same: troth export 1 -o FILE")
        }
        return newest.key
    }

    private func warn(about source: VersionSource, _ session: Session) {
        let console = session.console
        let missing = source.version.partyIDs.subtracting(session.ledger.signers(of: source.id))
        if !missing.isEmpty {
            let names = missing.sorted().map(session.name).joined(separator: " and ")
            console.say("\("warning:", .warning) not signed by \(names): it is no more than a proposal")
        }
        let effective = Effect(session.ledger, for: session.me, at: session.moment).effective
        for later in effective.filter({ $0.value.replaces.contains(source.id) }).keys.sorted() {
            console.say("\("warning:", .warning) \(session.number(of: later)) took its place")
        }
        console.say(
            "limits and endings that others set later, or that have not come here, cannot be seen from it")
        console.say("it is not encrypted; it records what was discussed, and is no proof of consent")
    }

    // MARK: - Everything

    private func exportAll(_ agreement: AgreementID, into folder: String, _ session: Session) throws {
        let files = session.everything(of: agreement, in: folder)
        try Files.makeFolder(folder)
        try Files.makeFolder("\(folder)/\(Session.recordsFolder)")
        try files.write(replacing: global.yes)
        let console = session.console
        try console.show(ExportView(files: files.map(\.view)))
        console.say("these are plain files, not encrypted: whoever can read \(folder) can read all of it")
        console.say(
            "they record what was discussed, and are no proof of consent; README.txt says how to check them")
    }
}

/// What was written, and where.
private struct ExportView: View {
    struct File: Encodable {
        let path: String
        /// What it holds.
        let what: String
    }

    let schema = "troth/export/v0"
    let files: [File]

    private enum CodingKeys: CodingKey { case schema, files }

    func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        let records = files.filter { $0.path.contains("/\(Session.recordsFolder)/") }
        for file in files where !records.contains(where: { $0.path == file.path }) {
            page.put("\(file.path): \(file.what)")
        }
        if let first = records.first {
            let folder = first.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            page.put("\(folder.joined(separator: "/")): \(records.count) records, each a file of its own")
        }
        return page.lines
    }
}

extension ExportedFile {
    fileprivate var view: ExportView.File { ExportView.File(path: path, what: what) }
}
