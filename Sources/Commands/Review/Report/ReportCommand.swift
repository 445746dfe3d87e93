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

    @Flag(help: "With the check-ins that were shared.")
    var checkIns = false

    @Flag(help: "With those, too, that you kept for yourself.")
    var ownCheckIns = false

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
        guard
            let view = try session.report(
                of: chosen, for: reader, checkIns: ownCheckIns ? .withOwn : checkIns ? .shared : .none,
                isRedacted: redact, isEncrypted: encrypt)
        else {
            throw Failure(
                .failed, "nothing stands here yet: nothing was signed by everyone, or it has not begun",
                hints: "troth status")
        }
        guard output != nil || encrypt else {
            return form == .markdown ? console.put(view.document.markdown) : try session.page(view)
        }
        var bytes = try bytes(of: view, in: form)
        if encrypt { bytes = try AgeFile.seal(bytes, to: [session.home.keys.recipient]) }
        if let output, output != "-" {
            try Files.write(output, bytes, replacing: global.yes, mustBePrivate: !encrypt && !force)
            console.say("wrote \(output)")
        } else {
            console.put(bytes)
        }
        console.say(
            encrypt
                ? "it is encrypted to your own key, and your passphrase opens it: age -d -i \(try HomePath.find(console))/identity.age"
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
        guard !(encrypt && global.json && (output ?? "-") == "-") else {
            throw Failure(.usage, "an encrypted page and --json do not go together on standard output")
        }
        guard !(encrypt && (output ?? "-") == "-" && isatty(STDOUT_FILENO) == 1) else {
            throw Failure(
                .usage, "an encrypted page is nothing for a terminal",
                hints: "troth report --encrypt -o FILE.age")
        }
        guard !((checkIns || ownCheckIns) && (redact || reader != nil)) else {
            throw Failure(
                .usage, "check-ins are in your own report alone",
                hints: "leave them out, or --redact and --for")
        }
    }

    private enum Form { case page, markdown, text, json }

    /// As it was asked for; else as the file's name says.
    private var form: Form {
        if global.json { return .json }
        if markdown || !text && [".md", ".markdown"].contains(where: (output ?? "").hasSuffix) {
            return .markdown
        }
        return text || (output ?? "").hasSuffix(".txt") ? .text : .page
    }

    private func bytes(of view: ReportView, in form: Form) throws -> [UInt8] {
        switch form {
        case .json: return try view.json() + [0x0A]
        case .markdown: return view.document.markdown
        case .page: return view.document.page
        case .text: break
        }
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
    ///   - checkIns: which check-ins are in it.
    ///   - isEncrypted: whether the page is going to be.
    ///   - isRedacted: whether names and people's own words are left out.
    /// - Returns: all of it; nil where nothing was ever signed by everyone.
    /// - Throws: `Failure`, where this home has no card of its own yet.
    fileprivate func report(
        of agreement: AgreementID, for reader: PartyID?, checkIns: CheckIns, isRedacted: Bool,
        isEncrypted: Bool
    ) throws -> ReportView? {
        var subject = Subject(
            ledger: reader.map { $0 == me ? ledger : ledger.threads(with: $0) } ?? ledger,
            agreement: agreement, owner: me, addressed: reader, blocked: contacts.blocked)
        var extras = ReportView.Extras()
        extras.isRedacted = isRedacted
        extras.isEncrypted = isEncrypted
        if isRedacted { subject = try subject.redacted() }
        // What the owner asked not to be asked does not wait for them; it is for nobody else to know.
        if reader ?? me == me {
            extras.setAside = SetAside(
                subject.ledger, for: subject.owner, blocked: subject.blocked, at: moment)
        }
        let names = Names(
            subject.ledger, reader: subject.owner, setAside: extras.setAside, addressing: subject.addressed)
        if checkIns != .none {
            extras.checkIns = self.checkIns(in: agreement, names[agreement], withOwn: checkIns == .withOwn)
        }
        if !isRedacted {
            let people = names[agreement].people
            extras.verification = VerificationView(
                try verification(of: agreement), in: ledger, names: names, called: { people[$0].name })
            extras.accounts = accounts(in: agreement, names[agreement])
            extras.promises = promises(in: agreement, names[agreement])
            extras.aloud = saidAloud
        }
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

    /// - Returns: every promise that somebody shared; those in answer to an account stand there, if anywhere.
    private func promises(in agreement: AgreementID, _ names: ThreadNames) -> PromisesView {
        PromisesView(promises(in: agreement).filter { $0.repair == nil }, names, at: moment)
    }

    /// Which check-ins stand in a report.
    enum CheckIns { case none, shared, withOwn }

    /// What a report is drawn from.
    private struct Subject {
        let ledger: Ledger
        let agreement: AgreementID
        /// Whose home it is, by whose records it is told what stands.
        let owner: PartyID
        /// Who is called “you”.
        let addressed: PartyID?
        let blocked: Set<PartyID>

        /// The same without names and words.
        func redacted() throws -> Self {
            let known = try KnownWords.ofBuiltInTemplates(
                entryKinds: Set(AnyEntry.kinds.map { $0.kind }), hash: { SHA256.hash($0) })
            let redaction = try Redaction(ledger, of: agreement, keeping: known)
            return Self(
                ledger: redaction.ledger, agreement: redaction.id(agreement) ?? agreement,
                owner: redaction.id(owner) ?? owner, addressed: addressed.flatMap { redaction.id($0) },
                blocked: Set(blocked.compactMap { redaction.id($0) }))
        }
    }
}
