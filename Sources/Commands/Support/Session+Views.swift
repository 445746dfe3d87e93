import Consent
import Reporting

extension Session {
    /// - Parameter agreement: one thread, or nil for all.
    /// - Returns: where things stand now.
    func status(of agreement: AgreementID?) -> StatusView {
        let moment = moment
        return StatusView(
            ledger, ledger.standing(at: moment, for: me), names: names, at: moment,
            preparations: preparationStatus, setAside: setAside,
            ownTimes: ownTimes, of: agreement)
    }
}
