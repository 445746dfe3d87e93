import Age
import Canonical
import Consent
import History
import Reporting
import Sodium
import Terminal
import Vault

/// An open home, for the length of one command.
final class Session {
    let console: Console
    private(set) var home: Home
    private let folder: Folder
    /// Kept to be asked for again when signing, without a second scrypt.
    private let passphrase: Secret
    /// Everything the home knows, for asking what stands.
    private(set) var ledger: Ledger
    private(set) var contacts: ContactBook
    /// The newest time of one's own, looked for once: the present is asked for again and again.
    private var newestKnown: Instant?
    /// Made when it is first asked for: what a command says speaks of it for every record.
    private var knownNames: Names?

    /// Whether it has been said that the clock is behind what this home wrote.
    private var hasMentionedClock = false

    /// Whether the home was let go of for whoever reads.
    private var isReading = false

    /// Whether another person looks at the same screen: then nothing of the owner's private log is spoken of.
    var isSharedScreen = false

    /// The most that the clock may be past everything a home knows.
    private static let longestSilence = Seconds.days(400)

    /// Opens the home.
    ///
    /// - Parameter console: streams and options.
    /// - Throws: `Failure`, `VaultError`, `AgeError`, `TerminalError`.
    convenience init(_ console: Console) throws {
        self.init(console, try Opened.open(HomePath.find(console), console))
    }

    /// Goes on with a home that is open.
    ///
    /// - Parameters:
    ///   - console: streams and options.
    ///   - opened: the home.
    init(_ console: Console, _ opened: consuming Opened) {
        self.console = console
        folder = opened.folder
        home = opened.home
        passphrase = opened.passphrase
        ledger = home.archive.ledger
        contacts = ContactBook(home.archive)
        newestKnown = Self.newestKnown(home, ledger)
        let recovered = home.findings.count { if case .recovered = $0 { true } else { false } }
        if recovered > 0 {
            console.say(
                "the last command was cut off, or heads.age was an older one: \(recovered) of the records that lie in this home count again"
            )
        }
        for case .unreadable(let file) in home.findings {
            console.say(
                "\("warning:", .warning) \(file) cannot be read: a record of yours may be lost; bring the file back from a backup, or receive `troth send --all` of your partner"
            )
        }
        if home.archive.wasSetBack {
            console.say(
                "\("warning:", .warning) this home was set back to an older copy of itself; records of it are missing"
            )
        }
        for claimant in claimants.sorted() {
            console.say(
                "\("warning:", .warning) \(name(claimant)) has records of yours that this home does not have: it may have been set back"
            )
        }
    }

    /// Whose home it is.
    var me: PartyID { home.keys.party }

    /// How everything is called when it is spoken of with the owner.
    var names: Names {
        if let knownNames { return knownNames }
        let names = Names(ledger, reader: me, setAside: setAside)
        knownNames = names
        return names
    }

    /// The present.
    var moment: Moment {
        Moment(clock: console.context.clock(), newestKnown: newestKnown)
    }

    /// The owner's own card.
    var ownCard: Card {
        get throws {
            guard let name = contacts.ownName else {
                throw Failure(.failed, "this home has no name yet", hints: "troth init --name @FILE --adult")
            }
            return Card(name: name, verifierKey: home.keys.verifierKey, recipient: home.keys.recipient)
        }
    }

    /// Writes records, and learns them.
    ///
    /// - Parameters:
    ///   - bodies: what they say.
    ///   - subject: a thread, or what is private.
    /// - Returns: what was written.
    /// - Throws: `Failure`, where the clock cannot be right; `VaultError`.
    @discardableResult
    func write(_ bodies: [RecordBody], to subject: LogSubject) throws -> [SignedRecord] {
        guard !bodies.isEmpty else { return [] }
        guard !isReading else { throw VaultError.locked }
        try checkClock()
        try checkNotForgotten(bodies, subject)
        mentionClock()
        if isSetBack(for: subject) {
            guard bodies.allSatisfy(\.takes) else {
                throw Failure(
                    .doesNotHold, "this home was set back, so it writes nothing that gives permission",
                    hints: "ask your partner for `troth send --all`, and receive it first")
            }
            if let log = home.archive.ownLog(for: subject), home.archive.claims[log.name.id] != nil {
                try home.beginNewLog(for: subject)
            }
        }
        defer { refresh() }
        return try home.write(bodies, to: subject, at: console.context.clock())
    }

    /// Takes in a bundle.
    func receive(_ bundle: Bundle) throws -> Reception {
        let reception = try home.receive(bundle, contacts: [ownCard] + contacts.contacts.map(\.card))
        refresh()
        return reception
    }

    /// Removes a thread from the home.
    ///
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - kept: what it goes on keeping others to.
    /// - Throws: `Failure`, `VaultError`.
    func forget(_ agreement: AgreementID, keeping kept: [KeptLimit]) throws {
        try checkClock()
        defer { refresh() }
        // What anybody asked not to be asked is heeded also then.
        let asked = try ledger.notAgains(at: moment).filter { $0.agreement == agreement }.map {
            RecordBody.entry(
                AnyEntry(
                    try KeptNotAgainEntry(
                        $0.record.id, in: agreement, by: $0.author, until: $0.until, among: $0.people)))
        }
        let limits = try stride(from: 0, to: kept.count, by: KeptLimitsEntry.most).map { first in
            RecordBody.entry(
                AnyEntry(
                    try KeptLimitsEntry(Array(kept[first..<min(first + KeptLimitsEntry.most, kept.count)]))))
        }
        try home.write(asked + limits, to: .private, at: console.context.clock())
        home = try home.forget(agreement, at: moment.latest)
    }

    /// Writes what the rules ask of this home by itself.
    ///
    /// - Parameter isDue: which of it is done now.
    /// - Returns: what was written.
    @discardableResult
    func doDuties(_ isDue: (Duty) -> Bool = { _ in true }) throws -> [Duty] {
        let logs = Set(home.archive.logs.values.filter(\.isWritable).map(\.name.id))
        let duties = ledger.duties(of: me, writing: logs, at: moment).filter(isOpen).filter(isDue)
        for duty in duties {
            switch duty {
            case .held(let id):
                if let agreement = ledger.versions[id]?.agreement {
                    try write([.held(id)], to: .agreement(agreement))
                }
            case .no(let id):
                if let agreement = ledger.versions[id]?.agreement {
                    try write([.no(id)], to: .agreement(agreement))
                }
            }
        }
        return duties
    }

    /// Asks something while others may work in the home: a “no” in another window waits for nobody's answer.
    ///
    /// - Parameter ask: asks; what it gives is given back.
    /// - Throws: what `ask` throws; `VaultError`.
    func unlocked<Answer>(_ ask: () throws -> Answer) throws -> Answer {
        folder.release()
        let answer = try ask()
        try folder.acquire()
        home = try home.reopened()
        refresh()
        return answer
    }

    /// Shows what was asked for, through a pager where it is long. It holds up nobody: others may work in the home from now
    /// on, so nothing is written after it.
    ///
    /// - Parameter view: what to show.
    /// - Throws: what `Console.page` throws.
    func page(_ view: some View) throws {
        folder.release()
        isReading = true
        try console.page(view)
    }

    /// Does one thing in a home that others may work in meanwhile, inside `unlocked`.
    ///
    /// - Throws: what `work` throws; `VaultError`.
    func locked(_ work: () throws -> Void) throws {
        try folder.acquire()
        defer { folder.release() }
        home = try home.reopened()
        refresh()
        try work()
    }

    /// Asks for the passphrase once more, where a terminal is; `--passphrase-fd` has given it already.
    ///
    /// - Throws: `Failure`, where it is another one.
    func askAgain() throws {
        guard console.options.passphraseDescriptor == nil else { return }
        let dialogue = try console.dialogue(orElse: "--passphrase-fd N")
        for tries in 1...Opened.mostTries {
            let again = try dialogue.passphrase("your passphrase, once more:")
            if passphrase.isEqual(to: again) { return }
            if tries < Opened.mostTries { dialogue.say("that is another passphrase; please try again") }
        }
        throw Failure(.wrongPassphrase, "that is another passphrase; nothing was signed")
    }

    /// - Parameter subject: a thread, or what is private.
    /// - Returns: whether one of its people has records of this home's that the home does not have: what it gives them
    ///   now could be the second record for a place that has one.
    func isSetBack(for subject: LogSubject) -> Bool {
        home.archive.isSetBack(for: subject, ledger: ledger)
    }

    private var claimants: Set<PartyID> { home.archive.claims.values.reduce(into: []) { $0.formUnion($1) } }

    private func isOpen(_ duty: Duty) -> Bool {
        switch duty {
        // Nothing is brought into force with whom the owner has blocked; its time runs out.
        case .held(let id):
            ledger.versions[id].map {
                !isSetBack(for: .agreement($0.agreement)) && contacts.blocked.isDisjoint(with: $0.partyIDs)
            } ?? false
        case .no(let id):
            ledger.versions[id].map { !isSetBack(for: .agreement($0.agreement)) } ?? false
        }
    }

    private func refresh() {
        ledger = home.archive.ledger
        contacts = ContactBook(home.archive)
        newestKnown = Self.newestKnown(home, ledger)
        knownNames = nil
    }

    /// What was forgotten had its time, too.
    private static func newestKnown(_ home: Home, _ ledger: Ledger) -> Instant? {
        [ledger.newestTime(by: home.keys.party), home.archive.newestForgotten].compactMap(\.self).max()
    }

    /// Another window may have removed it while somebody was asked here: what they say now brings none of it back.
    private func checkNotForgotten(_ bodies: [RecordBody], _ subject: LogSubject) throws {
        let forgotten = home.archive.forgottenAgreements
        guard
            forgotten.contains(where: { one in
                subject == .agreement(one) || subject == .private && bodies.contains { $0.isAbout(one) }
            })
        else { return }
        throw Failure(.failed, "this agreement has been removed from this home; nothing was written")
    }

    private func checkClock() throws {
        guard !console.options.clockIsRight, let newest = newestOwnTime,
            newest + Self.longestSilence < console.context.clock()
        else { return }
        throw Failure(
            .failed,
            "the clock says \(console.context.clock()), more than 400 days after anything this home knows",
            hints: "set the clock; if it is right, add --clock-is-right")
    }

    /// Says once, where something is written, that the clock is behind what this home wrote before. It holds up nothing.
    private func mentionClock() {
        let clock = console.context.clock()
        guard !hasMentionedClock, let newest = newestOwnTime, newest > clock + ClockDifference.allowance
        else {
            return
        }
        hasMentionedClock = true
        console.say(
            "this machine’s clock says \(ShownTime(clock)), \((newest - clock).roughly) before the newest thing that you wrote; order goes by the records, not by clocks, and what has ended stays so"
        )
    }

    /// The newest time that something of the owner's claims, in whichever log.
    private var newestOwnTime: Instant? {
        home.archive.records.lazy.filter { $0.text.log.author == self.me }.map(\.text.said).max()
    }
}

/// A home, and what opened it.
struct Opened: ~Copyable {
    let folder: Folder
    let home: Home
    let passphrase: Secret

    init(folder: Folder, home: Home, passphrase: consuming Secret) {
        self.folder = folder
        self.home = home
        self.passphrase = passphrase
    }

    /// - Parameters:
    ///   - folder: where it is.
    ///   - made: a home that was just made.
    init(folder: Folder, _ made: consuming NewHome.Made) {
        self.init(folder: folder, home: made.home, passphrase: made.passphrase)
    }

    /// How often somebody at a terminal may mistype.
    static let mostTries = 3

    /// The passphrase is asked for before the home is locked, so that nothing waits for whoever types it.
    ///
    /// - Parameters:
    ///   - path: where the home is.
    ///   - console: where to ask.
    ///   - question: what to ask.
    static func open(
        _ path: String, _ console: Console, asking question: StyledText = "passphrase:"
    ) throws -> Opened {
        if let descriptor = console.options.passphraseDescriptor {
            return try open(path, try Passphrase.read(from: descriptor))
        }
        // Nobody is asked for what opens nothing.
        guard try Home.exists(on: Folder(path, creating: false)) else { throw VaultError.noHome(path: path) }
        let dialogue = try console.dialogue(orElse: "--passphrase-fd N")
        for _ in 1..<mostTries {
            do { return try open(path, try dialogue.passphrase(question)) } catch AgeError
                .wrongPassphrase
            {
                dialogue.say("that passphrase does not open this home; please try again")
            }
        }
        return try open(path, try dialogue.passphrase(question))
    }

    private static func open(_ path: String, _ passphrase: consuming Secret) throws -> Opened {
        let folder = try Folder(path, creating: false)
        let home = try Home(openingOn: folder, passphrase: passphrase)
        return Opened(folder: folder, home: home, passphrase: passphrase)
    }
}

/// Where the home is.
enum HomePath {
    static func find(_ console: Console) throws -> String {
        if let path = console.options.home { return path }
        let environment = console.context.environment
        if let path = environment["TROTH_HOME"], !path.isEmpty { return path }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/troth" }
        guard let user = environment["HOME"], !user.isEmpty else {
            throw Failure(.usage, "neither a home of troth nor $HOME is named", hints: "troth --home DIR …")
        }
        return "\(user)/.local/share/troth"
    }
}
