import Testing

@testable import Templating

@Suite struct StanceTests {
    /// The whole mapping: stance, with conditions?, first time? → what stands in an agreement.
    private static let table:
        [(Stance, plain: BoundaryWord?, conditions: BoundaryWord?, first: BoundaryWord?)] = [
            (.unset, .notAgreed, .notAgreed, .notAgreed),
            (.hardLimit, .hardLimit, .hardLimit, .hardLimit),
            (.softLimit, .notAgreed, .askBeforehand, .notAgreed),
            (.noThanks, .notAgreed, .notAgreed, .notAgreed),
            (.curious, .notAgreed, .notAgreed, .notAgreed),
            (.willing, .agreed, .askFirst, .askFirst),
            (.like, .agreed, .askFirst, .askFirst),
            (.favourite, .agreed, .askFirst, .askFirst),
            (.notApplicable, nil, nil, nil),
        ]

    @Test func whatStandsInAnAgreement() {
        #expect(Self.table.map(\.0) == Stance.allCases)
        for (stance, plain, conditions, first) in Self.table {
            func boundary(_ hasConditions: Bool, _ isFirstTime: Bool) -> BoundaryWord? {
                stance.boundary(
                    hasConditions: hasConditions, isFirstTime: isFirstTime, isShownAsNotAgreed: false)
            }
            #expect(boundary(false, false) == plain, "\(stance)")
            #expect(boundary(true, false) == conditions, "\(stance)")
            #expect(boundary(false, true) == first, "\(stance)")
            #expect(boundary(true, true) == (stance == .softLimit ? .askBeforehand : first), "\(stance)")
        }
    }

    @Test func aHardLimitMayBeShownAsNotAgreedAndNothingElseChanges() {
        for stance in Stance.allCases {
            for hasConditions in [false, true] {
                let shown = stance.boundary(
                    hasConditions: hasConditions, isFirstTime: false, isShownAsNotAgreed: true)
                let plain = stance.boundary(
                    hasConditions: hasConditions, isFirstTime: false, isShownAsNotAgreed: false)
                #expect(shown == (stance == .hardLimit ? .notAgreed : plain))
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
