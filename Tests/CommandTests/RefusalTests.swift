import Foundation
import Glibc
import Testing

/// What goes wrong: each with its exit code, a word about what to do, and nothing written.
@Suite struct RefusalTests {
    @Test func anotherPassphrase() throws {
        let people = try People(.met)
        let answer = try people.run(.cooper, "contact", "list", passphrase: "summer apples")
        #expect(answer.code == 4)
        #expect(answer.messages == "troth: that passphrase does not open this home\n")
        #expect(answer.output.isEmpty)
    }

    @Test func noHome() throws {
        let people = try People(.apart)
        try FileManager.default.removeItem(atPath: people.path("rex"))
        let answer = try people.run(.rex, "status")
        #expect(answer.code == 1)
        #expect(answer.messages == "troth: there is no home of troth here\n  troth init\n")
        #expect(!FileManager.default.fileExists(atPath: people.path("rex")))
    }

    @Test func aHomeIsNeverMadeTwice() throws {
        let people = try People(.met)
        let before = try people.files(of: .cooper)
        let answer = try people.run(
            .cooper, "init", "--name", "@\(people.path("rex.name"))", "--adult", "--work-factor", "10")
        #expect(answer.code == 1)
        #expect(try people.files(of: .cooper) == before)
    }

    @Test(arguments: ["9", "23", "0", "-1"]) func aWorkFactorOutsideItsBounds(factor: String) throws {
        let people = try People(.apart)
        try FileManager.default.removeItem(atPath: people.path("rex"))
        let answer = try people.run(
            .rex, "init", "--name", "@\(people.path("rex.name"))", "--adult", "--work-factor=\(factor)")
        #expect(answer.code == 64)
        #expect(answer.messages.contains("10 to 22"))
        #expect(!FileManager.default.fileExists(atPath: people.path("rex")))
    }

    @Test func onlyAdults() throws {
        let people = try People(.apart)
        try FileManager.default.removeItem(atPath: people.path("rex"))
        let answer = try people.run(.rex, "init", "--name", "@\(people.path("rex.name"))")
        #expect(answer.code == 64)
        #expect(answer.messages.contains("give --adult"))
        #expect(!FileManager.default.fileExists(atPath: people.path("rex/identity.age")))
    }

    @Test(arguments: [
        (["stauts"], "did you mean “status”?"), (["status", "--chek"], "--check"),
        (["send", "Rex"], "--output"), (["frobnicate"], "troth --help"),
    ])
    func aMistypedCommandLine(words: [String], hint: String) throws {
        let answer = try People(.met).run(.cooper, words)
        #expect(answer.code == 64)
        #expect(answer.said.contains(hint), "\(answer.messages)")
        #expect(answer.output.isEmpty)
    }

    @Test(arguments: [
        (["contact", "verify", "Sam", "--number", "1"], "there is no contact “Sam”; there is Rex"),
        (["show", "7"], "there is no version 7; this agreement has: 1, 2"),
        (["show", "--agreement", "Winter"], "Winter"),
        (
            ["propose", "--with", "Rex", "--template", "puppies", "--as", "pup", "--answers", "x"],
            "built in are: collar-of-consideration, dominant-submissive-dynamic, first-scene"
        ),
    ])
    func aNameThatNothingHas(words: [String], hint: String) throws {
        let answer = try People(.proposed).run(.cooper, words)
        #expect(answer.code == 64)
        #expect(answer.said.contains(hint), "\(answer.messages)")
    }

    @Test(arguments: [
        ["init", "--name", "Cooper"], ["contact", "rename", "Rex", "somebody dear"],
        ["tighten", "leash", "--condition", "not at work"], ["signal", "two whistles"],
    ])
    func sentencesDoNotStandInArguments(words: [String]) throws {
        let people = try People(.inForce)
        if words[0] == "init" { try FileManager.default.removeItem(atPath: people.path("cooper")) }
        let answer = try people.run(.cooper, words)
        #expect(answer.code == 64)
        #expect(answer.said.contains("others on this machine could read it"))
        #expect(answer.said.contains("@FILE"))
    }

    @Test func anotherTrothAtWork() throws {
        let people = try People(.met)
        let lock = unsafe open(people.path("cooper/lock"), O_RDWR)
        try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
        let answer = try people.run(.cooper, "status")
        #expect(answer.code == 5)
        #expect(answer.said.contains("wait until it has ended, then try again"))
        close(lock)
        #expect(try people.run(.cooper, "status").code == 0)
    }

    @Test func aContactWhoseNumberWasNotCompared() throws {
        let people = try People(.apart)
        for person in People.Person.allCases {
            try people.done(person, "contact", "add", people.path("\(person.other).card"))
        }
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.hand(from: .cooper)
        let before = try people.files(of: .rex)
        let id = try people.id(of: "1")
        let refused = try people.run(.rex, "sign", "--i-have-read", id)
        #expect(refused.code == 6)
        #expect(refused.said.contains("troth contact verify Cooper"))
        #expect(try people.files(of: .rex) == before)
        try people.done(.rex, "sign", "--unverified", "--i-have-read", id)
    }

    @Test func aNumberThatDiffers() throws {
        let people = try People(.apart)
        try people.done(.cooper, "contact", "add", people.path("rex.card"))
        let answer = try people.run(.cooper, "contact", "verify", "Rex", "--number", "1")
        #expect(answer.code == 3)
        #expect(try people.done(.cooper, "contact", "list").output.contains("not verified"))
    }

    @Test(arguments: [[], ["--yes"], ["--i-have-read", "2"], ["--yes", "--i-have-read", "yes"]])
    func nothingButReadingSigns(options: [String]) throws {
        let people = try People(.proposed)
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, ["sign"] + options)
        #expect(answer.code == 64)
        #expect(answer.said.contains("--i-have-read"))
        #expect(try people.files(of: .rex) == before)
    }

    @Test func theIdOfAnotherVersionSignsNothing() throws {
        let people = try People(.proposed)
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, ["sign", "2", "--i-have-read", people.id(of: "1")])
        #expect(answer.code == 64)
        #expect(try people.files(of: .rex) == before)
    }

    @Test func aFileThatIsThereIsLeftAlone() throws {
        let people = try People(.proposed)
        let file = try people.write("taken", "mine")
        let answer = try people.run(.cooper, "send", "Rex", "-o", file)
        #expect(answer.code == 1)
        #expect(answer.said.contains("add --yes"))
        #expect(try people.read("taken") == Array("mine".utf8))
        try people.done(.cooper, "send", "Rex", "-o", file, "--yes")
        #expect(try people.read("taken") != Array("mine".utf8))
    }

    @Test(arguments: [["--to", "agreed"], ["--at-most", "400"]])
    func looserIsNothingForOneAlone(options: [String]) throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, ["tighten", "leash"] + options)
        #expect(answer.code == 6)
        #expect(answer.said.contains("tighten alone, loosen together"), "\(answer.messages)")
        #expect(try people.files(of: .rex) == before)
    }
}
