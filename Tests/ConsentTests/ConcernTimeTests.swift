import Canonical
import Consent
import Testing

/// Concerns about what changes, and when: asked of whole histories.
@Suite struct ConcernTimeTests {
    private static let deeds = ["leash", "hood", "crate"].map { Deed($0, .a, .b) }

    private func draft(_ name: String, _ lines: [Person: Boundary], replaces: [String] = []) -> Draft {
        Draft(name, Self.deeds.map { $0.row(lines) }).with {
            $0.replaces = replaces
            $0.signBy = 1900
        }
    }

    /// Asks about a version that is proposed and not signed.
    private func found(_ draft: Draft, after story: Story, at hour: Int, by person: Person = .b)
        -> [ConcernID]
    {
        var story = story
        story.write(.proposal(draft.id, draft.version), by: Device(person), at: hour, in: draft.thread)
        story.reach(Device(.a), at: hour)
        return concerns(draft, story, at: hour)
    }

    private func concerns(_ draft: Draft, _ story: Story, at hour: Int) -> [ConcernID] {
        ConcernSubject(
            draft.version, id: draft.id, in: Ledger(story.records), for: Person.a.id, at: Moment(hour: hour)
        )
        .concerns().map(\.id)
    }

    @Test func everythingThatWidensFallsOnOne() {
        var story = Story()
        story.agree(draft("v1", [.a: .agreed, .b: .notAgreed]), at: 1)
        #expect(
            found(draft("v2", [.a: .agreed, .b: .agreed]), after: story, at: 200).contains(.wideningOneSided))

        var other = Story()
        other.agree(draft("v1", [.a: .notAgreed, .b: .notAgreed]), at: 1)
        let both = found(draft("v2", [.a: .agreed, .b: .agreed]), after: other, at: 200)
        #expect(!both.contains(.wideningOneSided))
        // A first version widens nothing that stood.
        #expect(
            !found(draft("v1", [.a: .notAgreed, .b: .agreed]), after: Story(), at: 1).contains(
                .wideningOneSided))
    }

    @Test func whatEverybodyHasHeldWidensNothingAnyMore() {
        var story = Story()
        story.agree(draft("v1", [.a: .agreed, .b: .notAgreed]), at: 1)
        // It stands beside the first, which has less for B.
        let second = draft("v2", [.a: .agreed, .b: .agreed])
        #expect(found(second, after: story, at: 200).contains(.wideningOneSided))
        story.agree(second, at: 200)
        #expect(!concerns(second, story, at: 202).contains(.wideningOneSided))
    }

    @Test func aLimitThatIsLiftedAgainIsAWidening() {
        var story = Story()
        story.agree(draft("v1", [.a: .agreed, .b: .agreed]), at: 1)
        for deed in Self.deeds { story.write(.narrowing(deed.key, .hardLimit), by: Device(.b), at: 50) }
        #expect(
            found(draft("v2", [.a: .agreed, .b: .agreed]), after: story, at: 200).contains(.wideningOneSided))
    }

    @Test func soonAfterAScene() {
        var story = Story()
        story.agree(draft("v1", [.a: .agreed, .b: .notAgreed]), at: 1)
        let scene = Draft("scene", [Self.deeds[0].row(.agreed)]).with {
            $0.thread = "U"
            $0.kind = .scene
            ($0.begins, $0.until, $0.signBy) = (100, 124, 124)
        }
        story.agree(scene, at: 90)
        let wider = draft("v2", [.a: .agreed, .b: .agreed])
        let tighter = draft("v2", [.a: .notAgreed, .b: .notAgreed])
        #expect(found(wider, after: story, at: 110).contains(.wideningAfterScene))
        #expect(found(wider, after: story, at: 147).contains(.wideningAfterScene))
        #expect(!found(wider, after: story, at: 148).contains(.wideningAfterScene))
        #expect(!found(wider, after: story, at: 99).contains(.wideningAfterScene))
        #expect(!found(tighter, after: story, at: 130).contains(.wideningAfterScene))
    }

    @Test func widenedAgainWithinThirtyDays() {
        var story = Story()
        let some = Boundary.granted(Grant(.askFirst))
        story.agree(draft("v1", [.a: .agreed, .b: .notAgreed]), at: 1)
        story.agree(draft("v2", [.a: .agreed, .b: some], replaces: ["v1"]), at: 100)
        let third = draft("v3", [.a: .agreed, .b: .agreed], replaces: ["v2"])
        #expect(found(third, after: story, at: 100 + 719).contains(.wideningAgain))
        #expect(!found(third, after: story, at: 100 + 720).contains(.wideningAgain))
        // After a tightening, or a first version, it is no “again”.
        var other = Story()
        other.agree(draft("v1", [.a: .agreed, .b: some]), at: 1)
        other.agree(draft("v2", [.a: .agreed, .b: .notAgreed], replaces: ["v1"]), at: 100)
        #expect(!found(third, after: other, at: 200).contains(.wideningAgain))
    }

    @Test func aDynamicThatIsReadForTheFirstTime() {
        var story = Story()
        let first = draft("v1", [.a: .agreed, .b: .agreed])
        story.write(.proposal(first.id, first.version), by: Device(.b), at: 1)
        story.reach(Device(.a), at: 10)
        #expect(concerns(first, story, at: 33).contains(.firstReadToday))
        #expect(!concerns(first, story, at: 34).contains(.firstReadToday))

        let scene = first.with { $0.kind = .scene }
        var other = Story()
        other.write(.proposal(scene.id, scene.version), by: Device(.b), at: 1)
        other.reach(Device(.a), at: 10)
        #expect(!concerns(scene, other, at: 11).contains(.firstReadToday))

        // A change to what stands is no first reading.
        other = Story()
        other.agree(first, at: 1)
        #expect(
            !found(draft("v2", [.a: .agreed, .b: .notAgreed]), after: other, at: 5).contains(.firstReadToday))
    }
}
