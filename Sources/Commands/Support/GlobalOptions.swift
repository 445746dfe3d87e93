import ArgumentParser
import Canonical
package import Terminal

extension ColorChoice: ExpressibleByArgument {}

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
    /// The options where none is given.
    static var usual: Self {
        // None of them is required, so an empty command line always parses.
        try! parse([])
    }

    @Option(help: "The home to work in (otherwise $TROTH_HOME, $XDG_DATA_HOME/troth, ~/.local/share/troth).")
    var home: String?

    @Option(name: .customLong("passphrase-fd"), help: "Read the passphrase from this file descriptor, once.")
    var passphraseDescriptor: Int32?

    @Flag(help: "Write one JSON object to standard output.")
    var json = false

    @Flag(name: .customLong("no-input"), help: "Ask nothing; a missing answer is an error.")
    var noInput = false

    @Flag(help: "Answer yes to questions about files. It never signs.")
    var yes = false

    @Option(help: "When to use colour: auto, always or never.")
    var color: ColorChoice = .auto

    @Flag(
        name: .customLong("clock-is-right"),
        help: "Write although the clock is more than 400 days past everything this home knows.")
    var clockIsRight = false

    init() {}
}
