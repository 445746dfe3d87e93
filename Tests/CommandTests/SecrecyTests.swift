import Foundation
import PseudoTerminal
import Testing

/// What somebody learns who finds the files.
@Suite struct SecrecyTests {
    /// Names, a title, items, labels and words of the sample people; none so short that random bytes could spell it.
    private static let plain = [
        "Cooper", "cooper", "Autumn", "leash", "Leash", "handler-pup", "headspace", "hard limit",
        "Safety shears", "troth/record", "troth/bundle", "verifier", "troth/health", "inhaler",
    ]

    /// Cooper and Rex with everything that a home can hold.
    private func people() throws -> People {
        let people = try People(.inForce)
        let answers = try people.write("answers.yaml", "medicines: an inhaler\n")
        for person in People.Person.allCases {
            try people.done(person, "health", "new", "--answers", "@\(answers)")
        }
        return people
    }

    @Test func nothingStandsInPlaintext() throws {
        let people = try people()
        try people.done(
            .cooper, "health", "share", "--to", "Rex", "--yes", "-o", people.path("slip"))
        try people.done(.cooper, "send", "Rex", "--all", "-o", people.path("bundle"))
        var files = try ["bundle", "slip"].map { ($0, Data(try people.read($0))) }
        for person in People.Person.allCases {
            files += try people.files(of: person).map { ("\($0.key)", $0.value) }
        }
        #expect(files.count > 20)
        for (name, bytes) in files {
            for word in Self.plain {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "“\(word)” stands in \(name)")
                #expect(!name.contains(word))
            }
        }
    }

    @Test func namesTimesAndModesOfFilesTellNothing() throws {
        let people = try people()
        let home = people.path("cooper")
        let name = /identity\.age|heads\.age|sheet\.age|objects\/([0-9a-f]{2})\/\1[0-9a-f]{62}\.age/
        for file in try people.files(of: .cooper).keys {
            #expect(file.wholeMatch(of: name) != nil, "\(file)")
            let facts = try FileManager.default.attributesOfItem(atPath: "\(home)/\(file)")
            #expect(facts[.posixPermissions] as? Int == 0o600)
            #expect((facts[.modificationDate] as? Date)?.timeIntervalSince1970 == 0, "\(file)")
        }
        for folder in ["", "/objects"] {
            let facts = try FileManager.default.attributesOfItem(atPath: home + folder)
            #expect(facts[.posixPermissions] as? Int == 0o700)
        }
    }

    @Test(.enabled(if: Tools.has("age"), "age is not installed"))
    func ageAloneOpensEverything() throws {
        let people = try people()
        let identity = people.path("identity")
        let terminal = try PseudoTerminal([
            "/usr/bin/env", "age", "-d", "-o", identity, people.path("cooper/identity.age"),
        ])
        try terminal.wait(for: "passphrase")
        terminal.type(People.passphrase + "\n")
        try #require(try terminal.end().end == .status(0))
        #expect(String(decoding: try people.read("identity"), as: UTF8.self).hasPrefix("# troth-seed "))

        var texts: [String] = []
        for file in try people.files(of: .cooper).keys where file != "identity.age" {
            try Tools.run(
                "age", "-d", "-i", identity, "-o", people.path("plain"), people.path("cooper/\(file)"))
            texts.append(try #require(String(validating: people.read("plain"), as: UTF8.self)))
            try FileManager.default.removeItem(atPath: people.path("plain"))
        }
        #expect(texts.contains { $0.contains("leash") && $0.contains("troth/record/v0\n") })
        #expect(texts.contains { $0.contains("inhaler") && $0.hasPrefix("troth/health/v0\n") })
        #expect(
            texts.filter { $0.contains("\n— troth-") }.count == texts.count - 2,
            "all but the heads and the health slip")
    }

    @Test func aChangedOrMissingObjectIsFound() throws {
        let people = try People(.inForce)
        let objects = try people.files(of: .cooper).keys.filter { $0.hasPrefix("objects/") }.sorted()
        for (index, file) in objects.enumerated() {
            let path = people.path("cooper/\(file)")
            let whole = try people.read("cooper/\(file)")
            var changed = whole
            changed[(index * 997) % whole.count] ^= 1
            try Data(changed).write(to: URL(filePath: path))
            let answer = try people.run(.cooper, "status")
            #expect(answer.code == 3 && answer.messages.contains(file), "\(answer)")
            #expect(answer.output.isEmpty)
            try FileManager.default.removeItem(atPath: path)
            #expect(try people.run(.cooper, "status").code == 3)
            try Data(whole).write(to: URL(filePath: path))
        }
        #expect(try people.run(.cooper, "status", "--check").code == 0)
    }
}
