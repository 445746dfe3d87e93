import ArgumentParser
import Canonical
import History
import Templating
import Terminal

extension HealthCommand {
    struct Share: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write your health slip into one file for people you name.",
            discussion: """
                The file opens for exactly these contacts. It is not signed. Whoever can open it can copy it and pass it \
                on, and it can’t be taken back. How many people it is for can be seen from outside; who they are can’t.
                """)

        @Option(name: .customLong("to"), help: "A contact who is to read it; once for each.")
        var names: [String] = []

        @Option(name: .shortAndLong, help: "The file to write; - for standard output.")
        var output: String

        @Option(help: "The day by which you would like it to be deleted, as in 2026-12-01. It is a wish.")
        var until: String?

        @Flag(help: "Write the file as text, for places that take no other.")
        var armor = false

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            try console.checkDelivery(to: output)
            let dialogue = global.yes ? nil : try console.dialogue(orElse: "--yes")
            guard !names.isEmpty else {
                throw Failure(.usage, "nobody is named who is to read it", hints: "give --to NAME")
            }
            let session = try Session(console)
            let kept = try session.keptHealthSlip()
            let contacts = try self.contacts(session)
            let slip = HealthSlip(
                date: kept.date, answers: kept.answers,
                sharing: .init(from: try session.ownCard.name, deleteBy: try deleteBy(today: session.today)))
            if !global.yes, output != "-", Files.isThere(output) {
                throw Failure(
                    .failed, "\(output) is there already, and was left as it is",
                    hints: "name another file, or add --yes to write over it")
            }
            tell(kept, slip.sharing, contacts, console)
            if let dialogue {
                let place = output == "-" ? "to standard output" : output
                guard try session.unlocked({ try dialogue.yesOrNo("Write \(place)?") }) else {
                    console.say("nothing was written")
                    return try console.json(HealthSharedJSON(nil, slip, []))
                }
            }
            let file = try Sheet.seal(slip.text, to: contacts.map(\.card.recipient), armored: armor)
            try console.deliver(file, to: output)
            console.say(
                "\(output == "-" ? "this" : output) opens for \(contacts.map { "\($0.label)" }.joined(separator: " and ")) alone; they read it with: troth health read FILE"
            )
            try console.json(HealthSharedJSON(output, slip, contacts))
        }

        /// - Returns: those who were named, each once.
        private func contacts(_ session: Session) throws -> [Contact] {
            try names.map(session.contact).reduce(into: []) { all, next in
                if !all.contains(next) { all.append(next) }
            }
        }

        private func deleteBy(today: CalendarDate) throws -> CalendarDate? {
            guard let until else { return nil }
            guard let day = CalendarDate(until.utf8) else {
                throw Failure(.usage, "“\(until)” is no day", hints: "as in --until 2026-12-01")
            }
            guard day.daysSince1970 >= today.daysSince1970 else {
                throw Failure(.usage, "\(day) is over", hints: "as in --until 2026-12-01")
            }
            return day
        }

        /// What is in it, who gets it, and what that means. It is no data, so it goes where the question goes.
        private func tell(
            _ slip: HealthSlip, _ sharing: HealthSlip.Sharing?, _ contacts: [Contact], _ console: Console
        ) {
            let from = sharing.map { ", from “\($0.from)”" } ?? ""
            if global.yes {
                let topics = slip.answers.answered.map(\.label).joined(separator: ", ")
                console.say("in it\(from), of \(slip.date): \(topics)")
            } else {
                console.say("this is what will be in it\(from):")
                console.say("")
                console.say(HealthView(slip).text)
                console.say("")
            }
            for contact in contacts {
                if contact.isVerified {
                    console.say("for \(contact.label), whose number was compared")
                } else {
                    console.say(
                        "\("warning:", .warning) for \(contact.label), whose number was not compared, so it may be somebody else who can open it (troth contact verify \(contact.label.quotedForShell))"
                    )
                }
            }
            if let day = sharing?.deleteBy {
                console.say("it asks to be deleted by \(day); whether that is done is up to whoever has it")
            }
            console.say(
                "it is not signed. Whoever can open it can copy it and pass it on, and it can’t be taken back"
            )
            if output != "-" {
                console.say("the name of the file can be seen on its way: one like page.age tells nothing")
            }
        }
    }
}
