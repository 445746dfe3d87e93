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
        let names = session.names[agreement]
        var json = ChangeJSON("leave", names, isChanged: false)
        if let earlier = session.acts(in: agreement).leaves.first(where: { $0.author == session.me }) {
            console.say("you have left it already (\(LocalTime(earlier.said))); nothing was written")
        } else {
            guard try session.unlocked({ try isMeant(names.title, console) }) else {
                console.say("nothing was written; everything is as it was")
                return try console.json(json)
            }
            try session.take([.leave], in: agreement)
            json = ChangeJSON("leave", names)
            console.say("you have left: \(names.title). It is over, for good and for everyone")
            session.listProtections(in: agreement, "care, privacy and all that protects people stay:")
            session.tellOthers(of: agreement, isOver: true)
            session.tryDuties()
        }
        json.protections = session.protections(in: agreement)
        try console.json(json)
    }

    /// Leaving needs nobody, so where nobody can be asked it is simply done.
    private func isMeant(_ title: String, _ console: Console) throws -> Bool {
        guard let dialogue = try? console.dialogue(orElse: "--no-input") else { return true }
        return try dialogue.yesOrNo("“\(title)”: this ends it for good for everyone; leave?")
    }
}
