/// How many columns text takes on a terminal.
///
/// Good enough to align names and labels in any script: two columns for East Asian wide characters and emoji, none
/// for marks that are written onto the character before them, one for the rest. Terminals differ over emoji that are
/// joined from several, and over some scripts of India; there a column may be off, and nothing else.
extension Character {
    /// 0, 1 or 2; more only where a character is written with several letters side by side.
    var displayWidth: Int {
        let scalars = unicodeScalars
        let sum = scalars.reduce(0) { $0 + $1.displayWidth }
        return scalars.contains(where: \.makesEmoji) ? 2 : sum
    }
}

extension String {
    /// How many columns the text takes; it holds no control characters.
    var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // Vowels and finals of old Korean are written into the block that the consonant before them began.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
        return isWide || properties.isEmojiPresentation ? 2 : 1
    }

    /// Whether a character that this scalar is a part of is shown as one emoji, whatever else it consists of.
    fileprivate var makesEmoji: Bool {
        // The emoji form of the character before it; the cap of a key; half a flag, which never comes alone.
        value == 0xFE0F || value == 0x20E3 || (0x1F1E6...0x1F1FF).contains(value)
            || properties.isEmojiPresentation
    }

    private var isWide: Bool {
        for range in wide where value <= range.upperBound { return range.contains(value) }
        return false
    }
}

/// East Asian Width W and F (Unicode Standard Annex 11), in rising order; emoji are told by their property instead.
private let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // consonants of old Korean
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // CJK radicals, punctuation
    0x3041...0x3247,  // kana, bopomofo, compatibility jamo
    0x3250...0xA4CF,  // enclosed CJK, ideographs, Yi
    0xA960...0xA97F,  // more consonants of old Korean
    0xAC00...0xD7A3,  // Korean syllables
    0xF900...0xFAFF,  // compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility and small forms
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,  // fullwidth signs
    0x16FE0...0x18DFF,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // historic kana, Nüshu
    0x1F200...0x1F265,  // squared ideographs
    0x1FA70...0x1FAFF,  // emoji, also those that are yet to come
    0x20000...0x3FFFD,  // ideographs
]
