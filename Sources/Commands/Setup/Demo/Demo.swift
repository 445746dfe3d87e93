import ArgumentParser
import Canonical
import Glibc
import Templating
import Terminal

struct Demo: TrothCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watch two made-up people do it all, in a folder of their own.",
        discussion: """
            Runs the real commands with real keys, prints each as it would be typed and what it answered, and leaves the \
            two homes to play with. It never touches a home of yours.
            """)

    @Option(help: "The folder to make; a new temporary one where none is named.")
    var into: String?

    @OptionGroup var global: GlobalOptions

    func run(_ console: Console) throws {
        let folder = try makeFolder(console)
        let stage = DemoStage(in: folder, console)
        try stage.prepare()
        try stage.playStory()
        stage.sayGoodbye()
        try console.json(DemoJSON(folder: folder))
    }

    private func makeFolder(_ console: Console) throws -> String {
        if let into {
            guard unsafe mkdir(into, 0o700) == 0 else {
                throw Failure(
                    .failed, "cannot make \(into): \(unsafe String(cString: strerror(errno)))",
                    hints: "the demo wants a folder that is not there yet: troth demo --into DIR")
            }
            return into
        }
        let temporary = console.context.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        return try Files.newFolder(in: temporary, beginning: "troth-demo-", hint: "troth demo --into DIR")
    }
}

private struct DemoJSON: Encodable {
    let schema = "troth/demo/v0"
    let folder: String
}
