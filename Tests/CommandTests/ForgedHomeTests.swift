import Canonical
import Foundation
import History
import TestSupport
import Testing

/// Files of a home that somebody else has had in hand: each command says which one and what to do, or it does no harm.
@Suite struct ForgedHomeTests {
    private static let commands = ["status", "verify"]

    private func put(_ bytes: [UInt8], in file: String, _ people: People) throws {
        try Data(bytes).write(to: URL(filePath: people.path("cooper/\(file)")))
    }

    private func expectFound(
        _ file: String, _ people: People, _ commands: [String] = commands, _ what: String = ""
    ) throws {
        for command in commands {
            let answer = try people.run(.cooper, command)
            #expect(answer.code == 3, "\(what) \(file): \(command): \(answer)")
            #expect(answer.output.isEmpty)
            #expect(answer.messages.contains(file), "\(what) \(answer)")
            #expect(answer.said.contains("bring these files back from a backup"))
        }
    }

    /// Every file in turn, at its ends and in its header, and where chance says.
    @Test(arguments: [1] as [UInt64]) func aFlippedByteInAnyFile(seed: UInt64) throws {
        let people = try People(.inForce)
        var random = SeededGenerator(seed: seed)
        let files = try people.files(of: .cooper)
        for (file, whole) in files.sorted(by: { $0.key < $1.key }) {
            // In the header, in its code, in the text, and at the end.
            let places = [
                random.number(0...90), random.number(91...200), random.number(201...whole.count - 2),
                whole.count - 1,
            ]
            for index in places {
                var changed = Array(whole)
                changed[index] ^= UInt8(1 << random.number(0...7))
                try put(changed, in: file, people)
                let commands = [random.pick(Self.commands)]
                if file == "identity.age" {
                    // Within what the passphrase opens, nobody can tell a changed file from another passphrase.
                    for command in commands {
                        let answer = try people.run(.cooper, command)
                        #expect(
                            answer.code == 3 || answer.code == 4, "seed \(seed), byte \(index): \(answer)")
                        #expect(answer.output.isEmpty)
                    }
                } else {
                    try expectFound(file, people, commands, "seed \(seed), byte \(index):")
                }
            }
            try put(Array(whole), in: file, people)
        }
        #expect(try people.run(.cooper, "status", "--check").code == 0)
        #expect(try people.run(.cooper, "verify").code == 0)
        #expect(try people.files(of: .cooper) == files)
    }

    @Test func aMissingFile() throws {
        let people = try People(.inForce)
        for (file, whole) in try people.files(of: .cooper) {
            try FileManager.default.removeItem(atPath: people.path("cooper/\(file)"))
            try expectFound(file, people)
            try put(Array(whole), in: file, people)
        }
        #expect(try people.run(.cooper, "status", "--check").code == 0)
    }

    /// Whoever has the card can seal to it with the `age` command.
    @Test(
        .enabled(if: Tools.has("age"), "age is not installed"),
        arguments: ["", "troth/heads/v0\n", "a letter\n"])
    func aFileThatAgeSealedToTheCard(text: String) throws {
        let people = try People(.inForce)
        let card = String(decoding: try people.read("cooper.card"), as: UTF8.self)
        let recipient = try #require(
            card.split { $0.isWhitespace }.first { $0.hasPrefix("age1") }.map(String.init))
        let plain = try people.write("plain", text + String(repeating: "\n", count: 4096 - text.utf8.count))
        try Tools.run("age", "-r", recipient, "-o", people.path("sealed"), plain)
        for (file, whole) in try people.files(of: .cooper) where file != "identity.age" {
            try put(people.read("sealed"), in: file, people)
            try expectFound(file, people, file == "heads.age" ? Self.commands : ["status"])
            try put(Array(whole), in: file, people)
        }
        #expect(try people.run(.cooper, "status", "--check").code == 0)
    }

    /// The most that somebody could do who knows every word of a home, and not its keys.
    @Test(arguments: [1] as [UInt64]) func theRightTextWithOneOtherLetter(seed: UInt64) throws {
        let people = try People(.inForce)
        var random = SeededGenerator(seed: seed)
        let files = try people.files(of: .cooper).sorted { $0.key < $1.key }
        for (file, whole) in files where file != "identity.age" {
            var text = try people.plain(file, of: .cooper)
            // Within the text itself; what is done to the signatures below it is another test.
            let end = text.firstRange(of: Array("\n\n".utf8))?.lowerBound ?? text.count
            let index = random.number(0...end - 1)
            text[index] ^= 1
            try put(people.sealed(text, to: .cooper), in: file, people)
            try expectFound(file, people, ["status"], "seed \(seed), letter \(index):")
            try put(Array(whole), in: file, people)
        }
    }

    /// The heads vouch for the texts, so that opening a home need not verify every signature; `verify` does.
    @Test func aSignatureThatWasReplaced() throws {
        let people = try People(.inForce)
        for (file, whole) in try people.files(of: .cooper) where file.hasPrefix("objects/") {
            var text = try people.plain(file, of: .cooper)
            // The last letter but one of the base64 of the last signature line.
            let index = text.count - 8
            text[index] = text[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            try put(people.sealed(text, to: .cooper), in: file, people)
            let answer = try people.run(.cooper, "verify")
            #expect(answer.code == 3, "\(answer)")
            try put(Array(whole), in: file, people)
        }
        #expect(try people.run(.cooper, "verify").code == 0)
    }

    @Test func oneObjectInThePlaceOfAnother() throws {
        let people = try People(.inForce)
        let objects = try people.files(of: .cooper).filter { $0.key.hasPrefix("objects/") }
            .sorted { $0.key < $1.key }
        for (index, object) in objects.enumerated() {
            try put(Array(objects[(index + 1) % objects.count].value), in: object.key, people)
            try expectFound(object.key, people, ["status"])
            try put(Array(object.value), in: object.key, people)
        }
    }

    @Test func theHeadsOfAnotherHome() throws {
        let people = try People(.inForce)
        try put(people.read("rex/heads.age"), in: "heads.age", people)
        try expectFound("heads.age", people)
    }

    /// What was written since is found beside them, and counts.
    @Test func olderHeadsTakeNoLimitAway() throws {
        let people = try People(.inForce)
        let older = try people.read("cooper/heads.age")
        try people.done(.cooper, "tighten", "mitts", "--to", "hard limit")
        try people.done(.rex, "pause")
        try people.hand(from: .rex)
        let files = try people.files(of: .cooper)
        try put(older, in: "heads.age", people)
        let answer = try people.run(.cooper, "status", "--check")
        #expect(answer.code == 2)
        #expect(answer.output.contains("Rex paused"), "\(answer)")
        #expect(answer.output.contains("Mitts"), "\(answer)")
        #expect(answer.said.contains("count again"))
        #expect(try people.run(.cooper, "verify").code == 0)
        #expect(try people.files(of: .cooper).keys == files.keys)
    }

    /// Heads from before a thread began know nothing of its objects, which are taken up all the same.
    @Test func olderHeadsHideNoAgreement() throws {
        let people = try People(.met)
        let older = try people.read("cooper/heads.age")
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.done(.cooper, "pause")
        try put(older, in: "heads.age", people)
        let answer = try people.run(.cooper, "status")
        #expect(answer.output.contains("paused"), "\(answer)")
    }
}
