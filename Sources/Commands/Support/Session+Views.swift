import Consent
import Reporting

extension Session {
    /// - Parameter agreement: one thread, or nil for all.
    /// - Returns: where things stand now.
    func status(of agreement: AgreementID?) -> StatusView {
        let moment = moment
        let standing = ledger.standing(at: moment, for: me)
        return StatusView(
            ledger, standing, names: names, at: moment,
            preparations: preparationStatus, setAside: setAside,
            ownTimes: ownTimes(standing), of: agreement)
    }
}
