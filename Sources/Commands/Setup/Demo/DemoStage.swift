import Glibc
import Synchronization
import Terminal

/// Where the demo plays: a folder with two homes. Runs commands as the tool itself does, and shows what they answered.
final class DemoStage {
    /// The people of the demo. The sample worksheets, the homes and the files go by these names.
    enum Player: String {
        case cooper
        case rex

        var other: Self { self == .cooper ? .rex : .cooper }
        var name: String { self == .cooper ? "Cooper" : "Rex" }
    }

    let folder: String
    private let console: Console
    private var bundles = 0

    /// How many lines of a long answer are shown from its end, where it says what came of it.
    private static let endShown = 4

    /// - Parameters:
    ///   - folder: an empty folder.
    ///   - console: where everything is shown.
    init(in folder: String, _ console: Console) {
        self.folder = folder
        self.console = console
    }

    /// Says what comes next.
    func tell(_ text: StyledText) {
        console.show(StyledText())
        console.show(text)
    }

    /// Shows lines as they are.
    func show(_ lines: [StyledText]) { console.show(lines) }

    /// Puts a file into the folder.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Files.write("\(folder)/\(name)", bytes, replacing: false)
    }

    /// - Parameter name: a file of the folder.
    /// - Returns: its bytes.
    func read(_ name: String) throws -> [UInt8] {
        try Files.read("\(folder)/\(name)", limit: Files.longestText)
    }

    /// Runs one command, and shows it with what it answered.
    ///
    /// - Parameters:
    ///   - player: who types it.
    ///   - words: what they type behind `troth`; the demo's folder is where `./` is.
    ///   - expected: what it has to end with, or the demo stops.
    ///   - lines: how many lines of its answer to show at most; of a longer one the middle is left out.
    /// - Returns: all that it answered.
    @discardableResult
    func run(
        _ player: Player, _ words: String..., expecting expected: ExitCode = .done, showing lines: Int = 16
    ) throws -> String {
        let typed = words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
        console.show(StyledText())
        console.show(["\("\(player)$ troth \(typed)", .heading)"])
        let (code, answer) = try perform(player, words)
        show(answer, atMost: lines)
        guard code == expected.rawValue else {
            throw Failure(
                .failed, "the demo stopped: this ended with \(code) and not with \(expected.rawValue)",
                hints: "everything up to here is in \(folder)")
        }
        return answer
    }

    /// One sends the other what they lack, who takes it in.
    func hand(from sender: Player) throws {
        bundles += 1
        let file = "./\(bundles)-for-\(sender.other).troth"
        try run(sender, "send", sender.other.name, "-o", file)
        try run(sender.other, "receive", file)
    }

    private func perform(_ player: Player, _ words: [String]) throws -> (code: Int32, answer: String) {
        let passphrase = unsafe open("\(folder)/passphrase", O_RDONLY | O_CLOEXEC)
        guard passphrase >= 0 else { throw Failure(.failed, "cannot read \(folder)/passphrase") }
        defer { close(passphrase) }
        let options = ["--home", "\(folder)/\(player)", "--passphrase-fd", "\(passphrase)", "--no-input"]

        let answer = Transcript()
        var context = console.context
        context.output = { answer.append($0) }
        context.messages = { answer.append($0) }
        context.outputDescriptor = -1
        context.messageDescriptor = -1
        let code = Context.$current.withValue(context) { Troth.run(words.map(inFolder) + options) }
        return (code, String(decoding: answer.bytes, as: UTF8.self).replacing("\(folder)/", with: "./"))
    }

    /// The commands run where the demo was started, and the players type as if they stood in the folder.
    private func inFolder(_ word: String) -> String {
        word.hasPrefix("./")
            ? "\(folder)/\(word.dropFirst(2))"
            : word.hasPrefix("@./") ? "@\(folder)/\(word.dropFirst(3))" : word
    }

    private func show(_ answer: String, atMost most: Int) {
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { StyledText(String($0)) }
        // To leave out one line would save none.
        guard lines.count > most + 1 else { return console.show(lines) }
        let end = min(Self.endShown, most)
        console.show(Array(lines.prefix(most - end)))
        console.show(["\("… \(lines.count - most) lines left out here …", .muted)"])
        console.show(Array(lines.suffix(end)))
    }
}

/// What a command writes, on both streams in turn.
private final class Transcript: Sendable {
    private let written = Mutex<[UInt8]>([])

    var bytes: [UInt8] { written.withLock { $0 } }

    func append(_ bytes: [UInt8]) { written.withLock { $0 += bytes } }
}
