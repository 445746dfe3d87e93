import ArgumentParser
import Consent
import History
import Reporting
import Terminal
import Vault

extension ThankCommand {
    struct Hide: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hide thanks from your own views.", discussion: "Nobody else learns of it.")

        @Argument(help: "Their number in troth thank list.")
        var thanks: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            try console.hideThanks(thanks, agreement, isShownAgain: false)
        }
    }

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show again what you have hidden.")

        @Argument(help: "Their number in troth thank list --hidden.")
        var thanks: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            try console.hideThanks(thanks, agreement, isShownAgain: true)
        }
    }
}

extension Console {
    fileprivate func hideThanks(_ text: String, _ named: String?, isShownAgain: Bool) throws {
        let session = try Session(self)
        let agreement = try session.agreement(named: named, isToTake: true)
        let all = session.home.archive.posted(ThanksEntry.self, in: agreement).map(\.id)
        let place = try Session.place(
            text, among: all.map(\.description), "thanks", "troth thank list --hidden")
        let isChanged = try session.hide(all[place], in: agreement, isShownAgain: isShownAgain)
        let state: StyledText = isShownAgain ? "shown in your views" : "hidden from your own views"
        say(isChanged ? state + "; nobody else learns of it" : state + " already; nothing was written")
        try json(SharedJSON("thank", session.names[agreement], isChanged: isChanged, number: place + 1))
    }
}
