import Canonical
import Commands
import Foundation
import Synchronization
import Testing

/// A folder for somebody’s own templates, gone when the test is. None of these commands needs a home.
private final class OwnTemplates {
    let folder: String
    private let data: String

    init() throws {
        data = FileManager.default.temporaryDirectory.appending(path: "troth-\(UUID().uuidString)").path
        folder = "\(data)/troth/templates"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: data) }

    @discardableResult func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        return "\(folder)/\(name)"
    }

    func run(_ words: String...) -> People.Answer {
        let (output, messages) = (Written(), Written())
        var context = Context()
        context.output = { output.append($0) }
        context.messages = { messages.append($0) }
        context.environment = ["XDG_DATA_HOME": data]
        context.outputDescriptor = -1
        context.messageDescriptor = -1
        let code = Context.$current.withValue(context) { Troth.run(words + ["--no-input"]) }
        return People.Answer(code: code, output: output.text, messages: messages.text)
    }
}

private final class Written: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
    func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
}

private let evening = """
    template: evening
    title: An evening
    summary: Mine.
    extends: ours
    kind: scene
    roles:
      - { id: one, title: one }
      - { id: other, title: other }
    sections: []

    """

private let ours = """
    template: ours
    title: Ours
    summary: What we always want.
    sections:
      - id: stopping
        title: Stopping
        items:
          - { protection: stop, label: Stop, for: everyone, by: everyone, signal: spoken, ask: Which word? }

    """

@Suite struct OwnTemplatesTests {
    @Test func areListedAndFoundByTheirNames() throws {
        let own = try OwnTemplates()
        try own.write("evening.yaml", evening)
        try own.write("ours.yaml", ours)
        let list = own.run("template", "list")
        #expect(list.code == 0 && list.messages.isEmpty, "\(list.messages)")
        let lines = list.output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(lines.contains("evening An evening: scene, for one and other, 1 items; your own"))
        #expect(!list.output.contains("Ours") && !list.output.contains("core"), "bases are not listed")
        let heads = try #require(
            try JSONObject(own.run("template", "list", "--json").output)["templates"] as? [[String: Any]])
        #expect(heads.filter { $0["isOwn"] as? Bool == true }.map { $0["id"] as? String } == ["evening"])

        #expect(own.run("template", "show", "evening").output.contains("Which word?"))
        #expect(own.run("template", "show", "evening", "--blank", "--as", "one").output.contains("as: one"))
        #expect(own.run("template", "check", "\(own.folder)/ours.yaml").output.contains("a base for others"))
        #expect(
            own.run("template", "check", "\(own.folder)/evening.yaml").output == "ok: An evening, 1 items\n")
    }

    @Test func whatCannotBeReadIsNamedAndTheRestIsListed() throws {
        let own = try OwnTemplates()
        try own.write("broken.yaml", "template: broken\n")
        try own.write("other.yaml", evening.replacing("extends: ours", with: "extends: core"))
        try own.write("scene.yaml", evening)
        try own.write("notes.txt", "not a template")
        let list = own.run("template", "list")
        #expect(list.code == 0)
        #expect(list.said.contains("“title” is missing here"), "\(list.messages)")
        #expect(list.said.contains("other.yaml calls itself “evening”"))
        #expect(list.said.contains("scene.yaml is found by its path alone"))
        #expect(
            list.output.contains("One scene: scene, for top and bottom") && !list.output.contains("your own"))
    }

    @Test func aNameThatNothingHas() throws {
        let own = try OwnTemplates()
        try own.write("evening.yaml", evening.replacing("extends: ours", with: "extends: core"))
        let missing = own.run("template", "show", "evenin")
        #expect(missing.code == 64)
        #expect(missing.said.contains("there is no template “evenin”; did you mean “evening”?"))
        #expect(missing.said.contains("your own are: evening"))
        #expect(own.run("template", "show", "core").said.contains("is a base for other templates"))
        // A name is a name, and no way out of the folder.
        #expect(own.run("template", "show", "..").code == 64)
    }

    @Test func everythingThatIsWrongIsSaid() throws {
        let own = try OwnTemplates()
        let path = try own.write(
            "evening.yaml",
            evening.replacing("title: An evening", with: "title: [An]").replacing(
                "sections: []",
                with: "sections:\n  - { id: s, title: For teens, items: [{ fact: f, label: F }] }"))
        try own.write("ours.yaml", ours)
        let answer = own.run("template", "check", path)
        #expect(answer.code == 1 && answer.output.isEmpty)
        #expect(answer.said.contains("3 things are wrong with this template"), "\(answer.messages)")
        let json = own.run("template", "check", path, "--json")
        let hints = try #require(JSONObject(json.messages)["hints"] as? [String])
        #expect(hints.count == 3)
        for (hint, place) in zip(hints, ["2:8:", "10:21:", "10:40:"]) {
            #expect(hint.hasPrefix("\(path):\(place)"), "\(hint)")
        }
    }

    @Test func aFormForPaper() throws {
        let own = try OwnTemplates()
        let all = own.run("template", "show", "scene", "--markdown")
        #expect(
            all.code == 0 && all.output.contains("# One scene: top\n")
                && all.output.contains("# One scene: bottom\n"))
        let one = own.run("template", "show", "scene", "--markdown", "--as", "bottom")
        #expect(one.output.hasPrefix("# One scene: bottom\n") && all.output.hasSuffix(one.output))
        #expect(own.run("template", "show", "scene", "--markdown", "--blank").code == 64)
        #expect(own.run("template", "show", "scene", "--markdown", "--json").code == 64)
        #expect(own.run("template", "show", "scene", "--as", "bottom").code == 64)
    }
}
