import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal
import TransparencyLog
import Vault

struct Concerns: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what people who know their way around would point at in a text.",
        discussion: """
            Without a file it looks at the newest version that waits, else at what stands; with --of at any. A file, as \
            export writes one, is looked at by itself, without your home and without checking its signatures. No finding does not mean that it \
            is safe.
            """)

    @Argument(help: "A version that was exported, as a text or a signed note; - for standard input.")
    var file: String?

    @Option(name: .customLong("of"), help: "Another version, by its number.")
    var version: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        if let file {
            guard agreement == nil, version == nil else {
                throw Failure(.usage, "a file goes neither with --of nor with --agreement")
            }
            return try console.show(ConcernsView(ofFile: file, at: Moment(clock: console.context.clock())))
        }
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        let id =
            try version.map { try session.version(named: $0, in: agreement).id }
            ?? session.versionOfConcern(in: agreement)
        guard let view = session.concerns(about: id)?.view else { return }
        try console.show(view)
    }
}

extension Session {
    /// What the rules found in a version, and how it is shown.
    struct Findings {
        let concerns: [Concern]
        let view: ConcernsView
    }

    /// - Parameter id: a version.
    /// - Returns: what the rules find in it for this home's owner; nil where its text is not here.
    func concerns(about id: VersionID) -> Findings? {
        guard let version = ledger.versions[id] else { return nil }
        var subject = ConcernSubject(version, id: id, in: ledger, for: me, at: moment)
        subject.worksheet = ownWorksheet(about: version)
        inform(&subject)
        return findings(in: subject, of: id)
    }

    /// Tells the rules what everybody's answers to an invitation say beside their boundaries: how well they know what
    /// is risky.
    private func inform(_ subject: inout ConcernSubject) {
        guard let preparation = Preparation(subject.version.agreement, in: home.archive),
            let template = try? preparation.template
        else { return }
        subject.risky = template.risky
        let known = preparation.parties.compactMap { party in
            preparation.answer(of: party.id).map { answer in
                (
                    party.id,
                    Dictionary(
                        answer.experience.map { ($0.key.item, $0.value) }, uniquingKeysWith: { $1 }
                    )
                    .mapValues {
                        "\($0)" == Experience.none.rawValue ? ConcernSubject.Experience.none : .some
                    }
                )
            }
        }
        subject.experience = Dictionary(uniqueKeysWithValues: known)
    }

    private func findings(in subject: ConcernSubject, of id: VersionID) -> Findings {
        let concerns = subject.concerns()
        return Findings(
            concerns: concerns, view: ConcernsView(concerns, in: id, subject.version, names: names))
    }

    /// Shows shortly, below a version, what the rules find in it. As JSON it is what `troth concerns` gives.
    func showConcerns(about id: VersionID) {
        guard let view = concerns(about: id)?.view else { return }
        console.show([StyledText()] + view.brief(width: console.appearance.width))
    }

    /// Says shortly what the rules find in a version that this home's owner has just written. It is no data, so it
    /// goes where the questions go.
    ///
    /// - Parameters:
    ///   - source: the version.
    ///   - worksheet: the answers that it was written from.
    ///   - template: what they answer.
    func sayConcerns(about source: VersionSource, _ worksheet: Worksheet, _ template: Template) {
        // Without its id: who has just written it does not read it for the first time.
        var subject = ConcernSubject(source.version, id: nil, in: ledger, for: me, at: moment)
        subject.worksheet = ownWorksheet(about: source.version)
        worksheet.inform(&subject, of: me, template: template)
        inform(&subject)
        let view = findings(in: subject, of: source.id).view
        console.say { view.brief(width: $0) }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the newest version that waits, unless a newer one stands.
    /// - Throws: `Failure`, where there is neither.
    fileprivate func versionOfConcern(in agreement: AgreementID) throws -> VersionID {
        let standing = ledger.standing(at: moment, for: me).threads[agreement]?.counted ?? []
        let found = versions(of: agreement).last { one in
            standing.contains(one.id)
                || !ledger.isHeldByAll(one.id) && ledger.refusers(of: one.id).isEmpty
                    && !ledger.hasEnded(agreement) && moment.latest < one.version.term.signBy
        }
        guard let found else {
            throw Failure(
                .failed, "nothing waits here, and nothing stands",
                hints: "troth concerns --of N looks at an earlier version")
        }
        return found.id
    }
}

extension ConcernsView {
    /// Looks at a file by itself.
    fileprivate init(ofFile file: String, at moment: Moment) throws {
        let bytes = try Files.read(file, limit: SignedNote.longest)
        let source = try VersionSource(parsing: Self.text(in: bytes))
        let subject = ConcernSubject(
            source.version, id: source.id, in: Ledger(), for: nil, at: moment)
        // Nobody reads it here: everybody is called by name.
        self.init(
            subject.concerns(), in: source.id, source.version, names: Names(Ledger(), reader: .nobody))
    }

    /// - Returns: the text of a signed note; anything else as it is.
    private static func text(in bytes: [UInt8]) -> [UInt8] {
        guard let note = try? SignedNote(bytes) else { return bytes }
        return note.text.bytes
    }
}

extension Worksheet {
    /// Tells the rules what a person's own answers say: how well they know what is risky.
    fileprivate func inform(_ subject: inout ConcernSubject, of party: PartyID, template: Template) {
        subject.risky = template.risky
        subject.experience = [
            party: rows.compactMapValues { answer in
                answer.experience.map { $0 == Experience.none ? ConcernSubject.Experience.none : .some }
            }
        ]
    }
}

extension Template {
    /// The rows for which the experience of whoever does them matters.
    fileprivate var risky: Set<Slug> {
        Set(
            items.compactMap { item in
                if case .row(let row) = item.nature, row.isRisky { item.id } else { nil }
            })
    }
}
