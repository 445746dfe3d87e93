import Age
import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal
import Vault

struct Receive: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in a file that a contact sent you.",
        discussion:
            "What takes permission away counts at once; what gives it counts only when everything about it checks."
    )

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Flag(help: "Tell nobody that it has arrived. What takes permission away counts all the same.")
    var quiet = false

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let bytes = try Files.read(file, limit: Files.longestBundle)
        let bundle = try open(bytes, session)
        let reception = try session.receive(bundle)
        let strangers = reception.problems.filter { $0 == .stranger }.count
        if reception.added.isEmpty, strangers > 0 {
            throw Failure(
                .failed, "this comes from somebody who is not among your contacts; nothing was taken in",
                hints: "if you know them, ask for their card: troth contact add FILE")
        }
        if reception.added.isEmpty, reception.problems.isEmpty {
            console.say("nothing new")
        }
        let said = reception.added.filter { if case .delivered = $0.text.body { false } else { true } }
        let announcement = session.announcement(of: said)
        for line in announcement.lines { console.show(line) }
        if announcement.isSilent {
            console.say("more came from somebody whom you have blocked; it is kept, and not shown")
        }
        let clocks = session.clockDifferences(in: reception.added)
        // What came is said before anything else can go wrong.
        if quiet {
            if !said.isEmpty {
                console.say(
                    "nobody is told that this has arrived; what gives permission in it counts here once you receive it without --quiet"
                )
            }
        } else {
            // First what ran out: a clock that was set back must not let it have come in time.
            session.trying {
                try session.doDuties { if case .no = $0 { true } else { false } }
            }
            session.trying { try session.acknowledge() }
            for case .held(let id) in session.tryDuties() { session.announceHeld(id) }
        }
        try report(reception.problems, clocks, session)
        try console.json(ReceptionJSON(announcement, clocks, session))
    }

    private func open(_ bytes: [UInt8], _ session: Session) throws -> Bundle {
        let name = file == "-" ? "what came" : file
        do { return try Bundle(opening: bytes, with: session.home.keys.identity) } catch AgeError.noMatch {
            throw Failure(
                .failed, "\(name) is not sealed to you", hints: "ask for one that was made for your card")
        } catch let error as AgeError {
            switch error {
            case .notAnAgeFile, .needsPassphrase, .unsupportedRecipients:
                throw Failure(
                    .failed, "\(name) is not a bundle of troth",
                    hints: "a bundle is what a contact writes with: troth send")
            default: throw Failure(.failed, "\(name) cannot be opened: \(error)")
            }
        } catch let error as FormatError {
            guard (try? HealthSlip.parse(Sheet.open(bytes, with: session.home.keys.identity))) == nil else {
                throw Failure(
                    .failed, "\(name) is a health slip, and belongs to no agreement",
                    hints: "to read it: troth health read \(file.quotedForShell)")
            }
            throw Failure(.failed, "\(name) cannot be read: \(error)")
        }
    }

    private func report(
        _ problems: [Reception.Problem], _ clocks: [ClockDifference], _ session: Session
    ) throws {
        var doesNotHold = false
        var warnings: [StyledText] = []
        var seen: Set<Reception.Problem> = []
        for problem in problems where seen.insert(problem).inserted {
            let text: StyledText
            switch problem {
            case .stranger: text = "records of somebody who is not among your contacts were left out"
            case .damaged(let reason):
                text = "a record was left out: \(reason)"
                doesNotHold = true
            case .foreign(let reason):
                text = "a record was left out: \(reason)"
                doesNotHold = true
            case .forgotten:
                session.console.say("something of an agreement that you have forgotten was left out")
                continue
            case .forked(let party):
                text =
                    "\(session.name(party)) wrote two different records for one place; from there on, what they give does not count"
                doesNotHold = true
            case .wrongHead(let party):
                text =
                    "\(session.name(party))’s records are not what they signed for; only what takes permission away was kept"
                doesNotHold = true
            case .missing(let party, let count):
                let whose = party == session.me ? "your own" : "\(session.name(party))’s"
                text =
                    "\(count) of \(whose) records \(count == 1 ? "is" : "are") missing here; until they come, what follows them gives nothing (ask for: troth send --all)"
            case .tooMuch(let party):
                text =
                    "\(session.name(party)) sends more than this home keeps of one person; the rest of it was left out"
                doesNotHold = true
            }
            warnings.append(text)
        }
        // Then standard error says what is wrong in one object.
        if doesNotHold, session.console.options.json {
            throw Failure(
                .doesNotHold, warnings.map { $0.rendered(isColored: false) }.joined(separator: "; "),
                hints: "what takes permission away was kept: troth log")
        }
        for difference in clocks { session.console.say(session.describe(difference)) }
        for warning in warnings { session.console.say("\("warning:", .warning) " + warning) }
        if doesNotHold { throw ExitCodeError(code: .doesNotHold) }
    }
}

extension Session {
    /// Writes down, for the others, what has reached this home and has not been acknowledged. Where that is nothing but
    /// such notes of theirs, none is written, or two homes would thank each other for ever.
    func acknowledge() throws {
        for (agreement, acts) in ledger.threads.sorted(by: { $0.key < $1.key }) {
            guard !isSetBack(for: .agreement(agreement)),
                let parties = acts.parties, parties.contains(me),
                // A receipt would tell them that somebody is here and reads.
                !parties.subtracting([me]).isSubset(of: contacts.blocked)
            else { continue }
            try write(
                home.archive.receipts(in: agreement, ledger: ledger), to: .agreement(agreement))
        }
    }
}

/// What `receive --json` gives.
private struct ReceptionJSON: Encodable {
    struct Act: Encodable {
        let record: String
        let agreement: AgreementMention
        let by: Person
        let act: Happening
    }
    var schema = "troth/receive/v0"
    /// The acts that were new, and are told.
    let acts: [Act]
    /// What came although the owner asked not to be asked.
    let setAside: [SetAsideStatus]
    /// Whose clock and this machine's differ, by what came.
    let clocks: [ClockDifferenceJSON]

    init(_ announcement: Announcement, _ clocks: [ClockDifference], _ session: Session) {
        let names = session.names
        setAside = announcement.setAside
        self.clocks = clocks.map { ClockDifferenceJSON($0, session) }
        acts = announcement.told.compactMap { session.ledger.records[$0.id] }.map { record in
            Act(
                record: "\(record.id)", agreement: names[record.agreement].agreement,
                by: names[record.agreement].people[record.author],
                act: Happening(record.act, by: record.author, names, in: record.agreement))
        }
    }
}
