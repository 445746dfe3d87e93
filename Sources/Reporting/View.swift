package import Terminal

/// What a command has to show, with everything decided: who is called what, what stands, what comes first.
///
/// A view is made by a pure function of what is known, for whom, and when. Renderers turn it into JSON (as it is
/// encoded), text and later forms, and decide nothing.
package protocol View: Encodable, Sendable {
    /// Which view this is, and of which form, as in `troth/status/v0`.
    var schema: String { get }

    /// - Parameter width: how many columns a line may take.
    /// - Returns: the view for a terminal.
    func text(width: Int) -> [StyledText]
}
