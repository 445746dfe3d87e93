import Terminal
import Consent

extension Session {
    /// Shows what signing a version would make wider.
    func showWider(bySigning id: VersionID, _ number: Int) {
        console.say("version \(number), id \(id)")
    }
}
