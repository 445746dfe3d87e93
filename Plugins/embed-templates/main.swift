// embed-templates OUTPUT FOLDER…
//
// Writes Swift that holds the text of every YAML file in the folders as a raw string literal. Run by the
// EmbedTemplates plugin while the package is built; no part of troth.

import FoundationEssentials
import Glibc

func fail(_ reason: String) -> Never {
    print("embed-templates: \(reason)")
    exit(1)
}

/// - Parameter path: a folder.
/// - Returns: the names of the YAML files in it, sorted.
func yamlFiles(in path: String) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        fail("\(path): can't be listed")
    }
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
}

/// - Parameter path: a file.
/// - Returns: its text.
func text(of path: String) -> String {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
        let text = String(validating: data, as: UTF8.self)
    else { fail("\(path): can't be read as UTF-8") }
    // It would come back as a line feed.
    guard !text.utf8.contains(0x0D) else {
        fail("\(path): has a carriage return; lines end with a line feed")
    }
    return text
}

/// - Parameter text: any text.
/// - Returns: a raw string literal of it, with so many number signs that nothing in the text ends or escapes it.
func literal(of text: String) -> String {
    var signs = "#"
    while text.contains("\"" + signs) || text.contains("\\" + signs) { signs += "#" }
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
}

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else { fail("name the file to write, then the folders to embed") }

var swift = """
    // Written by the EmbedTemplates plugin out of Templates/. Change the files there.

    /// The files of `Templates/`: the folder and the name of each, and its text.
    enum EmbeddedTemplates {
        static let files: [(folder: String, name: String, text: StaticString)] = [

    """
for path in arguments.dropFirst() {
    let folder = URL(filePath: path).lastPathComponent
    for name in yamlFiles(in: path) {
        swift += "        (\"\(folder)\", \"\(name)\", \(literal(of: text(of: "\(path)/\(name)")))),\n"
    }
}
swift += "    ]\n}\n"

do { try Data(swift.utf8).write(to: URL(filePath: output)) } catch { fail("\(output): \(error)") }
