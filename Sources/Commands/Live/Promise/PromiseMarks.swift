import ArgumentParser
import Canonical
import Consent
import History
import Reporting
import Terminal

extension PromiseCommand {
    struct Kept: PromiseMarking {
        static let mark = PromiseMarkEntry.Mark.kept
        static let configuration = CommandConfiguration(abstract: "Say that you kept a promise of yours.")

        @Argument(help: promiseHelp) var promise: String
        @Option(help: agreementHelp) var agreement: String?
        @OptionGroup var global: GlobalOptions
    }

    struct Missed: PromiseMarking {
        static let mark = PromiseMarkEntry.Mark.missed
        static let configuration = CommandConfiguration(abstract: "Say that you missed a promise of yours.")

        @Argument(help: promiseHelp) var promise: String
        @Option(help: agreementHelp) var agreement: String?
        @OptionGroup var global: GlobalOptions
    }

    struct End: PromiseMarking {
        static let mark = PromiseMarkEntry.Mark.ended
        static let configuration = CommandConfiguration(
            abstract: "End a promise of yours, alone and at once.", discussion: "No reason is asked.")

        @Argument(help: promiseHelp) var promise: String
        @Option(help: agreementHelp) var agreement: String?
        @OptionGroup var global: GlobalOptions
    }

    struct Release: PromiseMarking {
        static let mark = PromiseMarkEntry.Mark.released
        static let configuration = CommandConfiguration(
            abstract: "Release somebody from a promise that was made to you.",
            discussion: """
                Where it was made to several people, each releases for themselves: it ends once all of them have.
                """)

        @Argument(help: promiseHelp) var promise: String
        @Option(help: agreementHelp) var agreement: String?
        @OptionGroup var global: GlobalOptions
    }
}

private let promiseHelp: ArgumentHelp = "The promise, by its number in troth promise list, or its id."
private let agreementHelp: ArgumentHelp = "The agreement, where there are several."

/// Says something of a promise: its maker, how it went; whoever it was made to, that it may rest.
protocol PromiseMarking: TrothCommand {
    static var mark: PromiseMarkEntry.Mark { get }
    var promise: String { get }
    var agreement: String? { get }
}

extension PromiseMarking {
    func run(_ console: Console) throws {
        let session = try Session(console)
        let agreement = try session.agreement(named: agreement, isToTake: true)
        let (place, promise) = try session.promise(named: promise, in: agreement)
        try session.check(Self.mark, of: promise, number: place + 1, in: agreement)
        let json: SharedJSON
        if let already = already(promise, session) {
            console.say("\(already); nothing was written")
            json = SharedJSON("promise", session.names[agreement], isChanged: false, number: place + 1)
        } else {
            try session.share(PromiseMarkEntry(promise.source, Self.mark), in: agreement)
            say(session.promises(in: agreement)[place], session, agreement)
            session.tellOthers(of: agreement, isOver: true)
            json = SharedJSON("promise", session.names[agreement], number: place + 1)
        }
        try console.json(json)
    }

    /// What has been said already, where saying it again says nothing.
    private func already(_ promise: KnownPromise, _ session: Session) -> StyledText? {
        switch (Self.mark, promise.state) {
        case (.ended, .ended(let time)): "you have ended it already (\(LocalTime(time)))"
        case (.released, _):
            promise.releasedBy[session.me].map { "you have released it already (\(LocalTime($0)))" }
        default: nil
        }
    }

    private func say(_ promise: KnownPromise, _ session: Session, _ agreement: AgreementID) {
        let name = "“\(promise.label ?? promise.words.lines[0])”"
        let maker = session.names[agreement].people[promise.maker].subject
        switch Self.mark {
        case .kept: session.console.say("kept, by your own word: \(name)")
        case .missed: session.console.say("missed, by your own word: \(name). It happens; nothing is counted")
        case .ended: session.console.say("you ended your promise: \(name)")
        case .released:
            let others = promise.to.subtracting(promise.releasedBy.keys)
            session.console.say("you released \(maker): \(name)")
            guard !others.isEmpty else { return }
            let names = session.names[agreement].people.ordered(others).inWords
            session.console.say("it stands towards \(names), who can release \(maker) for themselves")
        }
    }
}

extension Session {
    /// - Parameter agreement: a thread.
    /// - Returns: its promises, as they are shown.
    func promisesView(in agreement: AgreementID, hidden: Set<RecordID> = []) -> PromisesView {
        PromisesView(promises(in: agreement), names[agreement], hidden: hidden, at: moment)
    }

    /// - Parameters:
    ///   - text: a promise's number, its id in the text, or the beginning of its record's id.
    ///   - agreement: the thread.
    /// - Returns: its place in the list, and the promise.
    /// - Throws: `Failure`, where there is none.
    func promise(named text: String, in agreement: AgreementID) throws -> (place: Int, promise: KnownPromise)
    {
        let all = promises(in: agreement)
        let byID = all.indices.filter { "\(all[$0].source)" == "item \(text)" }
        if byID.count == 1 { return (byID[0], all[byID[0]]) }
        let records = all.map { promise in
            if case .added(let id) = promise.source { "\(id)" } else { "" }
        }
        let place = try Self.place(text, among: records, "promise", "troth promise list")
        return (place, all[place])
    }

    /// - Throws: `Refusal`, where that is not the owner's to say; `Failure`, where the promise stands no more.
    fileprivate func check(
        _ mark: PromiseMarkEntry.Mark, of promise: KnownPromise, number: Int, in agreement: AgreementID
    ) throws {
        let maker = names[agreement].people[promise.maker]
        if mark.isTheMakers, promise.maker != me {
            throw Refusal(
                .onlyYourOwn,
                "that is a promise of \(maker.name)’s, and nobody else says how it went or ends it")
        }
        if !mark.isTheMakers, !promise.to.contains(me) {
            throw Refusal(
                .onlyYourOwn,
                promise.maker == me
                    ? "it is a promise of your own; to end it: troth promise end \(number)"
                    : "it was not made to you, so it is not yours to release")
        }
        switch promise.state {
        case .standing: return
        case .over: throw Failure(.refused, "it ended with the agreement, so nothing more is said of it")
        case .ended where mark == .ended, .released where mark == .released: return
        case .ended, .released:
            throw Failure(
                .refused, "it stands no more, so nothing more is said of it", hints: "troth promise list")
        }
    }
}
