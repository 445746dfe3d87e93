import Terminal

/// What is said of the events and cells, in every form that a timeline is shown in.
extension TimelineView.Event {
    /// Without a full stop and without its time.
    package var sentence: String {
        let version = version?.name ?? "a version"
        return switch what {
        case .version where isEffective == true:
            "\(version) took effect here\(isGiving ? "" : ", and nothing is given yet")"
        case .version: "\(version) began to narrow, and gives nothing"
        case .lapse: "\(version) ran out"
        case .end: "what was agreed until then ended"
        case .narrowing, .signal, .cannotProvide, .pause, .leave, .unknown, .refusal:
            by.flatMap { by in act?.sentence(by: by) } ?? "somebody did something that is not here"
        }
    }

    /// What stands on the axis for it, in one column: told apart without colour.
    package var sign: String { what.sign }

    /// Every sign, and what it says.
    static let signs: [(sign: String, words: String)] = [
        (What.version, "a version took effect"), (.narrowing, "somebody tightened"),
        (.signal, "a stop signal was added"), (.cannotProvide, "something cannot be provided"),
        (.pause, "somebody paused"), (.leave, "somebody left"), (.unknown, "only a newer troth understands"),
        (.refusal, "somebody said no"),
        (.lapse, "a version ran out"), (.end, "something ended at its own time"),
    ].map { ($0.0.sign, $0.1) }

    /// When it had been said, and when it had reached the others, each without a full stop.
    package var reachedInWords: [String] {
        (saidAloud.map { ["said aloud \($0)"] } ?? [])
            + reached.map { "reached \($0.person.possessive) machine \($0.at)" }
            + notReached.map { "not known to have reached \($0.possessive) machine" }
    }
}

extension TimelineView.Cell {
    /// What stands in its column: hollow where what everybody's lines come to did not change.
    package var sign: String {
        switch (way, outcome == nil) {
        case (_, false): way.sign
        case (.tighter, true): "▽"
        case (.wider, true): "△"
        case (.both, true): "◇"
        }
    }

    /// The sign, as it looks.
    var mark: StyledText { StyledText(sign, way.style) }
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
        case .unknown: "?"
        case .refusal: "0"
        case .lapse: "|"
        case .end: "e"
        }
    }
}
