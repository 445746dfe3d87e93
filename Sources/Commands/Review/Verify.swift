import ArgumentParser
import Consent
import History
import Reporting
import Vault

struct Verify: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check everything again, from the bytes.",
        discussion: """
            Every record and every signature is checked against the keys on the cards that you have, and every text against \
            its id. It ends with 3 where something does not hold. That a whole home was put back to an older copy can be \
            seen only against what others have of it.
            """)

    @Option(help: "One agreement only.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let chosen = try agreement.map { try session.agreement(named: $0) }
        let verification = try session.verification(of: chosen)
        try console.show(session.view(of: verification))
        let broken = session.agreements.map(\.id).filter { agreement in
            (chosen == nil || chosen == agreement)
                && session.round(of: agreement).map { round in
                    round.parties.contains { round.stage(of: $0.id) == .broken }
                } ?? false
        }
        for agreement in broken {
            session.sayRoundWarnings(of: agreement)
        }
        if !verification.faults.isEmpty || !broken.isEmpty { throw ExitCodeError(code: .doesNotHold) }
    }
}

extension Session {
    /// - Parameter agreement: one thread; everything, where nil.
    /// - Returns: what is found when it is checked again, from the bytes.
    /// - Throws: `Failure`, where this home has no card of its own yet.
    func verification(of agreement: AgreementID?) throws -> Verification {
        home.archive.verification(of: agreement, cards: [try ownCard] + contacts.contacts.map(\.card))
    }

    /// - Parameter verification: what was found.
    /// - Returns: it for showing.
    func view(of verification: Verification) -> VerificationView {
        VerificationView(verification, in: ledger, names: names, called: name)
    }
}
