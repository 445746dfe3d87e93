import ArgumentParser
import Consent
import History
import Reporting
import Terminal

struct Leave: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Leave an agreement, alone and for good.",
        discussion: """
            It ends the agreement for everyone. Nobody can refuse it and no reason is asked. Where a terminal is, it \
            asks once whether this is meant.
            """)

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement)
        guard try session.ownLeave(of: agreement) != nil || session.isLeavingMeant(agreement) else {
            console.say("nothing was written; everything is as it was")
            return try console.json(ChangeJSON("leave", session.names[agreement], isChanged: false))
        }
        try console.json(session.leave(agreement))
    }
}

extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: the owner's leaving of it, where they have left.
    func ownLeave(of agreement: AgreementID) -> Record? {
        acts(in: agreement).leaves.first { $0.author == me }
    }

    /// Leaving needs nobody, so where nobody can be asked it is simply done.
    fileprivate func isLeavingMeant(_ agreement: AgreementID) throws -> Bool {
        guard let dialogue = try? console.dialogue(orElse: "--no-input") else { return true }
        let title = names[agreement].title
        return try unlocked {
            try dialogue.yesOrNo("“\(title)”: this ends it for good for everyone; leave?")
        }
    }

    /// Leaves a thread, and says so.
    ///
    /// - Parameter agreement: the thread.
    /// - Returns: what changed.
    /// - Throws: `Failure`, `VaultError`.
    func leave(_ agreement: AgreementID) throws -> ChangeJSON {
        let earlier = ownLeave(of: agreement)
        if let earlier {
            console.say("you have left it already (\(LocalTime(earlier.said))); nothing was written")
        } else {
            try take([.leave], in: agreement)
            console.say("you have left: \(names[agreement].title). It is over, for good and for everyone")
            listProtections(in: agreement, "care, privacy and all that protects people stay:")
            tellOthers(of: agreement, isOver: true)
            for other in liveAgreements(withTheSamePeopleAs: agreement) {
                console.say("“\(names[other].title)”, between the same people, goes on; it is left by itself")
            }
            tryDuties()
        }
        var json = ChangeJSON("leave", names[agreement], isChanged: earlier == nil)
        json.protections = protections(in: agreement)
        return json
    }
}
