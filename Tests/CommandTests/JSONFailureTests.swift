import Foundation
import Glibc
import Testing

/// With `--json`, whatever goes wrong is one line for a machine, and nothing stands where data would.
@Suite struct JSONFailureTests {
    private func expectOneError(_ answer: People.Answer, _ code: Int32, _ word: String) throws {
        #expect(answer.code == code, "\(answer)")
        #expect(answer.output.isEmpty)
        #expect(answer.messages.hasSuffix("\n"))
        try #require(answer.messages.split(separator: "\n").count == 1, "\(answer.messages)")
        let error = try JSONObject(answer.messages)
        #expect(error["schema"] as? String == "troth/error/v0")
        #expect(error["code"] as? Int == Int(code))
        let message = try #require(error["message"] as? String)
        #expect(message.contains(word), "\(message)")
        #expect(error["hints"] is [String])
    }

    @Test func anotherPassphrase() throws {
        let answer = try People(.met).run(.cooper, ["status", "--json"], passphrase: "summer apples")
        try expectOneError(answer, 4, "passphrase")
    }

    @Test(arguments: [["status"], ["show"], ["pause"], ["contact", "list"]])
    func noHome(words: [String]) throws {
        let people = try People(.apart)
        try FileManager.default.removeItem(atPath: people.path("rex"))
        try expectOneError(people.run(.rex, words + ["--json"]), 1, "there is no home")
    }

    @Test(arguments: [
        (["tighten", "leash", "--to", "agreed"], "wider"),
        (["tighten", "safeword", "--to", "not agreed"], "safeword"), (["unsign", "2"], "signed"),
        (["resume"], "left"),
    ])
    func whatARuleRefuses(words: [String], word: String) throws {
        let people = try People(.inForce)
        switch words[0] {
        case "tighten": try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        case "resume": try people.done(.rex, "leave")
        default: break
        }
        try expectOneError(people.run(.rex, words + ["--json"]), 6, word)
    }

    @Test(arguments: [
        (["stauts"], "stauts"), (["status", "--chek"], "--chek"), (["send", "Rex"], "--output"),
        (["show", "9"], "9"), (["tighten", "leash", "--to", "maybe"], "maybe"),
        (["tighten", "leash"], "tighter"), (["signal", "two whistles"], "command line"),
        (["sign"], "asked"), (["contact", "verify", "Sam"], "Sam"),
    ])
    func whatIsWrongInTheCommandLine(words: [String], word: String) throws {
        try expectOneError(People(.proposed).run(.cooper, words + ["--json"]), 64, word)
        // Options may stand first, too.
        try expectOneError(People(.proposed).run(.cooper, ["--json"] + words), 64, word)
    }

    @Test func whatIsWrongInAFile() throws {
        let people = try People(.proposed)
        let file = try people.write(
            "wrong", "worksheet: handler-pup-dynamic\nas: handler\nrows:\n  leash: likee\n")
        try expectOneError(people.run(.cooper, "propose", "--answers", file, "--json"), 1, "4:10")
        try expectOneError(people.run(.cooper, "receive", file, "--json"), 1, "is not a bundle")
        try expectOneError(people.run(.cooper, "send", "Rex", "-o", file, "--json"), 1, "is there already")
    }

    @Test func anotherTrothAtWorkAndADamagedHome() throws {
        let people = try People(.met)
        let lock = unsafe open(people.path("cooper/lock"), O_RDWR)
        try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
        try expectOneError(people.run(.cooper, "status", "--json"), 5, "another troth")
        close(lock)
        try people.write("cooper/heads.age", "nothing")
        try expectOneError(people.run(.cooper, "status", "--json"), 3, "heads.age")
    }
}
