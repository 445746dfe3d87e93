import Age
import ArgumentParser
import Canonical
import Consent
import Glibc
import History
import Reporting
import Sodium
import Templating
import Terminal
import Vault

struct ReportCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write one page of everything, for reading together.",
        discussion: """
            What stands, what protects everyone, how it moved, and the keys that it rests on: one file that any browser \
            opens, without a network. It is not encrypted unless you say --encrypt. As in: troth report -o FILE.html
            """)

    @Option(name: .shortAndLong, help: "The file to write; - for standard output.")
    var output: String?

    @Flag(help: "As Markdown; on standard output where no file is named.")
    var markdown = false

    @Flag(help: "As plain text; on standard output where no file is named.")
    var text = false

    @Flag(help: "With your own check-ins and those that were shared with you.")
    var checkIns = false

    @Flag(help: "Without names, keys and anybody’s own words.")
    var redact = false

    @Option(
        name: .customLong("for"),
        help: "Speaking to this person, and with nothing of agreements that they are not in.")
    var reader: String?

    @Flag(help: "Encrypt it to your own key: age -d -i identity.age FILE opens it.")
    var encrypt = false

    @Flag(help: "Write it also where others on this machine can read it.")
    var force = false

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        try check()
        if let output, output != "-", !encrypt, !force { try PrivatePlace.check(output) }
        let session = try Session(console)
        let chosen = try session.agreement(named: agreement, isToTake: true)
        let reader = try reader.map { try session.person(named: $0, in: chosen) }
        guard let view = try session.report(of: chosen, for: reader, checkIns: checkIns, isRedacted: redact)
        else {
            throw Failure(
                .failed, "nothing has been signed by everyone here yet, so there is nothing to report",
                hints: "troth status")
        }
        guard output != nil || encrypt else {
            return markdown ? console.put(view.document.markdown) : try session.page(view)
        }
        var bytes = try bytes(of: view)
        if encrypt { bytes = try AgeFile.seal(bytes, to: [session.home.keys.recipient]) }
        if let output, output != "-" {
            try Files.write(output, bytes, replacing: global.yes, mustBePrivate: !encrypt && !force)
            console.say("wrote \(output)")
        } else {
            console.put(bytes)
        }
        console.say(
            encrypt
                ? "it is encrypted to your own key: age -d -i IDENTITY.age opens it, with your passphrase"
                : "it is not encrypted: whoever can open it can read all of it")
    }

    private func check() throws {
        guard [markdown, text, global.json].filter(\.self).count <= 1 else {
            throw Failure(.usage, "it is one of --markdown, --text and --json")
        }
        guard output != nil || markdown || text || global.json else {
            throw Failure(
                .usage, "say where the page is to be written", hints: "troth report -o FILE.html",
                "troth report --text, or --markdown, shows it here")
        }
        guard !(encrypt && (output ?? "-") == "-" && isatty(STDOUT_FILENO) == 1) else {
            throw Failure(
                .usage, "an encrypted page is nothing for a terminal",
                hints: "troth report --encrypt -o FILE.age")
        }
        guard !(checkIns && (redact || reader != nil)) else {
            throw Failure(
                .usage, "check-ins are in your own report alone",
                hints: "leave out --check-ins, or --redact and --for")
        }
    }

    private func bytes(of view: ReportView) throws -> [UInt8] {
        if global.json { return try view.json() + [0x0A] }
        if markdown { return view.document.markdown }
        guard text else { return view.document.page }
        return Array(
            view.text(width: Self.textWidth).map { $0.rendered(isColored: false) + "\n" }.joined().utf8)
    }

    /// How many columns a line of a plain file takes.
    private static let textWidth = 80
}

extension Session {
    /// - Parameters:
    ///   - agreement: a thread.
    ///   - reader: who is called “you” in it, and hears nothing of agreements that they are not in; nil for everybody by
    ///     their names, with all that the owner knows.
    ///   - checkIns: whether check-ins are in it.
    ///   - isRedacted: whether names and people's own words are left out.
    /// - Returns: all of it; nil where nothing was ever signed by everyone.
    /// - Throws: `Failure`, where this home has no card of its own yet.
    fileprivate func report(
        of agreement: AgreementID, for reader: PartyID?, checkIns: Bool, isRedacted: Bool
    ) throws -> ReportView? {
        var subject = Subject(
            ledger: reader.map { $0 == me ? ledger : ledger.threads(with: $0) } ?? ledger,
            agreement: agreement, reader: reader ?? me, blocked: contacts.blocked)
        var extras = ReportView.Extras()
        extras.isRedacted = isRedacted
        if isRedacted {
            subject = try subject.redacted()
        } else {
            let people = names[agreement].people
            extras.verification = VerificationView(
                try verification(of: agreement), in: ledger, names: names, called: { people[$0].name })
        }
        // What the owner asked not to be asked does not wait for them; it is for nobody else to know.
        if reader ?? me == me {
            extras.setAside = SetAside(
                subject.ledger, for: subject.reader, blocked: subject.blocked, at: moment)
        }
        if checkIns { extras.checkIns = self.checkIns(in: agreement) }
        let names = Names(
            subject.ledger, reader: subject.reader, setAside: extras.setAside, isAddressed: reader != nil)
        if !isRedacted { extras.accounts = accounts(in: agreement, names[agreement]) }
        return ReportView(of: subject.agreement, in: subject.ledger, names: names, at: moment, extras)
    }

    /// - Returns: the accounts that whoever gave them has put into reports, save those of somebody who is blocked.
    private func accounts(in agreement: AgreementID, _ names: ThreadNames) -> [RepairView] {
        let all = repairs(in: agreement)
        let hidden = hidden(among: all.map(\.account))
        let promises = PromisesView(promises(in: agreement), names, at: moment)
        return all.enumerated().filter { $0.element.isInReports && !hidden.contains($0.element.account.id) }
            .map {
                RepairView($0.element, number: $0.offset + 1, promises: promises, names, showsLate: false)
            }
    }

    /// What a report is drawn from.
    private struct Subject {
        let ledger: Ledger
        let agreement: AgreementID
        let reader: PartyID
        let blocked: Set<PartyID>

        /// The same without names and words.
        func redacted() throws -> Self {
            let known = try KnownWords.ofBuiltInTemplates(
                entryKinds: Set(AnyEntry.kinds.map { $0.kind }), hash: { SHA256.hash($0) })
            let redaction = try Redaction(ledger, keeping: known)
            return Self(
                ledger: redaction.ledger, agreement: redaction.id(agreement) ?? agreement,
                reader: redaction.id(reader) ?? reader, blocked: Set(blocked.compactMap { redaction.id($0) }))
        }
    }
}
