import Consent
import History

extension ForgottenEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        let what = leaves.count == 1 ? "a record" : "\(leaves.count) records"
        let place = log.subject == .private ? "your private log" : "an agreement"
        return "removed \(what) of \(place) from this home; hashes are left"
    }
}

extension KeptLimitsEntry: PrivatelyToldEntry {
    /// What they are shows in what stands.
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept \(limits.count == 1 ? "a limit" : "\(limits.count) limits") of an agreement that you removed"
    }
}

extension KeptNotAgainEntry: PrivatelyToldEntry {
    package func toldPrivately(_ names: PrivateNames) -> String {
        "kept, from an agreement that you removed, that somebody asked not to be asked again until \(ShownTime(until).asLimit)"
    }
}
