import CSodium

/// libsodium itself, started once.
enum Library {
    /// Touch this before anything that allocates, draws random bytes, or picks code by processor. `sodium_malloc`
    /// aborts the process where it comes before `sodium_init`.
    static let ready: Void = {
        // −1 means that the system has no source of randomness: nothing can be done safely, and nothing is.
        precondition(sodium_init() >= 0, "libsodium could not be started: no source of random bytes")
    }()
}
