package import History

/// An entry of the owner's private log that can be told in a sentence, to its owner alone. Each kind that may stand there says
/// how in a file of its own: only that it was written, and never what somebody thinks, answers or feels.
package protocol PrivatelyToldEntry: Entry {
    /// - Parameter names: how people are called.
    /// - Returns: what follows “you” in a sentence, without a full stop: `added the contact Rex`.
    func toldPrivately(_ names: PrivateNames) -> String
}
