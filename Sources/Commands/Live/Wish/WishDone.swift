import ArgumentParser
import Consent
import History
import Reporting
import Terminal
import Vault

extension WishCommand {
    struct Done: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a wish of yours off the list, or set somebody’s aside in your own view.",
            discussion: "That you have set a wish of somebody’s aside, nobody else learns.")

        @Argument(help: "Its number in troth wish list.")
        var wish: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (place, wish, isDone) = try session.wish(named: wish, in: agreement)
            let isChanged: Bool
            if wish.author != session.me {
                isChanged = try session.hide(wish.id, in: agreement, isShownAgain: false)
                console.say(
                    isChanged
                        ? "set aside in your own view; nobody else learns of it"
                        : "set aside already; nothing was written")
            } else if isDone {
                isChanged = false
                console.say("it is off the list already; nothing was written")
            } else {
                isChanged = true
                try session.share(WishDoneEntry(wish.id), in: agreement)
                console.say("off the list")
                session.tellOthers(of: agreement, isOver: true)
            }
            try console.json(
                SharedJSON("wish", session.names[agreement], isChanged: isChanged, number: place + 1))
        }
    }

    struct Show: TrothCommand {
        static let configuration = CommandConfiguration(abstract: "Show again what you have set aside.")

        @Argument(help: "Its number in troth wish list --all.")
        var wish: String

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let (place, wish, _) = try session.wish(named: wish, in: agreement)
            let isChanged = try session.hide(wish.id, in: agreement, isShownAgain: true)
            console.say(
                isChanged
                    ? "back in your own view; nobody else learns of it"
                    : "you have not set it aside; nothing was written")
            try console.json(
                SharedJSON("wish", session.names[agreement], isChanged: isChanged, number: place + 1))
        }
    }
}

extension Session {
    fileprivate func wish(
        named text: String, in agreement: AgreementID
    ) throws -> (place: Int, wish: Posted<WishEntry>, isDone: Bool) {
        let all = home.archive.wishes(in: agreement)
        let place = try Self.place(
            text, among: all.map { "\($0.wish.id)" }, "wish", "troth wish list --all")
        return (place, all[place].wish, all[place].isDone)
    }
}
