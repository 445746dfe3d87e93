/// What `--color` was given.
package enum ColorChoice: String, CaseIterable, Sendable {
    /// Colour where a stream is a terminal that can show it, and nobody asked for none.
    case auto
    case always
    case never
}
