import ArgumentParser
import Consent
import Canonical
import History
import Reporting
import Terminal

/// Offers once, without advice, what anybody can do alone: tighten something of theirs, pause, or nothing.
struct CheckInOffer {
    private let session: Session
    private let agreement: AgreementID
    private let dialogue: Dialogue

    /// A row of the owner's that can be tightened, and to what.
    private struct Candidate {
        let row: Row
        let side: Slug
        let targets: [Tighten.Target]
    }

    /// - Parameters:
    ///   - session: the home.
    ///   - agreement: the thread.
    ///   - dialogue: where to ask.
    init(_ session: Session, _ agreement: AgreementID, _ dialogue: Dialogue) {
        (self.session, self.agreement, self.dialogue) = (session, agreement, dialogue)
    }

    /// - Parameters:
    ///   - subjects: what is not simply well.
    ///   - json: gets what changed.
    /// - Throws: `Failure`, `TerminalError`, `VaultError`.
    func make(after subjects: [CheckInEntry.Subject], _ json: inout CheckInJSON) throws {
        let candidates = candidates(for: subjects)
        let canPause = !session.ledger.hasEnded(agreement) && session.ownPauses(of: agreement).isEmpty
        var choices: [(words: StyledText, choice: Choice)] = []
        if !candidates.isEmpty { choices.append(("tighten a row of yours", .tighten)) }
        if canPause { choices.append(("pause the agreement", .pause)) }
        guard !choices.isEmpty else { return }
        choices.append(("nothing", .nothing))
        let answer = try session.unlocked {
            dialogue.say("")
            return try choices[dialogue.choice("right here, alone and at once:", of: choices.map(\.words))]
                .choice
        }
        switch answer {
        case .tighten: json.tightened = try tighten(candidates)
        case .pause: json.paused = try session.pause(agreement)
        case .nothing: break
        }
    }

    private enum Choice { case tighten, pause, nothing }

    private func tighten(_ candidates: [Candidate]) throws -> ChangeJSON? {
        let names = session.names[agreement]
        let answer = try session.unlocked { () -> (Candidate, Tighten.Target)? in
            let rows = candidates.map { candidate -> StyledText in
                let row = names.mention(of: candidate.row)
                return "\(row.label) (\(row.sidesInWords))"
            }
            let index = try dialogue.choice("which row?", of: rows + ["none of them"])
            guard index < candidates.count else { return nil }
            let targets = candidates[index].targets
            let target = try dialogue.choice(
                "your line of it becomes:", of: targets.map { StyledText($0.rawValue) } + ["as it is"])
            return target < targets.count ? (candidates[index], targets[target]) : nil
        }
        guard let (candidate, target) = answer else {
            session.console.say("everything stays as it is")
            return nil
        }
        let command = try Tighten.parse([
            "\(candidate.row.key.item)", "--to", target.rawValue, "--side", "\(candidate.side)",
        ])
        let json = try command.tighten(Tightening(to: target.target), in: agreement, session)
        session.tellOthers(of: agreement)
        return json
    }

    /// The owner's rows in what was spoken of; all of them where it has none.
    private func candidates(for subjects: [CheckInEntry.Subject]) -> [Candidate] {
        let given = Given(session.ledger, in: agreement, for: session.me, at: session.moment)
        var seen: Set<RowKey> = []
        let all = session.standingTexts(in: agreement).flatMap { text in
            text.sections.flatMap { section in
                section.items.compactMap { item -> (section: Slug, row: Row)? in
                    guard case .row(let row) = item else { return nil }
                    return (section.id, row)
                }
            }
        }
        let own = all.filter { seen.insert($0.row.key).inserted }.compactMap { section, row in
            candidate(row, given).map { (section: section, candidate: $0) }
        }
        let spokenOf = own.filter { section, candidate in
            subjects.contains {
                switch $0 {
                case .everything: true
                case .section(let id): id == section
                case .row(let id): id == candidate.row.key.item
                }
            }
        }
        return (spokenOf.isEmpty ? own : spokenOf).map(\.candidate)
    }

    private func candidate(_ row: Row, _ given: Given) -> Candidate? {
        let me = session.me
        guard let side = row.sides.first(where: { $0.party == me })?.id else { return nil }
        let line = given.standing(by: me, for: row.key) ?? given.last(by: me, for: row.key)
        let targets = Tighten.Target.allCases.filter {
            (try? Tightening(to: $0.target).constraint(on: line)) != nil
        }
        return targets.isEmpty ? nil : Candidate(row: row, side: side, targets: targets)
    }
}
