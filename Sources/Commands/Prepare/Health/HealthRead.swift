import Age
import ArgumentParser
import Canonical
import History
import Templating
import Terminal
import Vault

extension HealthCommand {
    struct Read: TrothCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a health slip that somebody gave you; nothing of it is kept.",
            discussion: "It is not signed, so who wrote it is not proven. Deleting the file is up to you.")

        @Argument(help: "The file; - for standard input.")
        var file: String

        @OptionGroup var global: GlobalOptions

        func run(_ console: Console) throws {
            let session = try Session(console)
            let slip = try read(try Files.read(file, limit: Files.longestText), session)
            try console.show(HealthView(slip, today: session.today))
            let name = file == "-" ? "the file" : file
            console.say("nothing of this was kept here; deleting \(name), and every copy of it, is up to you")
        }

        private func read(_ bytes: [UInt8], _ session: Session) throws -> HealthSlip {
            let name = file == "-" ? "what came" : file
            do {
                let slip = try HealthSlip.parse(Sheet.open(bytes, with: session.home.keys.identity))
                guard slip.sharing != nil else { throw FormatError("it does not say whom it is from") }
                return slip
            } catch AgeError.noMatch {
                throw Failure(
                    .failed, "\(name) is not sealed to you", hints: "ask for one that was made for your card")
            } catch let error as AgeError {
                switch error {
                case .notAnAgeFile, .needsPassphrase, .unsupportedRecipients:
                    throw Failure(.failed, "\(name) is not a health slip of troth")
                default: throw Failure(.failed, "\(name) cannot be opened: \(error)")
                }
            } catch let error as FormatError {
                guard (try? Sheet.kept(bytes, with: session.home.keys)) == nil else {
                    throw Failure(
                        .failed, "\(name) is your own slip as a home of yours keeps it",
                        hints: "troth health show")
                }
                throw Failure(
                    .failed, "\(name) cannot be read as a health slip: \(error)",
                    hints: "what a contact sends of your agreements is taken in with: troth receive FILE")
            }
        }
    }
}
