// Stands in for troth on the other side of a pseudo-terminal: does one thing, and writes what it understood to the
// terminal in brackets. The tests look at the terminal meanwhile.

import CPlatform
import Canonical
import Glibc
import Sodium
import Terminal

struct Misuse: Error {}

func show(_ passphrase: borrowing Secret) {
    passphrase.withBytes { print("<\(unsafe String(decoding: $0, as: UTF8.self))>") }
}

func variable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text.utf8) else { throw Misuse() }
    return date
}

func main(_ arguments: [String]) throws {
    let hardened = troth_harden()
    let open = { try Dialogue(color: .never, environment: [:]) }
    switch arguments.first {
    case "harden": print("<\(hardened)>")
    case "passphrase": show(try open().passphrase("passphrase:"))
    case "passphrase-fd": show(try Passphrase.read(from: 0))
    case "line": print("<\(try open().line("name:"))>")
    case "yes-or-no": print("<\(try open().yesOrNo("is this free?"))>")
    case "aside":
        let dialogue = try Dialogue(color: .never, environment: ["TERM": arguments[1]])
        print("<\(try dialogue.aside { try dialogue.line("note:") }.count)>")
    case "choice": print("<\(try open().choice("where are you?", of: ["beside me", "far away"]))>")
    case "width": print("<\(try open().appearance.width)>")
    case "color":
        guard let choice = ColorChoice(rawValue: arguments[1]) else { throw Misuse() }
        var environment: [String: String] = [:]
        for name in ["TERM", "NO_COLOR"] { environment[name] = variable(name) }
        print("<\(Appearance(of: 1, color: choice, environment: environment).isColored)>")
    case "local-day":
        let date = try date(arguments[1])
        print(Instant.local(date), Instant.endOfLocal(date), LocalTime(Instant.local(date)))
    case "local-time":
        guard let minutes = Int(arguments[2]) else { throw Misuse() }
        print(Instant.local(try date(arguments[1]), secondOfDay: minutes * 60))
    default: throw Misuse()
    }
}

do {
    try main(Array(CommandLine.arguments.dropFirst()))
} catch {
    print("error: \(error)")
    exit(1)
}
