import TestSupport
import Consent
import Foundation
import Testing

/// What a property throws where it does not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Which seeds a property is tried with: the first ones, as many as the test says or as `TROTH_SEEDS` says, or only
/// the one that `TROTH_SEED` names.
enum Seeds {
    private static let environment = ProcessInfo.processInfo.environment
    static let replayed = environment["TROTH_SEED"].flatMap { UInt64($0) }
    private static let asked = environment["TROTH_SEEDS"].flatMap { UInt64($0) }

    static func first(_ count: UInt64) -> [UInt64] { replayed.map { [$0] } ?? Array(0..<(asked ?? count)) }
}

/// Tries a property with many seeds, and reports the first with which it does not hold.
///
/// - Parameter property: draws what it needs from a generator with the seed.
func holds(
    for count: UInt64, at place: SourceLocation = #_sourceLocation,
    _ property: (inout SeededGenerator) throws -> Void
) {
    for seed in Seeds.first(count) {
        var random = SeededGenerator(seed: seed)
        do { try property(&random) } catch {
            Issue.record("\(error)\nreplay with TROTH_SEED=\(seed)", sourceLocation: place)
            return
        }
    }
}

/// Tries a property on many histories, and reports the first on which it does not hold, made as small as it goes.
///
/// - Parameters:
///   - steps: how often each history is looked at: by another person, at another moment, with other gaps.
///   - whole: whether everything is known; otherwise somebody's part of it.
///   - property: draws what else it needs from a generator of its own.
func holds(
    forHistories count: UInt64, steps: Int = 4, whole: Bool = false,
    at place: SourceLocation = #_sourceLocation, _ property: (Sight, inout SeededGenerator) throws -> Void
) {
    for seed in Seeds.first(count) {
        for step in 0..<steps {
            var random = SeededGenerator(seed: seed &+ UInt64(step) &* 0x1_0000_0001)
            let history = History.of(seed: seed)
            let sight = Sight(
                history: whole ? history : history.part(&random), reader: random.pick(history.people),
                moment: history.anyMoment(&random))
            func failure(_ sight: Sight) -> (any Error)? {
                var again = random
                do { try property(sight, &again) } catch { return error }
                return nil
            }
            guard let error = failure(sight) else { continue }
            var smallest = sight
            smallest.history.shrink { failure(sight.with($0)) != nil }
            Issue.record("\(failure(smallest) ?? error)\n\(smallest)\nstep \(step)", sourceLocation: place)
            return
        }
    }
}

/// - Throws: `Broken`, where the condition is false.
func require(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
    if !condition { throw Broken(otherwise()) }
}
