import CPlatform
import Glibc

/// How text is to look on one stream: asked once for each, since one may be a terminal and the other a file.
package struct Appearance: Hashable, Sendable {
    /// Lines are not made wider than this on any terminal: longer ones are hard to read.
    package static let widest = 100
    /// How wide lines are where there is no terminal to ask.
    package static let usualWidth = 80
    /// Below this a layout is of no use, and the terminal may wrap as it likes.
    package static let narrowest = 24

    /// Whether styles become colour.
    package let isColored: Bool
    /// How many columns a line may take.
    package let width: Int

    /// - Parameters:
    ///   - isColored: whether styles become colour.
    ///   - width: how many columns a line may take; brought between `narrowest` and `widest`.
    package init(isColored: Bool, width: Int) {
        self.isColored = isColored
        self.width = min(max(width, Self.narrowest), Self.widest)
    }

    /// - Parameters:
    ///   - fileDescriptor: the stream.
    ///   - color: what was asked for on the command line, which has the last word.
    ///   - environment: the environment: a `NO_COLOR` that is not empty (no-color.org), a `TERM` that is `dumb`,
    ///     empty or missing mean no colour.
    package init(of fileDescriptor: CInt, color: ColorChoice, environment: [String: String]) {
        let isTerminal = isatty(fileDescriptor) == 1
        let isWelcome =
            environment["NO_COLOR", default: ""].isEmpty
            && !["", "dumb"].contains(environment["TERM", default: ""])
        let isColored =
            switch color {
            case .auto: isTerminal && isWelcome
            case .always: true
            case .never: false
            }
        let columns = isTerminal ? Int(troth_columns(fileDescriptor)) : 0
        self.init(isColored: isColored, width: columns > 0 ? columns : Self.usualWidth)
    }
}
