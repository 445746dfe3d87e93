/// Which Unicode scalars may stand in a text that people sign.
///
/// The table is fixed here, and is not asked of the toolchain or the system, so that a text that was accepted
/// once is accepted for ever. It refuses what cannot be seen or changes what is seen: controls, bidirectional
/// marks and overrides, zero-width and other invisible characters, private use and noncharacters. Nothing is
/// normalised. Four kinds of invisible scalar are needed to write living languages and ordinary emoji, and each is
/// accepted only where it does that work (`permits`).
///
/// Code points from The Unicode Standard, version 16.0.
package enum TextTable {
    /// - Parameters:
    ///   - scalar: the scalar in question.
    ///   - previous: the one before it on the same line.
    ///   - next: the one after it on the same line.
    /// - Returns: whether the scalar may stand there. Tag characters are judged by `TagSequence` instead.
    static func permits(_ scalar: UInt32, after previous: UInt32?, before next: UInt32?) -> Bool {
        switch scalar {
        case 0x200C, 0x200D:
            // ZERO WIDTH (NON-)JOINER: Persian, the scripts of India, emoji of several people.
            guard let previous, let next else { return false }
            return previous > 0x7F && next > 0x7F && !isJoiner(previous) && !isJoiner(next)
        case 0x180E:
            // MONGOLIAN VOWEL SEPARATOR: between two letters of a Mongolian word.
            guard let previous, let next else { return false }
            return mongolianLetters.contains(previous) && mongolianLetters.contains(next)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F:
            // Variation selectors choose a form of the character before them: ❤️, and names in Japanese. Behind any other
            // character they change nothing that can be seen, and two names could look the same.
            guard let previous else { return false }
            return hasVariants(previous, chosenBy: scalar, before: next)
        default:
            return !isRefused(scalar)
        }
    }

    /// - Parameter scalar: a scalar's number.
    /// - Returns: whether it is blank: a line neither begins nor ends with one of these.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x2800, 0x3000: true
        default: false
        }
    }

    private static let mongolianLetters: ClosedRange<UInt32> = 0x1820...0x18AA

    private static func isJoiner(_ scalar: UInt32) -> Bool { scalar == 0x200C || scalar == 0x200D }

    private static func hasVariants(
        _ scalar: UInt32, chosenBy selector: UInt32, before next: UInt32?
    ) -> Bool {
        switch selector {
        case 0x180B...0x180F: return mongolianLetters.contains(scalar)
        case 0xE0100...: return isIdeograph(scalar)
        default:
            switch scalar {
            // Keycaps: # * and digits, in a box.
            case 0x23, 0x2A, 0x30...0x39: return selector == 0xFE0F && next == 0x20E3
            case 0xA9, 0xAE: return true  // © and ® are emoji too
            case 0x1000...0x109F: return true  // Myanmar
            case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return false
            case 0x2010...0x2BFF, 0x3030, 0x303D, 0x3297, 0x3299: return !isSpace(scalar)  // symbols
            case 0xA840...0xA877: return true  // Phags-pa
            case 0x1F000...0x1F3FA, 0x1F400...0x1FAFF: return true  // emoji, not their skin tones
            default: return isIdeograph(scalar)
            }
        }
    }

    private static func isIdeograph(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    private static func isRefused(_ scalar: UInt32) -> Bool {
        // The last two of every plane are noncharacters.
        if scalar & 0xFFFE == 0xFFFE { return true }
        for range in refused where scalar <= range.upperBound { return range.contains(scalar) }
        return false
    }

    /// In rising order.
    private static let refused: [ClosedRange<UInt32>] = [
        0x00...0x1F,  // C0 controls, the tab and the line feed among them
        0x7F...0x9F,  // DELETE and C1 controls
        0xAD...0xAD,  // SOFT HYPHEN
        0x34F...0x34F,  // COMBINING GRAPHEME JOINER
        0x61C...0x61C,  // ARABIC LETTER MARK
        0x115F...0x1160,  // Hangul fillers
        0x17B4...0x17B5,  // Khmer inherent vowels
        0x200B...0x200F,  // zero width, left-to-right and right-to-left marks
        0x2028...0x202E,  // line and paragraph separator, bidirectional embeddings and overrides
        0x2060...0x206F,  // WORD JOINER, invisible operators, isolates, deprecated format characters
        0x3164...0x3164,  // HANGUL FILLER
        0xD800...0xF8FF,  // surrogates, private use
        0xFDD0...0xFDEF,  // noncharacters
        0xFEFF...0xFEFF,  // ZERO WIDTH NO-BREAK SPACE, the byte order mark
        0xFFA0...0xFFA0,  // HALFWIDTH HANGUL FILLER
        0xFFF0...0xFFFB,  // unassigned format characters, interlinear annotation
        0x13430...0x1343F,  // Egyptian hieroglyph format controls
        0x1BCA0...0x1BCA3,  // shorthand format controls
        0x1D159...0x1D159,  // MUSICAL SYMBOL NULL NOTEHEAD
        0x1D173...0x1D17A,  // musical format controls
        0xE0000...0xE00FF,  // language tag and tags, save in a `TagSequence`
        0xE0200...0xE0FFF,  // invisible, not assigned
        0xF0000...0x10FFFF,  // private use
    ]
}

/// The flag of a part of a country: a black flag, the place in tag characters, an end (Unicode Technical Standard
/// 51, annex C). The only place where tag characters may stand, since anything could be hidden in them elsewhere.
enum TagSequence {
    private static let blackFlag: UInt32 = 0x1F3F4
    private static let end: UInt32 = 0xE007F
    private static let longestPlace = 6

    static func isTag(_ scalar: UInt32) -> Bool { (0xE0020...0xE007F).contains(scalar) }

    /// - Parameters:
    ///   - scalars: the scalars of a line.
    ///   - index: where a tag character stands that no sequence before it has covered.
    /// - Returns: the index behind the sequence's end, or nil where this is not such a flag.
    static func end(in scalars: [UInt32], from index: Int) -> Int? {
        guard index > 0, scalars[index - 1] == blackFlag else { return nil }
        let place = scalars[index...].prefix {
            (0xE0030...0xE0039).contains($0) || (0xE0061...0xE007A).contains($0)
        }
        guard (3...longestPlace).contains(place.count), place.endIndex < scalars.count,
            scalars[place.endIndex] == end
        else { return nil }
        return place.endIndex + 1
    }
}
