/// Why some bytes were refused.
///
/// Parsers in troth are total: they either give a value or throw one of these. The reason names the thing that
/// is wrong and what was expected, in words that can be shown to a person.
package struct FormatError: Error, Equatable, CustomStringConvertible {
    /// The line the bytes went wrong on, counted from 1, where the format has lines.
    package let line: Int?
    /// What is wrong: lower case, no full stop.
    package let reason: String

    /// - Parameters:
    ///   - reason: what is wrong: lower case, no full stop.
    ///   - line: the line it is wrong on, counted from 1.
    package init(_ reason: String, line: Int? = nil) {
        self.reason = reason
        self.line = line
    }

    package var description: String {
        guard let line else { return reason }
        return "line \(line): \(reason)"
    }
}
