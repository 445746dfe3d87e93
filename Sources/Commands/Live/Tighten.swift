import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Templating
import Terminal

struct Tighten: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Limit what you give, alone and at once.",
        discussion: """
            It needs nobody’s yes and no reason, and holds on this machine at once. Only your own lines change. \
            Wider needs everyone.
            """)

    /// What `--to` may be given.
    enum Target: String, CaseIterable, ExpressibleByArgument {
        case hardLimit = "hard limit"
        case notAgreed = "not agreed"
        case askBeforehand = "ask beforehand"
        case askFirst = "ask first"
        case agreed

        var target: Tightening.Target {
            switch self {
            case .hardLimit: .hardLimit
            case .notAgreed: .notAgreed
            case .askBeforehand: .rung(.askBeforehand)
            case .askFirst: .rung(.askFirst)
            case .agreed: .rung(.agreed)
            }
        }

        /// Whether something is still granted, so that it can be limited further.
        var isGranted: Bool { if case .rung = target { true } else { false } }
    }

    @Argument(help: "The item, by its id or label, or the beginning of one.")
    var item: String

    @Option(help: "Where your line goes.")
    var to: Target?

    @Option(help: "@FILE with conditions to add, one on each line; again for more.")
    var condition: [String] = []

    @Option(help: "A smaller maximum.")
    var atMost: UInt64?

    @Option(help: "An earlier end. \(TimeArgument.help)")
    var ends: String?

    @Option(help: "Only where you take this side of it.")
    var side: String?

    @Flag(help: "Say that you cannot provide a protection that is yours to provide.")
    var cannotProvide = false

    @Flag(help: "Do the same in every other live agreement between the same people that has the row.")
    var everywhere = false

    @Option(name: .customLong("said-at"), help: "When you said it aloud, earlier. \(TimeArgument.help)")
    var saidAt: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let tightening = try tightening(console)
        let aloud = try saidAt.map { try time(of: $0, console) }
        let session = try Session(console)
        session.tryDuties()
        let agreement =
            try everywhere && agreement == nil
            ? session.firstAgreement(with: item) : session.agreement(named: agreement, isToTake: true)
        if let tightening {
            let others = session.liveAgreements(withTheSamePeopleAs: agreement)
            var json = try tighten(tightening, in: agreement, session, saidAloud: aloud)
            if everywhere {
                json.elsewhere = try others.compactMap { try tightenToo(tightening, in: $0, aloud, session) }
            } else {
                session.tellOfTheSame(tightened: json.ownLines ?? [], in: others, "--everywhere")
            }
            session.tellOthers(of: agreement, isOver: session.ledger.hasEnded(agreement))
            try console.json(json)
        } else {
            guard !everywhere else {
                throw Failure(
                    .usage, "--everywhere is for rows; what you provide stands in each agreement by itself")
            }
            try withdraw(in: agreement, aloud, session)
        }
    }

    /// - Returns: when it was said aloud.
    private func time(of text: String, _ console: Console) throws -> Instant {
        let now = console.context.clock()
        let time = try TimeArgument(text, for: "--said-at", now: now).beginning
        guard time <= now else {
            throw Failure(.usage, "--said-at is about what was said already", hints: "as in --said-at 21:00")
        }
        return time
    }

    /// - Returns: what changed in another agreement; nil where there is nothing of it to tighten.
    private func tightenToo(
        _ tightening: Tightening, in agreement: AgreementID, _ aloud: Instant?, _ session: Session
    ) throws -> ChangeJSON? {
        do {
            session.console.say("in “\(session.names[agreement].title)”:")
            return try tighten(tightening, in: agreement, session, saidAloud: aloud)
        } catch let refusal as Refusal {
            session.console.say("  nothing there: \(refusal.reason)")
        } catch let failure as Failure where failure.code == .usage {
            session.console.say("  it has no such row of yours")
        }
        return nil
    }

    /// - Returns: the limit that was asked for; nil for `--cannot-provide`.
    private func tightening(_ console: Console) throws -> Tightening? {
        let limits = !condition.isEmpty || atMost != nil || ends != nil
        if cannotProvide {
            guard to == nil, !limits, side == nil else {
                throw Failure(.usage, "--cannot-provide stands alone: a protection has no limits to set")
            }
            return nil
        }
        guard to != nil || limits else {
            throw Failure(
                .usage, "say what is to become tighter",
                hints: "troth tighten ITEM --to \"hard limit\"",
                "or --condition @FILE, --at-most N, --ends DATE; for a protection --cannot-provide")
        }
        if let to, !to.isGranted, limits {
            throw Failure(.usage, "with --to \"\(to.rawValue)\" nothing is left to limit; leave the rest out")
        }
        return Tightening(
            to: to?.target,
            conditions: Set(try condition.flatMap { try console.text(from: $0, "a condition").lines }),
            atMost: atMost,
            ends: try ends.map {
                try TimeArgument($0, for: "--ends", now: console.context.clock()).end
            })
    }

    // MARK: Rows

    /// Tightens what the item and the side name.
    ///
    /// - Parameter aloud: when it was said aloud, where that was earlier.
    /// - Returns: what changed.
    func tighten(
        _ tightening: Tightening, in agreement: AgreementID, _ session: Session,
        saidAloud aloud: Instant? = nil
    ) throws -> ChangeJSON {
        let me = session.me
        let id = try session.item(
            named: item, in: agreement,
            where: { if case .row(let row) = $0 { row.key.participants.contains(me) } else { false } },
            orElse: Refusal(
                .onlyYourOwn,
                "“\(item)” is no row that you take part in; a protection changes only by a version that all sign, or with --cannot-provide"
            ))
        let rows = try rows(of: id, in: agreement, session)
        let given = Given(session.ledger, in: agreement, for: me, at: session.moment)
        let now = session.moment.latest

        var turns: [Turn] = []
        var acts: [RecordBody] = []
        var refused: [(row: RowKey, refusal: Refusal)] = []
        for row in rows {
            let line = given.standing(by: me, for: row.key) ?? given.last(by: me, for: row.key)
            do {
                guard atMost == nil || row.unit != nil else {
                    throw Refusal(
                        .onlyTighterAlone, "“\(row.label)” is not counted in anything, so it has no “at most”"
                    )
                }
                let limit = try tightening.constraint(on: line)
                let count = line.met(limit).conditions.count
                guard count <= VersionText.mostConditions else {
                    throw Failure(
                        .failed,
                        "“\(row.label)” would have \(count) conditions of yours; a line has at most \(VersionText.mostConditions)",
                        hints: "to close it altogether: troth tighten \(id) --to \"not agreed\"")
                }
                acts.append(.narrowing(row.key, limit))
                turns.append(Turn(row: row.key, old: line, new: line.met(limit).at(now)))
            } catch let refusal as Refusal {
                let times = [tightening.ends, line.grant?.ends].compactMap(\.self)
                refused.append((row.key, Refusal(refusal.rule, refusal.reason.inLocalTime(times))))
            }
        }
        // Where an act has several takings, what can be tightened is, whatever stands in the way elsewhere.
        guard !acts.isEmpty else { throw refused[0].refusal }
        let outcomes = try session.take(acts, in: agreement, saidAloud: aloud)
        return report(turns, outcomes, refused, in: agreement, session)
    }

    private func rows(of id: Slug, in agreement: AgreementID, _ session: Session) throws -> [Row] {
        var seen: Set<RowKey> = []
        let all = session.versions(of: agreement).reversed().flatMap(\.version.rows)
            .filter { $0.key.item == id && $0.key.participants.contains(session.me) }
            .filter { seen.insert($0.key).inserted }
        guard let side else { return all }
        let chosen = all.filter { row in Slug(side).map { row.key.taking[$0] == session.me } ?? false }
        guard !chosen.isEmpty else {
            let own = all.flatMap { row in row.sides.filter { $0.party == session.me }.map { "\($0.id)" } }
            throw Failure(
                .usage, "you do not take the side “\(side)” of that",
                hints: "yours: \(Set(own).sorted().joined(separator: ", "))")
        }
        return chosen
    }

    private func report(
        _ turns: [Turn], _ outcomes: [Turn], _ refused: [(row: RowKey, refusal: Refusal)],
        in agreement: AgreementID, _ session: Session
    ) -> ChangeJSON {
        let names = session.names[agreement]
        for turn in turns {
            let row = names.mention(of: turn.row)
            session.console.say("tightened at once: \(row.label) (\(row.sidesInWords))")
            session.console.say("  your line: " + session.describe(from: turn.old, to: turn.new, of: row))
        }
        if let end = turns.compactMap({ $0.new.grant?.ends }).min(), ends != nil {
            let local = LocalTime(end)
            session.console.say("  it ends \(local)\(local.offset == 0 ? "" : ", which is \(end)")")
        }
        let tightened = Set(turns.map(\.row))
        session.announce(
            outcomes.filter { tightened.contains($0.row) }, "what everyone’s lines come to:", names)
        session.announce(outcomes.filter { !tightened.contains($0.row) }, "because of it, also:", names)
        for (row, refusal) in refused {
            let row = names.mention(of: row)
            session.console.say("\(row.label) (\(row.sidesInWords)) was left as it is: \(refusal.reason)")
        }
        let isOver = session.ledger.hasEnded(agreement)
        if isOver {
            session.console.say(
                "this agreement is over, so nothing is given by it anyway; a hard limit holds in your other agreements too"
            )
        }
        var json = ChangeJSON("tighten", names)
        json.ownLines = turns.map { ChangeJSON.Turned($0, names) }
        json.rows = outcomes.map { ChangeJSON.Turned($0, names) }
        return json
    }

    // MARK: Protections

    private func withdraw(in agreement: AgreementID, _ aloud: Instant?, _ session: Session) throws {
        let me = session.me
        let id = try session.item(
            named: item, in: agreement,
            where: {
                if case .protection(let one) = $0 { one.providers.contains(me) } else { false }
            },
            orElse: Refusal(.onlyYourOwn, "“\(item)” is not yours to provide"))
        let names = session.names[agreement]
        let label = names.label(of: id)
        let said = session.acts(in: agreement).cannotProvides.filter {
            $0.author == me && $0.act == .cannotProvide(id)
        }
        let holding = session.ledger.unsettled(said, in: agreement, for: me, at: session.moment)
        var json = ChangeJSON("tighten", names, isChanged: holding.isEmpty)
        json.cannotProvide = "\(id)"
        if let earlier = holding.first {
            session.console.say(
                "you said so already (\(LocalTime(earlier.said))), and it holds; nothing was written: \(label)"
            )
        } else {
            let outcomes = try session.take([.cannotProvide(id)], in: agreement, saidAloud: aloud)
            session.console.say("you cannot provide, from now on: \(label)")
            session.console.say("a stop that somebody says or shows counts all the same, at once")
            if outcomes.isEmpty {
                session.console.say("no row is open now that it closes; it holds until everyone signs anew")
            }
            if !outcomes.isEmpty {
                session.console.say("not agreed because of it, until everyone signs anew:")
                let rows = outcomes.map { names.mention(of: $0.row).name }.joined(separator: "; ")
                session.console.say("  " + StyledText(rows))
            }
            session.tellOthers(of: agreement)
            json.rows = outcomes.map { ChangeJSON.Turned($0, names) }
        }
        try session.console.json(json)
    }
}

extension Session {
    /// Says what rows have come to.
    fileprivate func announce(_ turns: [Turn], _ heading: StyledText, _ names: ThreadNames) {
        guard !turns.isEmpty else { return }
        console.say(heading)
        for turn in turns {
            let row = names.mention(of: turn.row)
            console.say(
                "  \(row.label) (\(row.sidesInWords)): " + describe(from: turn.old, to: turn.new, of: row))
        }
    }
}

extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: the others between exactly these people that all have signed and nobody has left or that have run out.
    func liveAgreements(withTheSamePeopleAs agreement: AgreementID) -> [AgreementID] {
        let people = ledger.threads[agreement]?.parties
        return agreements.map(\.id).filter { other in
            guard other != agreement, let acts = ledger.threads[other], acts.parties == people else {
                return false
            }
            return !ledger.hasEnded(other)
                && acts.versions.contains { id in
                    ledger.isHeldByAll(id)
                        && (ledger.versions[id].map { moment.latest < $0.term.until } ?? false)
                }
        }
    }

    /// - Parameter text: an item, as an argument names it.
    /// - Returns: the first agreement that has it, where it is to be tightened everywhere.
    fileprivate func firstAgreement(with text: String) throws -> AgreementID {
        let found = agreements.map(\.id).first { id in
            !ledger.hasEnded(id)
                && !Self.items(text, among: versions(of: id).flatMap(\.version.items)).isEmpty
        }
        return try found ?? agreement(named: nil, isToTake: true)
    }

    /// Says where else the same rows stand.
    fileprivate func tellOfTheSame(
        tightened: [ChangeJSON.Turned], in others: [AgreementID], _ option: String
    ) {
        let items = Set(tightened.map(\.row.item))
        let same = others.filter { other in
            versions(of: other).contains { $0.version.rows.contains { items.contains("\($0.key.item)") } }
        }
        guard !same.isEmpty else { return }
        let titles = same.map { "“\(names[$0].title)”" }.joined(separator: " and ")
        console.say(
            "it holds in your other agreements for as long as this one runs; \(titles) has the same row: the same command with \(option) tightens it there for itself"
        )
    }
}
