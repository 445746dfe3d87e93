import ArgumentParser
import Canonical
import History
import Reporting
import Terminal
import Vault

extension ForgetCommand {
    struct Ask: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask the others to delete what they have of an agreement.",
            discussion:
                "Nobody can check what they do. Who asks before forgetting can still get their answer.")

        @Argument(help: "@FILE with what else is meant, such as images, or @-.")
        var words: String?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let words = try words.map { try console.text(from: $0, "what else is meant") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            try session.share(DeletionRequestEntry(words), in: agreement)
            console.say("you asked the others to delete what they have of it")
            session.tellOthers(of: agreement, isOver: true)
            try console.json(SharedJSON("forget", session.names[agreement]))
        }
    }

    struct Receipt: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that you delete what somebody asked you to.",
            discussion: """
                Write it, send it (troth send), then do it: troth forget removes the agreement from this home; \
                images and other files are for you to delete.
                """)

        @Argument(help: "@FILE with what you delete, or @-.")
        var words: String?

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let words = try words.map { try console.text(from: $0, "what you delete") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let requests = session.home.archive.openDeletionRequests(in: agreement)
            guard !requests.isEmpty else {
                throw Failure(
                    .failed, "nobody has asked for that here, or you have answered already",
                    hints: "to remove it all the same: troth forget")
            }
            for request in requests {
                let name = session.names[agreement].people[request.author].name
                let more = request.entry.words == nil ? "" : ", and more:"
                console.say("\(name) asked you to delete what you have of it\(more)")
                for line in request.entry.words?.lines ?? [] { console.say("  | \(line)") }
            }
            for request in requests {
                try session.share(DeletionReceiptEntry(request.id, words), in: agreement)
            }
            console.say("you said that you delete it; nobody can check that, and they may rely on it")
            session.tellOthers(of: agreement, isOver: true)
            try console.json(SharedJSON("forget", session.names[agreement]))
        }
    }
}
