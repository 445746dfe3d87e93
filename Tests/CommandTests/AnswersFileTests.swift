import Foundation
import Testing

/// Answers that say something else than was meant: where, why, and nothing written.
@Suite struct AnswersFileTests {
    private static let head = "worksheet: handler-pup-dynamic\nas: handler\n"

    @Test(arguments: [
        ("rows:\n  leash: likee\n", "4:10", "likee"),
        ("rows:\n  leesh: like\n", "4:3", "leash"),
        ("rows:\n  leash: like\n  leash: like\n", "5:3", "leash"),
        ("rows:\n  leash:\n    stance: like\n    at most: 0\n", "6:14", "a whole number from 1"),
        ("rows: &a\n  leash: like\n", "3:7", "anchors and aliases"),
        ("rows:\n\tleash: like\n", "4:1", "not with tabs"),
        ("agreement:\n  from: 2027-03-01\n  until: 2027-02-01\n", "5:10", "before it begins"),
        ("agreement:\n  from: tomorrow\n", "4:9", "2026-12-01"),
    ])
    func saysWhere(text: String, place: String, word: String) throws {
        let people = try People(.met)
        let before = try people.files(of: .cooper)
        let file = try people.write("wrong.yaml", Self.head + text)
        let answer = try people.run(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", file)
        #expect(answer.code == 1)
        #expect(answer.messages.contains("wrong.yaml:\(place)"), "\(answer.messages)")
        #expect(answer.said.contains(word), "\(answer.messages)")
        #expect(answer.output.isEmpty)
        #expect(try people.files(of: .cooper) == before)
    }

    @Test func aRoleThatIsNotTheirs() throws {
        let people = try People(.met)
        let answer = try people.run(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("rex.yaml"))
        #expect(answer.code == 1)
        #expect(answer.said.contains("answers as the pup, and you are the handler here"))
    }

    @Test func aRoleThatTheTemplateLacks() throws {
        let people = try People(.met)
        let answer = try people.run(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "kitten",
            "--answers", people.path("cooper.yaml"))
        #expect(answer.code == 64)
        #expect(answer.said.contains("--as handler or --as pup"))
    }

    @Test func aSceneIsNoLongerThanThreeDays() throws {
        let people = try People(.met)
        let file = try people.write(
            "long.yaml",
            "worksheet: scene\nas: top\nagreement:\n  from: 2027-03-01\n  until: 2027-03-09\n")
        let before = try people.files(of: .cooper)
        let answer = try people.run(
            .cooper, "propose", "--with", "Rex", "--template", "scene", "--as", "top", "--answers", file)
        #expect(answer.code == 1)
        #expect(answer.messages.contains("long.yaml:5:"), "\(answer.messages)")
        #expect(answer.said.contains("72 hours"), "\(answer.messages)")
        #expect(try people.files(of: .cooper) == before)
    }
}
