import Canonical
import Foundation
import Testing

/// What was written or said otherwise than it can be meant: where or by which rule, with which code, and nothing written.
///
/// More of it stands in `AnswersFileTests` and `RefusalTests`.
@Suite struct WrongWordsTests {
    private let tomorrow = Instant(seconds: Int64(Date().timeIntervalSince1970)) + .days(1)

    @Test(arguments: [
        ("worksheet: handler-pup-dynamic\nas: puppy\n", "2:5", "handler"),
        ("worksheet: handler-pup\nas: handler\n", "1:12", "handler-pup-dynamic"),
        ("worksheet: handler-pup-dynamic\nas: handler\nprotections:\n  safewort: Red\n", "4:3", "safeword"),
        ("worksheet: handler-pup-dynamic\nas: handler\npromises:\n  honestly: yes\n", "4:3", "honesty"),
        ("worksheet: handler-pup-dynamic\nas: handler\nrow:\n  leash: like\n", "3:1", "rows"),
        (
            "worksheet: handler-pup-dynamic\nas: handler\nagreement:\n  from: 2027-01-01\n  until: 2029-01-01\n",
            "5:10", "366 days"
        ),
        (
            "worksheet: handler-pup-dynamic\nas: handler\nrows:\n  leash:\n    stance: like\n    experience: much\n",
            "6:17", "experienced"
        ),
    ])
    func inAWorksheet(text: String, place: String, word: String) throws {
        let people = try People(.met)
        let before = try people.files(of: .cooper)
        let file = try people.write("wrong.yaml", text)
        let answer = try people.run(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", file)
        #expect(answer.code == 1, "\(answer)")
        #expect(answer.messages.contains("wrong.yaml:\(place)"), "\(answer.messages)")
        #expect(answer.said.contains(word), "\(answer.messages)")
        #expect(answer.output.isEmpty)
        #expect(try people.files(of: .cooper) == before)
    }

    @Test func aDayForAnswersThatHasPassed() throws {
        let people = try People(.met)
        let before = try people.files(of: .cooper)
        let file = try people.write(
            "late.yaml",
            "worksheet: handler-pup-dynamic\nas: handler\nagreement:\n  sign-by: 2020-01-01\n")
        let answer = try people.run(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", file)
        #expect(answer.code == 6)
        #expect(answer.said.contains("the rule behind this: out of time"), "\(answer.messages)")
        #expect(try people.files(of: .cooper) == before)
    }

    /// A first version, then one on top of it: a scene lasts three days at most in both.
    @Test func aSceneIsNotMadeLongerLater() throws {
        let people = try People(.met)
        let begin = tomorrow
        let head = "worksheet: scene\nas: top\nagreement:\n  from: \(begin)\n"
        let short = try people.write("short.yaml", head + "  until: \(begin + .hours(72))\n")
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "scene", "--as", "top", "--answers", short)
        let before = try people.files(of: .cooper)
        let long = try people.write("long.yaml", head + "  until: \(begin + .hours(72) + Seconds(1))\n")
        let answer = try people.run(.cooper, "propose", "--answers", long)
        #expect(answer.code == 1)
        #expect(answer.messages.contains("long.yaml:5:10"), "\(answer.messages)")
        #expect(answer.said.contains("72 hours"), "\(answer.messages)")
        #expect(try people.files(of: .cooper) == before)
    }

    @Test(arguments: [
        (["tighten", "leesh", "--to", "hard limit"], 64, "did you mean “leash”?"),
        (["tighten", "leash", "--to", "hardlimit"], 64, "hard limit"),
        (["tighten", "leash", "--to", "hard limit", "--side", "barks"], 64, "barks"),
        (["tighten", "leash", "--to", "hard limit", "--at-most", "3"], 64, "nothing is left to limit"),
        (["tighten", "hood", "--ends", "tomorrow"], 64, "--ends 2026-11-18"),
        (["tighten", "hood", "--at-most", "-1"], 64, "--at-most"),
        (["tighten", "hood", "--at-most", "0"], 6, "tighten alone, loosen together"),
        (["tighten", "hood", "--at-most", "31"], 6, "tighten alone, loosen together"),
        (["tighten", "kissing", "--at-most", "5"], 6, "is not counted in anything"),
        (["tighten", "gag", "--to", "not agreed"], 6, "wider than your hard limit"),
        (["tighten", "gag", "--to", "hard limit"], 6, "as tight as that already"),
        (["tighten", "safeword", "--to", "not agreed"], 6, "only what is yours"),
        (["tighten", "leash", "--cannot-provide"], 6, "only what is yours"),
        (["unsign", "1"], 1, "you have not signed version 1"),
        (["unsign", "2"], 6, "so it stands"),
        (["sign", "--agreement", "Spring"], 64, "Autumn"),
        (["propose", "--answers", "cooper.yaml", "--as", "handler"], 1, "you are pup"),
    ])
    func atTheCommandLine(words: [String], code: Int32, word: String) throws {
        let people = try People(.inForce)
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, words.map { $0.hasSuffix(".yaml") ? people.path($0) : $0 })
        #expect(answer.code == code, "\(answer)")
        #expect(answer.said.contains(word), "\(answer.messages)")
        #expect(answer.output.isEmpty)
        #expect(try people.files(of: .rex) == before)
    }

    @Test func aLaterEndIsLooser() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "hood", "--ends", "\(tomorrow)")
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, "tighten", "hood", "--ends", "\(tomorrow + .hours(1))")
        #expect(answer.code == 6)
        #expect(answer.said.contains("the rule behind this: tighten alone, loosen together"), "\(answer)")
        #expect(try people.files(of: .rex) == before)
    }

    @Test(arguments: [
        (["--with", "Rex=puppy", "--as", "handler"], 64, "handler, pup"),
        (["--with", "Rex=handler", "--as", "handler"], 64, "only one can take the role handler"),
        (["--with", "Rex", "--with", "Rex", "--as", "handler"], 64, "named twice"),
        (["--with", "Bob", "--as", "handler"], 64, "there is no contact “Bob”"),
        (["--with", "Rex"], 64, "--as handler or --as pup"),
    ])
    func inASeat(words: [String], code: Int32, word: String) throws {
        let people = try People(.met)
        let before = try people.files(of: .cooper)
        let answer = try people.run(
            .cooper,
            ["propose", "--template", "handler-pup-dynamic", "--answers", people.path("cooper.yaml")] + words)
        #expect(answer.code == code, "\(answer)")
        #expect(answer.said.contains(word), "\(answer.messages)")
        #expect(try people.files(of: .cooper) == before)
    }
}
