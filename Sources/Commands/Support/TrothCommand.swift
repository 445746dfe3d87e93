import ArgumentParser

/// A command of troth: it gets a console, and the world only through it.
protocol TrothCommand: ParsableCommand {
    /// The options that every command takes.
    var global: GlobalOptions { get }

    /// Does what the command is for.
    ///
    /// - Parameter console: streams, terminal and options.
    /// - Throws: anything that `Failure.init` puts into words.
    func run(_ console: Console) throws
}

extension TrothCommand {
    func run() throws { try run(Console(Context.current, global)) }
}
