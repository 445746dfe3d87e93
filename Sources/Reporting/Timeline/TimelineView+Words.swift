/// What is said of the events and cells, in every form that a timeline is shown in.
extension TimelineView.Event {
    /// Without a full stop and without its time.
    package var sentence: String {
        let who = by?.subject ?? "somebody"
        let version = version?.name ?? "a version"
        return switch what {
        case .version where isGiving: "\(version) took effect"
        case .version: "\(version) began to narrow"
        case .narrowing: "\(who) tightened"
        case .signal: "\(who) added a stop signal"
        case .cannotProvide: "\(who) said that something cannot be provided"
        case .pause: "\(who) paused"
        case .leave: "\(who) left"
        case .refusal: "\(who) said no to \(version)"
        case .lapse: "\(version) ran out"
        case .end: "what was agreed until then ended"
        }
    }

    /// What stands on the axis for it, in one column: told apart without colour.
    package var sign: String { what.sign }

    /// Every sign, and what it says.
    static let signs: [(sign: String, words: String)] = [
        What.version, .narrowing, .signal, .cannotProvide, .pause, .leave, .refusal, .lapse, .end,
    ].map { ($0.sign, $0.rawValue) }

    /// When it had reached the others, each without a full stop.
    package var reachedInWords: [String] {
        reached.map { "reached \($0.person.possessive) machine \($0.at)" }
    }
}

extension TimelineView.Cell {
    /// Who moved what which way, each without a full stop.
    package var sentences: [String] {
        lines.map { line in
            guard line.isTheirDoing else {
                return
                    "\(line.person.possessive) line: from \(line.change.old.phrase) to \(line.change.new.phrase)"
            }
            let whose = line.person.isYou ? "your" : "their"
            return
                "\(line.person.subject) \(line.change.way.verb) \(whose) line: from \(line.change.old.phrase) to \(line.change.new.phrase)"
        }
            + (outcome.map { ["together: from \($0.old.phrase) to \($0.new.phrase) (\($0.way.inWords))"] }
                ?? [])
    }
}

extension TimelineView.Event.What {
    fileprivate var sign: String {
        switch self {
        case .version: "V"
        case .narrowing: "n"
        case .signal: "s"
        case .cannotProvide: "c"
        case .pause: "‖"
        case .leave: "×"
        case .refusal: "0"
        case .lapse: "|"
        case .end: "e"
        }
    }
}
