import Canonical

/// Makes a text safe to show on one line: what cannot be seen, moves the cursor, or changes the order of what is
/// seen is spelt out as `\u{1B}`.
///
/// What may stand is what may stand in a line that people sign: a word that `Line` accepts is shown as it is. Of any
/// other word each character that `Line` does not accept by itself is spelt out. A text that holds the seven
/// characters `\u{1B}` looks the same as one that holds an escape: this is for showing, not for reading back.
///
/// - Parameter text: any text, from any file.
/// - Returns: the text without a control, a bidirectional mark or an invisible character; line feeds are spelt out
///   too (`StyledText.lines(of:)` keeps them apart).
package func sanitized(_ text: String) -> String {
    text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false)
        .map { word in
            let word = String(word)
            if word.isEmpty || isAcceptable(word) { return word }
            return word.unicodeScalars.map { scalar in
                let alone = String(scalar)
                return isAcceptable(alone) ? alone : spelling(scalar)
            }.joined()
        }
        .joined(separator: " ")
}

private func isAcceptable(_ word: String) -> Bool { (try? Line(word)) != nil }

private func spelling(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
}
