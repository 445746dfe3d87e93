import Foundation
import Testing

@Suite struct DemoTests {
    @Test func itPlaysToTheEndAndLeavesTwoHomes() throws {
        let people = try People(.apart)
        let folder = people.path("demo")
        let answer = try people.run(.cooper, "demo", "--into", folder)
        #expect(answer.code == 0, "\(answer.output.suffix(2000)) \(answer.messages)")
        #expect(answer.messages.isEmpty)
        #expect(answer.output.contains("work factor 10"))
        for command in [
            "cooper$ troth tighten hood", "rex$ troth pause", "rex$ troth resume", "rex$ troth verify",
        ] {
            #expect(answer.output.contains(command))
        }
        let passphrase = String(decoding: try people.read("demo/passphrase"), as: UTF8.self)
        for name in ["cooper", "rex"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name).yaml"))
            try FileManager.default.removeItem(atPath: people.path(name))
            try FileManager.default.moveItem(atPath: "\(folder)/\(name)", toPath: people.path(name))
        }
        for person in People.Person.allCases {
            let status = try people.run(
                person, "status", "--check", passphrase: passphrase.trimmingCharacters(in: .newlines))
            #expect(status.code == 0)
        }
    }

    @Test func itTakesNoFolderThatIsThere() throws {
        let people = try People(.met)
        let before = try people.files(of: .cooper)
        let answer = try people.run(.cooper, "demo", "--into", people.path("cooper"))
        #expect(answer.code == 1)
        #expect(answer.said.contains("troth demo --into DIR"))
        #expect(try people.files(of: .cooper) == before)
    }
}
