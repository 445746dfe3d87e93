import Canonical
import Consent

/// What the fold does not hold to yet; `GapTests` shows each by its smallest history.
extension Sight {
    /// - Parameter loosened: a way in which something became looser.
    /// - Returns: whether it is one of those.
    func isKnownGap(_ loosened: String) -> Bool {
        // A version that is not effective settles what it names for itself.
        if loosened.contains("lost added") || loosened.hasSuffix("from hard to no") { return true }
        // A thread is heard as long as not all of it is settled elsewhere.
        return loosened.hasPrefix("overall") && versionsAreSettledAcrossThreads
    }

    private var versionsAreSettledAcrossThreads: Bool {
        let versions = Ground(records).versions
        return versions.values.contains { version in
            version.settles.contains { id in
                versions[VersionID(id)].map { $0.agreement != version.agreement } ?? false
            }
        }
    }
}
