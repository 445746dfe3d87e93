import Foundation

/// A handler and two pups. The third lives in a folder of their own, in the place where Rex is in other tests.
final class Pack {
    enum Member: String, CaseIterable {
        case cooper
        case rex
        case sam

        var name: String { rawValue.capitalized }
    }

    private let pair: People
    private let third: People

    /// They have homes, and have verified each other.
    init() throws {
        pair = try People(.apart)
        third = try People(.apart)
        try FileManager.default.removeItem(atPath: third.path("rex"))
        let name = try third.write("sam.name", "Sam\n")
        try done(.sam, "init", "--name", "@\(name)", "--adult", "--work-factor", "10")
        try done(.sam, "card", "-o", pair.path("sam.card"))
        try everyPair { one, other in
            try done(one, "contact", "add", pair.path("\(other).card"))
            let shown = try run(one, "contact", "verify", other.name, "--number", "0").output
            let number = shown.split(separator: "\n").filter { $0.hasPrefix("  ") }.joined()
            try done(one, "contact", "verify", other.name, "--number", number)
        }
    }

    func run(_ member: Member, _ words: String...) throws -> People.Answer { try run(member, words) }

    func run(_ member: Member, _ words: [String]) throws -> People.Answer {
        switch member {
        case .cooper: try pair.run(.cooper, words)
        case .rex: try pair.run(.rex, words)
        case .sam: try third.run(.rex, words)
        }
    }

    /// Runs one command that has to go well.
    @discardableResult func done(_ member: Member, _ words: String...) throws -> People.Answer {
        let answer = try run(member, words)
        guard answer.code == 0 else { throw People.Unexpected(words: words, answer: answer) }
        return answer
    }

    func path(_ name: String) -> String { pair.path(name) }

    @discardableResult func hand(from sender: Member, to receiver: Member) throws -> People.Answer {
        let file = path("\(UUID().uuidString).troth")
        try done(sender, "send", receiver.name, "-o", file)
        return try done(receiver, "receive", file)
    }

    /// Everybody sends everybody else what they lack.
    func exchange() throws { try everyPair { try hand(from: $0, to: $1) } }

    /// Each proposes in turn on top of the others, so that the third version holds the answers of all.
    func negotiate() throws {
        try done(
            .cooper, "propose", "--with", "Rex=pup", "--with", "Sam=pup", "--template", "handler-pup-dynamic",
            "--as", "handler", "--answers", path("cooper.yaml"))
        for member in [Member.rex, .sam] {
            try exchange()
            try done(member, "propose", "--answers", path("rex.yaml"))
        }
        try exchange()
    }

    func sign(_ version: String, _ member: Member) throws {
        let shown = try done(member, "show", version).output
        let id = shown.split { $0.isWhitespace }.first { $0.utf8.count == 64 }.map(String.init) ?? ""
        try done(member, "sign", version, "--i-have-read", id)
    }

    /// - Returns: what `status --check` ends with for each.
    func codes() throws -> [Int32] { try Member.allCases.map { try run($0, "status", "--check").code } }

    private func everyPair(_ body: (Member, Member) throws -> Void) throws {
        for one in Member.allCases {
            for other in Member.allCases where other != one { try body(one, other) }
        }
    }
}
