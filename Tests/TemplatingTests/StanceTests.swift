import Canonical
import Consent
import Testing

@testable import Templating

@Suite struct StanceTests {
    /// The whole mapping: stance, with conditions?, first time? → what stands in an agreement.
    private static let table: [(Stance, plain: Boundary?, conditions: Grant.Rung?, first: Boundary?)] = [
        (.unset, .notAgreed, nil, .notAgreed),
        (.hardLimit, .hardLimit, nil, .hardLimit),
        (.softLimit, .notAgreed, .askBeforehand, .notAgreed),
        (.noThanks, .notAgreed, nil, .notAgreed),
        (.curious, .notAgreed, nil, .notAgreed),
        (.willing, .agreed, .askFirst, .granted(Grant(.askFirst))),
        (.like, .agreed, .askFirst, .granted(Grant(.askFirst))),
        (.favourite, .agreed, .askFirst, .granted(Grant(.askFirst))),
        (.notApplicable, nil, nil, nil),
    ]

    @Test func whatStandsInAnAgreement() throws {
        #expect(Self.table.map(\.0) == Stance.allCases)
        let condition = try Line("only at home")
        let ends = Instant(seconds: 1000)
        for (stance, plain, rung, first) in Self.table {
            func boundary(_ conditions: Set<Line>, isFirstTime: Bool) -> Boundary? {
                stance.boundary(
                    conditions: conditions, atMost: nil, ends: nil, isFirstTime: isFirstTime,
                    isShownAsNotAgreed: false)
            }
            #expect(boundary([], isFirstTime: false) == plain, "\(stance)")
            #expect(boundary([], isFirstTime: true) == first, "\(stance)")
            let conditional = rung.map { Boundary.granted(Grant($0, conditions: [condition])) }
            #expect(boundary([condition], isFirstTime: false) == conditional ?? plain, "\(stance)")
            #expect(boundary([condition], isFirstTime: true) == conditional ?? plain, "\(stance)")

            // A maximum and an end stand wherever something is granted, and nowhere else.
            let limited = stance.boundary(
                conditions: [condition], atMost: 3, ends: ends, isFirstTime: false, isShownAsNotAgreed: false)
            let full = rung.map {
                Boundary.granted(Grant($0, conditions: [condition], atMost: 3, ends: ends))
            }
            #expect(limited == full ?? plain, "\(stance)")
        }
    }

    @Test func aHardLimitMayBeShownAsNotAgreedAndNothingElseChanges() throws {
        for stance in Stance.allCases {
            for conditions in [[], [try Line("only at home")]] {
                func boundary(isShownAsNotAgreed: Bool) -> Boundary? {
                    stance.boundary(
                        conditions: Set(conditions), atMost: nil, ends: nil, isFirstTime: false,
                        isShownAsNotAgreed: isShownAsNotAgreed)
                }
                let plain = boundary(isShownAsNotAgreed: false)
                #expect(
                    boundary(isShownAsNotAgreed: true) == (stance == .hardLimit ? .notAgreed : plain))
            }
        }
    }

    @Test func theWordsThatPeopleWrite() {
        #expect(
            Stance.allCases.map(\.rawValue) == [
                "unset", "hard limit", "soft limit", "no thanks", "curious", "willing", "like", "favourite",
                "not applicable",
            ])
    }
}
