import Canonical
import Consent
import Reporting
import Terminal

extension Session {
    /// Shows what signing a version would make wider. It is no data, so it goes where the questions go.
    ///
    /// - Parameters:
    ///   - id: a version whose text is here, and which this home's owner is a party of.
    ///   - number: what it is called.
    func showWider(bySigning id: VersionID, _ number: Int) {
        guard let version = ledger.versions[id],
            let wider = ledger.wider(bySigning: id, for: me, at: moment)
        else { return }
        console.say("version \(number), id \(id)")
        console.say(WiderView(wider, bySigning: id, version, names: names))
    }
}
