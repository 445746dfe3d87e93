import Foundation
import TestSupport
import Testing

/// Two and three people with one or two devices each, living through thousands of random commands, with bundles that come
/// late, twice, out of order or not at all. Beside every home stands a small model of the rules.
@Suite struct LivesTests {
    /// How many lives the ordinary tests try; `TROTH_LIVES` says otherwise, and `TROTH_SEED` names one.
    static let usual: UInt64 = 8
    static let environment = ProcessInfo.processInfo.environment
    static let replayed = environment["TROTH_SEED"].flatMap { UInt64($0) }
    static var seeds: [UInt64] {
        if let replayed { return [replayed] }
        return Array(0..<(environment["TROTH_LIVES"].flatMap { UInt64($0) } ?? usual))
    }

    @Test func noHomeIsEverLooserThanTheRulesAndAllThatMetAgree() async throws {
        let seeds = Self.seeds
        let tallies = await withTaskGroup(of: Tally?.self) { group in
            for half in 0..<2 {
                for seed in seeds where seed % 2 == half { group.addTask { Self.live(seed) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let tally = tallies.compactMap(\.self).reduce(Tally(), +)
        print(
            "\(seeds.count) lives, \(tally.commands) commands (\(tally.refused) refused), \(tally.bundles) bundles with \(tally.records) records, \(tally.views) looks, \(tally.given) at something given, \(tally.looserThanText) where the fold is looser than the text in a known way"
        )
        #expect(tally.given * 10 > tally.views || Self.replayed != nil, "hardly anything was given")
    }

    private static func live(_ seed: UInt64) -> Tally? {
        do { return try lived(seed, isTold: false).get() } catch {
            // Once more, with somebody who writes it down.
            var diary: [String] = []
            if case .failure(let failure) = lived(seed, isTold: true) { diary = failure.diary }
            Issue.record(
                "\(error)\n\(diary.suffix(40).joined(separator: "\n"))\nreplay with TROTH_SEED=\(seed)")
            return nil
        }
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
        let diary: [String]
    }

    private static func lived(_ seed: UInt64, isTold: Bool) -> Result<Tally, Failure> {
        do {
            var life = try Life(seed: seed, isTold: isTold)
            do {
                try life.live(steps: seed % 8 == 7 ? 80 : life.random.number(15...45))
                try life.meet()
                return .success(life.tally)
            } catch {
                let what = (error as? Life.Astray)?.what ?? "\(error)"
                return .failure(Failure(description: what, diary: life.diary.lines))
            }
        } catch { return .failure(Failure(description: "\(error)", diary: [])) }
    }
}
