import Foundation
import Testing

/// - Parameter text: one JSON object and nothing else.
func JSONObject(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct JSONTests {
    @Test(arguments: [
        ["status"], ["status", "--check"], ["show"], ["show", "1"], ["log"], ["contact", "list"],
        ["diff", "1", "2"], ["template", "list"], ["verify"],
    ])
    func standardOutputHoldsOneObjectWithASchema(words: [String]) throws {
        let answer = try People(.inForce).run(.cooper, words + ["--json"])
        #expect(answer.code == 0)
        let schema = try #require(try JSONObject(answer.output)["schema"] as? String)
        #expect(schema.hasPrefix("troth/") && schema.hasSuffix("/v0"), "\(schema)")
        #expect(answer.output.split(separator: "\n").count == 1)
    }

    /// Also what mostly does something says in one object what it did.
    @Test func everyCommandSaysWhatItDid() throws {
        let people = try People(.inForce)
        let card = people.path("rex.card")
        let bundle = people.path("json.troth")
        try people.write("new-name", "Rex\n")
        try people.write("signal-words", "two claps\n")
        try people.write("health.yaml", "allergies: latex\n")
        let lines: [([String], String)] = [
            (["contact", "add", card], "contacts"),
            (["contact", "rename", "Rex", "@" + people.path("new-name")], "contacts"),
            (["card", "-o", people.path("json.card")], "card-file"),
            (["health", "new", "--answers", "@" + people.path("health.yaml")], "health-kept"),
            (["health", "edit", "--answers", "@" + people.path("health.yaml")], "health-kept"),
            (["health", "show"], "health"),
            (
                ["health", "share", "--to", "Rex", "--to", "Rex", "--yes", "-o", people.path("slip")],
                "health-share"
            ),
            (["health", "delete", "--yes"], "health-delete"), (["health", "delete"], "health-delete"),
            (["propose", "--answers", people.path("cooper.yaml")], "propose"),
            (["worksheet", "new", "--template", "tonight", "--as", "top"], "worksheet"),
            (["worksheet", "list"], "worksheets"), (["worksheet", "show"], "worksheet"),
            (["worksheet", "log"], "worksheet-log"),
            (["checkin", "--comfort", "red", "--private"], "checkin"), (["checkin", "list"], "checkins"),
            (["checkin", "every", "7"], "checkin-rhythm"),
            (["promise", "add", "@" + people.path("signal-words")], "promise"), (["promise"], "promises"),
            (["promise", "kept", "handlers-care"], "promise"),
            (["thank", "@" + people.path("signal-words")], "thank"), (["thank", "list"], "thanks"),
            (["thank", "hide", "1"], "thank"), (["wish", "@" + people.path("signal-words")], "wish"),
            (["wish", "list"], "wishes"), (["wish", "done", "1"], "wish"),
            (["reflect", "answer", "others-no", "@" + people.path("signal-words")], "reflect"),
            (["reflect", "list"], "reflections"), (["reflect", "questions"], "reflection-questions"),
            (["reflect", "must-have", "1", "--add", "Quiet"], "reflect-must-have"),
            (["tighten", "mitts", "--to", "hard limit"], "tighten"),
            (["signal", "@" + people.path("signal-words")], "signal"), (["pause"], "pause"),
            (["resume"], "resume"), (["decline", "3"], "decline"), (["concerns"], "concerns"),
            (["send", "Rex", "-o", bundle], "send"), (["leave"], "leave"),
        ]
        for (words, schema) in lines {
            let answer = try people.run(.cooper, words + ["--json"])
            #expect(answer.code == 0, "\(words): \(answer)")
            let object = try JSONObject(answer.output)
            #expect(object["schema"] as? String == "troth/\(schema)/v0", "\(words): \(answer.output)")
        }
        let received = try people.run(.rex, "receive", bundle, "--json")
        let acts = try JSONObject(received.output)["acts"] as? [[String: Any]]
        #expect((acts?.count ?? 0) > 3, "\(received)")
        #expect(try people.run(.cooper, "send", "Rex", "-o", "-", "--json").code == 64)
        let made = try people.run(
            .rex, "init", "--name", "@" + people.path("rex.name"), "--adult", "--json", "--work-factor", "10")
        #expect(made.code == 1 && made.output.isEmpty)
    }

    @Test(arguments: [
        (["show", "9"], 64), (["receive", "/nonexistent"], 1), (["sign", "--i-have-read", "x"], 64),
        (["contact", "verify", "Rex", "--number", "1"], 3),
    ])
    func aFailureIsOneErrorOnStandardError(words: [String], code: Int) throws {
        let answer = try People(.proposed).run(.cooper, words + ["--json"])
        #expect(answer.code == Int32(code))
        #expect(answer.output.isEmpty)
        let last = try #require(answer.messages.split(separator: "\n").last)
        let error = try JSONObject(String(last))
        #expect(error["schema"] as? String == "troth/error/v0")
        #expect(error["code"] as? Int == code)
        #expect((error["message"] as? String)?.isEmpty == false)
        #expect(error["hints"] is [String])
    }

    @Test func aWrongPassphrase() throws {
        let answer = try People(.met).run(.cooper, "status", "--json", passphrase: "")
        #expect(answer.code == 4)
        #expect(answer.output.isEmpty)
        #expect(try JSONObject(answer.messages)["code"] as? Int == 4)
    }
}
