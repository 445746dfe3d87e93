import Terminal

extension BoundaryChangeView.Way {
    /// Told apart by sign and word, and only then by colour.
    var mark: StyledText {
        switch self {
        case .tighter: StyledText("▼ tighter", .tighter)
        case .wider: StyledText("▲ wider", .wider)
        case .both: StyledText("▼ tighter in one way, ", .tighter) + StyledText("▲ wider in another", .wider)
        }
    }
}

extension Page {
    /// Writes what changed and from what to what: on one line, or where there are conditions on lines of their own.
    mutating func put(_ what: StyledText, from old: BoundaryView, to new: BoundaryView, level: Int) {
        guard old.conditions.isEmpty, new.conditions.isEmpty else {
            put(what, level: level)
            put("from \(old.phrase, old.style)", level: level + 2)
            put("to \(new.phrase, new.style)", level: level + 2)
            return
        }
        put("\(what), from \(old.phrase, old.style) to \(new.phrase, new.style)", level: level)
    }
}
