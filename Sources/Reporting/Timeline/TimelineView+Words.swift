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
    package var sign: String {
        switch what {
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

    /// When it had reached the others, each without a full stop.
    package var reachedInWords: [String] {
        reached.map { "reached \($0.person.possessive) machine \($0.at)" }
    }
}

extension BoundaryChangeView.Way {
    /// In one column.
    package var sign: String {
        switch self {
        case .tighter: "▼"
        case .wider: "▲"
        case .both: "◆"
        }
    }
}

extension TimelineView.Cell {
    /// Who moved what which way, each without a full stop.
    package var sentences: [String] {
        lines.map { line in
            let verb =
                switch line.change.way {
                case .tighter: "tightened"
                case .wider: "widened"
                case .both: "changed"
                }
            let whose = line.person.isYou ? "your" : "their"
            return
                "\(line.person.subject) \(verb) \(whose) line: from \(line.change.old.phrase) to \(line.change.new.phrase)"
        }
            + (outcome.map { ["together: from \($0.old.phrase) to \($0.new.phrase) (\($0.way.inWords))"] }
                ?? [])
    }
}

extension BoundaryChangeView.Way {
    /// In words: colour and sign are never all there is.
    package var inWords: String {
        switch self {
        case .tighter: "tighter"
        case .wider: "wider"
        case .both: "tighter in one way, wider in another"
        }
    }
}
