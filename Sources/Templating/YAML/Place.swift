/// Where something stands in a file that a person wrote.
package struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file's name, as the person gave it.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// The column in characters, counted from 1.
    package let column: Int

    /// - Parameters:
    ///   - file: the file's name, as the person gave it.
    ///   - line: the line, counted from 1.
    ///   - column: the column in characters, counted from 1.
    package init(file: String, line: Int, column: Int) {
        (self.file, self.line, self.column) = (file, line, column)
    }

    /// `FILE:line:column`, which editors and terminals can follow.
    package var description: String { "\(file):\(line):\(column)" }
}

/// A value together with where it was written, so that a rule that judges it later can name the place.
package struct Placed<Value> {
    /// What was written.
    package let value: Value
    /// Where.
    package let place: Place

    /// - Parameters:
    ///   - value: what was written.
    ///   - place: where.
    package init(_ value: Value, at place: Place) { (self.value, self.place) = (value, place) }
}

extension Placed: Sendable where Value: Sendable {}

/// Why a YAML file was refused, and where.
package struct YAMLError: Error, Equatable, CustomStringConvertible {
    /// Where the file goes wrong.
    package let place: Place
    /// What is wrong and what to do: lower case, no full stop.
    package let reason: String

    /// - Parameters:
    ///   - reason: what is wrong and what to do: lower case, no full stop.
    ///   - place: where the file goes wrong.
    package init(_ reason: String, at place: Place) { (self.reason, self.place) = (reason, place) }

    /// `FILE:line:column: reason`.
    package var description: String { "\(place): \(reason)" }
}
