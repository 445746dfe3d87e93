/// Words that no template may hold: those that name somebody under 18, and those that name sexual acts with animals.
/// Agreements are between adults, and no option switches this off.
///
/// It reads English, whole words, as they are spelt; it draws a line and is no detector. Where the line lies:
///
/// - Roles of adults are not refused: pup, puppy, pet, kitten, pony, boy, girl, little, age play. What names a child
///   is, whoever would play it: child, teen, schoolgirl, little boy, a sixteen-year-old.
/// - What keeps people under 18 out may say whom it keeps out: “nobody under 18 may be present”. So in protections,
///   promises, facts and explanations a word passes where the same clause denies it before the word comes, and takes
///   nothing back (“but”, “unless”). A row says what may happen: what it names is never passed.
/// - “Childcare” is a word of its own, and so are “minor injuries” and a child’s pose.
package enum RefusedWords {
    /// What was found.
    package struct Finding: Equatable, Sendable {
        /// The words, as they were read: lower case, without marks.
        package let words: String
        /// Why they are refused: lower case, no full stop.
        package let reason: String
    }

    /// - Parameters:
    ///   - text: one line or several.
    ///   - mayDeny: whether the text may name such a thing in order to keep it out: so in protections, promises, facts
    ///     and explanations, and never in what names a row.
    /// - Returns: the first thing that is refused; nil where there is none.
    package static func finding(in text: String, mayDeny: Bool) -> Finding? {
        let tokens = RefusedWords.tokens(of: text)
        var clause = Clause(tokens, from: 0)
        for index in tokens.indices {
            if index >= clause.range.upperBound { clause = Clause(tokens, from: index) }
            for (match, reason) in [(minor, underAge), (animalAct, withAnimals)] {
                guard let count = match(tokens, index) else { continue }
                if mayDeny, clause.isDenied(tokens, before: index) { continue }
                let words = tokens[index..<index + count].filter { $0 != "," }.joined(separator: " ")
                return Finding(words: words, reason: "“\(words)” \(reason)")
            }
        }
        return nil
    }

    private static let underAge =
        "names somebody under 18; agreements are between adults, and no option changes that (a protection may "
        + "say “nobody under 18”)"
    private static let withAnimals =
        "names a sexual act with an animal; no option changes that this is refused"

    // MARK: Denials

    private static let denials: Set<String> = [
        "no", "not", "never", "nobody", "none", "nor", "neither", "cannot",
    ]
    /// What takes a denial back, or makes it deny something else.
    private static let exceptions: Set<String> = [
        "but", "except", "unless", "without", "besides", "until", "only", "just", "more", "less", "longer",
        "matter", "mind", "problem", "limit", "limits", "doubt", "why", "instead", "objection", "objections",
    ]
    /// How far a denial reaches, in words.
    private static let reach = 10

    /// Words up to the end of a clause.
    private struct Clause {
        let range: Range<Int>
        private let takesBack: Bool

        init(_ tokens: [String], from start: Int) {
            range = start..<(tokens[start...].firstIndex(of: "|").map { $0 + 1 } ?? tokens.endIndex)
            takesBack = tokens[range].contains(where: exceptions.contains)
        }

        /// Whether the clause denies what stands at an index, before it comes there.
        func isDenied(_ tokens: [String], before index: Int) -> Bool {
            guard !takesBack else { return false }
            let before = tokens[range.lowerBound..<index].suffix(2 * reach).filter { $0 != "," }
            return before.suffix(reach).contains(where: denials.contains)
        }
    }
}

// MARK: Words

extension RefusedWords {
    /// Words in lower case without possessives; `|` where a clause ends, `,` where a pause is, `<` as it stands.
    /// Hyphens divide words.
    static func tokens(of text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        func end() {
            defer { word = "" }
            guard !word.isEmpty else { return }
            let parts = word.split(separator: "'", omittingEmptySubsequences: true)
            guard let first = parts.first else { return }
            tokens.append(parts.count > 1 && parts[1] == "t" && first.hasSuffix("n") ? "not" : String(first))
        }
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9":
                word.unicodeScalars.append(scalar.lowercased)
            case _ where !scalar.isASCII && scalar.properties.isAlphabetic:
                word += scalar.properties.lowercaseMapping
            case "'", "’":
                word += "'"
            case ".", "!", "?", ";", ":", "…", "\n":
                end()
                let next = index + 1 < scalars.count ? scalars[index + 1] : " "
                // “y.o.” is no end of anything.
                if scalar != "." || !next.properties.isAlphabetic { tokens.append("|") }
            case ",", "(", ")", "—", "–":
                end()
                tokens.append(",")
            case "<":
                end()
                tokens.append("<")
            default: end()
            }
        }
        end()
        return tokens
    }

    /// Reads tokens as phrases; `nil` past the end.
    static func word(_ tokens: [String], _ index: Int) -> String? {
        tokens.indices.contains(index) ? tokens[index] : nil
    }
}

extension Unicode.Scalar {
    /// An ASCII capital as its small letter; everything else as it is.
    fileprivate var lowercased: Self { ("A"..."Z").contains(self) ? Self(UInt8(value) + 0x20) : self }
}
