package import Canonical

/// The present, which a clock that is wrong, or was set back or forward, must not be able to loosen.
package struct Moment: Equatable, Sendable {
    /// What begins is decided by this: the system clock.
    package let clock: Instant
    /// What ends is decided by this: the later of the system clock and the newest time in one's own logs.
    package let latest: Instant

    /// - Parameters:
    ///   - clock: the system clock.
    ///   - newestKnown: the newest time in one's own logs.
    package init(clock: Instant, newestKnown: Instant? = nil) {
        self.clock = clock
        latest = max(clock, newestKnown ?? clock)
    }
}
