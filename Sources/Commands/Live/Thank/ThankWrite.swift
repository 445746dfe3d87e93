import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal
import Vault

extension ThankCommand {
    struct Write: TrothCommand {
        static let configuration = CommandConfiguration(
            commandName: "write", abstract: "Thank somebody.",
            discussion: """
                Everyone in the agreement can read it. Whoever gets it can hide it from their own views. Also: troth \
                thank list, troth thank hide N, troth thank show N.
                """)

        @Argument(help: "@FILE with what you want to say, or @-; asked for where it is left out.")
        var words: String?

        @Option(name: .customLong("for"), help: "An item by its id or label, or a promise by its number.")
        var about: String?

        @Option(help: "Whom, in a pack; again for more. Otherwise a promise’s maker, or all the others.")
        var to: [String] = []

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let given = try words.map { try console.text(from: $0, "what you want to say") }
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            let about = try about.map { try subject($0, in: agreement, session) }
            var people = try session.people(named: to, in: agreement)
            if to.isEmpty, let maker = about?.maker, maker != session.me { people = [maker] }
            let words = try session.words(given, asking: "What do you want to thank for?")
            try session.share(
                ThanksEntry(to: people, about: about?.source, words: words), in: agreement)
            let names = session.names[agreement]
            console.say("you thanked \(names.people.ordered(people).inWords)")
            session.tellOthers(of: agreement, isOver: true)
            let all = session.home.archive.posted(ThanksEntry.self, in: agreement)
            let number = (all.lastIndex { $0.author == session.me } ?? 0) + 1
            try console.json(SharedJSON("thank", names, number: number))
        }

        /// What `--for` names: a promise that was added by its number, anything in the text by its id or label.
        private func subject(
            _ text: String, in agreement: AgreementID, _ session: Session
        ) throws -> (source: PromiseSource, maker: PartyID?) {
            let items = session.versions(of: agreement).reversed().flatMap(\.version.items)
            var seen: Set<Slug> = []
            let found = Session.items(text, among: items).filter { seen.insert($0.id).inserted }
            if Decimal.parse(text.utf8) == nil, !found.isEmpty {
                guard found.count == 1 else {
                    let names = found.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
                    throw Failure(.usage, "“\(text)” could be \(names)", hints: "give the whole id")
                }
                if case .promise(let promise) = found[0] { return (.item(promise.id), promise.maker) }
                return (.item(found[0].id), nil)
            }
            guard let (_, promise) = try? session.promise(named: text, in: agreement) else {
                throw Failure(
                    .usage, "there is no item and no promise “\(text)” in this agreement",
                    hints: "troth show lists the items, and troth promise list the promises")
            }
            return (promise.source, promise.maker)
        }
    }
}
