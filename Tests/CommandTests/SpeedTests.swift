import Foundation
import Testing

/// How long people wait: the release binary, a home at work factor 10, the whole process, the median of eleven runs.
///
/// `.ci/run` runs these by themselves, since other tests beside them would be measured too.
@Suite(
    .serialized,
    .enabled(
        if: People.binary != nil && ProcessInfo.processInfo.environment["TROTH_SPEED"] != nil,
        "set TROTH_SPEED, and TROTH_BINARY to a release binary"))
struct SpeedTests {
    @Test func version() throws {
        try expect(within: 10) { try time(["--version"], in: nil) }
    }

    @Test func status() throws {
        let people = try People(.inForce)
        try expect(within: 40) { try time(["status"], in: people) }
    }

    @Test func sign() throws {
        let id = try People(.proposed).id(of: "2")
        try expect(within: 50) {
            try time(["sign", "2", "--i-have-read", id], in: People(.proposed))
        }
    }

    /// How long it takes to look back over a long history, in every way that there is.
    @Test func review() throws {
        let people = try LongHistory().people
        let page = ["report", "-o", people.path("page.html"), "--yes", "--force"]
        for words in [["timeline"], ["diff", "199", "200"], page] {
            try expect(within: 1000) { try time(words, in: people) }
        }
    }

    /// What is asked of is the program, not what else the machine does: one quiet stretch of three is enough.
    private func expect(within limit: Double, _ once: () throws -> Double) throws {
        var medians: [Double] = []
        repeat {
            medians.append(try (0..<11).map { _ in try once() }.sorted()[5])
        } while medians.last! >= limit && medians.count < 3
        print("median in milliseconds: \(medians), limit \(limit)")
        #expect(medians.last! < limit)
    }

    /// - Returns: how long one run took, in milliseconds.
    private func time(_ words: [String], in people: People?) throws -> Double {
        var words = words
        let passphrase = try people?.write("passphrase", People.passphrase) ?? "/dev/null"
        if let people { words += ["--home", people.path("cooper"), "--no-input", "--passphrase-fd", "3"] }
        let began = ContinuousClock.now
        let answer = try People.start(People.anyBinary, words, passphrase: passphrase)
        let taken = began.duration(to: .now)
        #expect(answer.code == 0, "\(answer)")
        return Double(taken.components.seconds) * 1e3 + Double(taken.components.attoseconds) / 1e15
    }
}
