import ArgumentParser
import History
import Reporting

extension PromiseCommand {
    struct List: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the promises, and how each stands by its maker’s word.",
            discussion: """
                Also: troth promise add @FILE; by its maker troth promise kept N, missed N, end N; by those it was \
                made to troth promise release N.
                """)

        @Option(help: "The agreement, where there are several.")
        var agreement: String?

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let agreement = try session.agreement(named: agreement, isToTake: true)
            // What came in answer to an account of the owner's after they had ended it is not heard here either.
            let late = session.repairs(in: agreement).filter { $0.opener == session.me }.flatMap(\.late)
            try console.show(session.promisesView(in: agreement, hidden: Set(late.map(\.id))))
        }
    }
}
