import Terminal

/// Which way a boundary went: told apart by sign and word, and only then by colour.
extension BoundaryChangeView.Way {
    /// In one column.
    package var sign: String {
        switch self {
        case .tighter: "▼"
        case .wider: "▲"
        case .both: "◆"
        }
    }

    /// The sign, as it looks.
    var mark: StyledText { StyledText(sign, style) }

    /// What it is.
    package var inWords: String {
        switch self {
        case .tighter: "tighter"
        case .wider: "wider"
        case .both: "tighter in one way and wider in another"
        }
    }

    /// What somebody did, who made it so.
    package var verb: String {
        switch self {
        case .tighter: "tightened"
        case .wider: "widened"
        case .both: "tightened in one way and widened in another"
        }
    }

    /// How it looks.
    var style: Style {
        switch self {
        case .tighter: .tighter
        case .wider: .wider
        case .both: .warning
        }
    }
}

extension Document.Item {
    /// What changed and from what to what: in one sentence, or where there are conditions in lines below it.
    static func change(_ what: StyledText, from old: BoundaryView, to new: BoundaryView) -> Self {
        guard old.conditions.isEmpty, new.conditions.isEmpty else {
            return Self(
                what, [.list([Self("from \(old.phrase, old.style)"), Self("to \(new.phrase, new.style)")])])
        }
        return Self("\(what), from \(old.phrase, old.style) to \(new.phrase, new.style)")
    }
}
