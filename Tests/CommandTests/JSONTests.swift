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
