import ArgumentParser

/// What is to become of an account, or of an answer to one, as options.
struct DraftOrShare: ParsableArguments {
    @Flag(help: "Keep it for yourself, as a draft.")
    var draft = false

    @Flag(help: "Share it with everyone in the agreement.")
    var share = false

    /// - Throws: `Failure`, where both were given.
    func check() throws {
        guard !(draft && share) else { throw Failure(.usage, "it is either --draft or --share") }
    }
}
