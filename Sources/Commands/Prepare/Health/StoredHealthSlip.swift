import Canonical
import Templating
import Terminal
import Vault

extension Session {
    /// - Returns: the owner's health slip; nil where there is none.
    /// - Throws: `Failure`, where it is not as it was left.
    func healthSlip() throws -> HealthSlip? {
        do {
            guard let slip = try home.sheet().map(HealthSlip.parse) else { return nil }
            guard slip.sharing == nil else { throw FormatError("it is one that was given to others") }
            return slip
        } catch VaultError.damaged(let damages) {
            throw Self.damaged(damages.map { "\($0.file): \($0.reason)" }.joined(separator: "; "))
        } catch let error as FormatError {
            throw Self.damaged("\(error)")
        }
    }

    /// - Returns: the owner's health slip.
    /// - Throws: `Failure`, where there is none, or it is not as it was left.
    func keptHealthSlip() throws -> HealthSlip {
        guard let slip = try healthSlip() else {
            throw Failure(.failed, "there is no health slip here", hints: "troth health new")
        }
        return slip
    }

    /// The day of the slip; nil where there is none that can be read.
    var dateOfHealthSlip: CalendarDate? { (try? healthSlip())?.date }

    /// - Throws: `Failure`, where there is a health slip already.
    func expectNoHealthSlip() throws {
        guard let slip = try healthSlip() else { return }
        throw Failure(
            .failed, "there is a health slip of \(slip.date) already, and it was left as it is",
            hints: "to change it: troth health edit", "to begin anew: troth health delete")
    }

    /// Keeps a slip, dated today, in the place of the one before.
    ///
    /// - Parameter answers: what it says.
    /// - Returns: the slip.
    func keep(_ answers: HealthAnswers) throws -> HealthSlip {
        let slip = HealthSlip(date: today, answers: answers)
        try home.keep(sheet: slip.text)
        return slip
    }

    /// The day on the calendar where the person is.
    var today: CalendarDate { LocalTime(console.context.clock()).date }

    private static func damaged(_ reason: String) -> Failure {
        Failure(
            .doesNotHold, "your health slip is not as it was left (\(reason)); nothing in it was believed",
            hints: "bring the file back from a backup", "or delete it, and write it anew: troth health delete"
        )
    }
}

extension Console {
    /// - Parameter argument: `@FILE`, or `@-` for standard input.
    /// - Returns: the answers in it.
    func healthAnswers(from argument: String) throws -> HealthAnswers {
        let bytes = try bytes(from: argument, "what a health slip says")
        let name = argument.dropFirst()
        return try HealthAnswers.parse(bytes, file: name == "-" ? "standard input" : String(name))
    }
}
