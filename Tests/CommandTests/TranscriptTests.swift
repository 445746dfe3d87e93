import Foundation
import Testing

/// Every line that people read in the commands of everyday life. To write the answers anew after a change, and read what
/// changed in the diff: `TROTH_RECORD=1 swift test --filter TranscriptTests`.
@Suite struct TranscriptTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Transcripts")

    @Test func beginning() throws { try check("beginning", among: People(.apart)) }
    @Test func negotiating() throws { try check("negotiating", among: People(.met)) }
    @Test func reflecting() throws { try check("reflecting", among: People(.met)) }

    @Test(arguments: ["living", "ending", "reviewing"]) func inForce(name: String) throws {
        try check("in-force", name, among: People(.met))
    }

    private func check(_ names: String..., among people: People) throws {
        let files = Self.folder.appending(path: "files")
        for name in try FileManager.default.contentsOfDirectory(atPath: files.path) {
            try people.write(name, String(contentsOf: files.appending(path: name), encoding: .utf8))
        }
        var words = Placeholders(folder: people.folder)
        for name in names {
            let file = Self.folder.appending(path: "\(name).txt")
            let written = try String(contentsOf: file, encoding: .utf8)
            let played = try Transcript(written).play(among: people, &words)
            if ProcessInfo.processInfo.environment["TROTH_RECORD"] != nil {
                try Data(played.utf8).write(to: file)
                continue
            }
            let lines = zip(written.split(separator: "\n"), played.split(separator: "\n"))
            let first = lines.first { $0 != $1 }.map { "“\($0)”, now “\($1)”" } ?? "its length"
            #expect(played == written, "\(name), first difference: \(first)")
        }
    }
}
