import ArgumentParser
import Reporting

struct Brief: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print one page for the bag with the toys.",
        discussion: """
            Signals, limits, what to ask first, care and emergencies, as they stand now. The page is plain: whoever \
            finds it can read it. As in: troth brief | lp
            """)

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement, isToTake: true)
        guard let status = session.status(of: agreement).agreements.first,
            case let texts = session.standingTexts(in: agreement), !texts.isEmpty
        else {
            throw Failure(
                .failed, "nothing has been signed by everyone here yet, so there is no page of it",
                hints: "troth status")
        }
        try console.show(BriefView(status, texts, at: session.moment))
    }
}
