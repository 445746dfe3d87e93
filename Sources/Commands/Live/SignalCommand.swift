import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal

struct SignalCommand: TrothCommand {
    static let configuration = CommandConfiguration(
        commandName: "signal", abstract: "Add a stop signal of your own, alone and at once.",
        discussion: "It stands beside those of the agreement, and takes the place of none of them.")

    @Argument(help: "@FILE with what the signal is and what it means; asked for where it is left out.")
    var words: String?

    @Option(help: "The agreement, where there are several.")
    var agreement: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        // Standard input and the file are read before anything else can go wrong with them.
        let given = try words.map { try console.text(from: $0, "a stop signal") }
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement, isToTake: true)
        let signal = StopSignal(try given ?? ask(console))
        let own = session.acts(in: agreement).signals.filter {
            $0.author == session.me && $0.act == .signal(signal)
        }
        let holding = session.ledger.unsettled(own, in: agreement, for: session.me, at: session.moment)
        if let earlier = holding.first {
            console.say(
                "you have added just this one already (\(LocalTime(earlier.said))), and it holds; nothing was written"
            )
        } else {
            try session.take([.signal(signal.words)], in: agreement)
            console.say("from now on this is a stop signal of yours too:")
            for line in signal.words.lines { console.say("  " + StyledText("\(line)")) }
            session.tellOthers(of: agreement)
            session.tryDuties()
        }
        var json = ChangeJSON("signal", session.names[agreement], isChanged: holding.isEmpty)
        json.protections = session.protections(in: agreement).filter(\.isStopSignal)
        try console.json(json)
    }

    private func ask(_ console: Console) throws -> Prose {
        let dialogue = try console.dialogue(orElse: "@FILE")
        while true {
            do {
                return try Prose(
                    lenient: dialogue.line("What is the signal, and what is everyone to do when you give it?")
                )
            } catch let error as FormatError { dialogue.say("please type it again: \(error.reason)") }
        }
    }
}
