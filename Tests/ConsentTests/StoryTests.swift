import Canonical
import Consent
import Testing

private let x = Deed("leash", .a, .b)
private let y = Deed("words", .a, .b)
private let (a, b, c) = (Device(.a), Device(.b), Device(.c))

/// What happens in the ordinary course of things, and in the ordinary accidents.
@Suite struct StoryTests {
    @Test func silenceIsNoYes() {
        var story = Story()
        let draft = Draft("v0", [x.row([.a: .agreed])])
        story.agree(draft, at: 10)
        #expect(story.seen(by: .a, at: 20)[x.key] == .notAgreed)
        #expect(story.seen(by: .a, at: 20)[y.key] == .notAgreed)
    }

    @Test func aSignatureAloneGivesNothing() {
        var story = Story()
        let draft = Draft("v0", [x.row(.agreed)])
        story.write(.proposal(draft.id, draft.version), by: a, at: 1)
        for device in [a, b] {
            story.write(.signature(draft.id), by: device, at: 2)
            #expect(!story.seen(by: .a, at: 3)[x.key].isGranted)
        }
        story.reach(a, at: 3)
        story.write(.held(draft.id), by: a, at: 3)
        #expect(!story.seen(by: .a, at: 4)[x.key].isGranted)
        story.write(.held(draft.id), by: b, at: 4)
        #expect(!story.seen(by: .a, at: 5)[x.key].isGranted, "it has not reached them")
        story.reach(a, at: 5)
        #expect(story.seen(by: .a, at: 6)[x.key] == .agreed)
        #expect(!story.seen(by: .b, at: 6)[x.key].isGranted, "to the other one it is not complete yet")
    }

    @Test func aNarrowingHoldsAtOnceAndOffline() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed), y.row(.agreed)]), at: 10)
        let limit = Boundary.granted(Grant(.askFirst, conditions: [line("at home")], atMost: 2))
        story.write(.narrowing(x.key, limit), by: b, at: 11)
        let standing = story.seen(by: .b, at: 11)
        #expect(standing[x.key] == limit)
        #expect(standing[y.key] == .agreed)
    }

    @Test func aNarrowingHoldsInEveryVersionUntilOneSettlesIt() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let narrowing = story.write(.narrowing(x.key, .notAgreed), by: b, at: 11)
        story.agree(Draft("v1", [x.row(.agreed)]).with { $0.replaces = ["v0"] }, at: 12)
        #expect(story.seen(by: .b, at: 13)[x.key] == .notAgreed)
        story.agree(
            Draft("v2", [x.row(.agreed)]).with {
                $0.replaces = ["v1"]
                $0.settles = [narrowing.id.bytes]
            }, at: 14)
        #expect(story.seen(by: .b, at: 15)[x.key] == .agreed)
        story.agree(Draft("v3", [x.row(.agreed)]).with { $0.replaces = ["v2"] }, at: 16)
        #expect(
            story.seen(by: .b, at: 17)[x.key] == .agreed, "what follows a version has settled what it did")
    }

    @Test func aLimitOnSomebodyElsesLineIsNone() {
        var story = Story()
        let mine = Deed("rest", .b)
        story.agree(Draft("v0", [mine.row(.agreed)]), at: 10)
        story.write(.narrowing(mine.key, .hardLimit), by: a, at: 11)
        #expect(story.seen(by: .b, at: 12)[mine.key] == .agreed)
    }

    @Test func aPauseClosesAndProtects() {
        var story = Story()
        story.agree(
            Draft("v0", [x.row(.agreed), y.row(.hardLimit)]).with {
                $0.protections = [protection("care", by: .a)]
            },
            at: 10)
        let before = story.seen(by: .b, at: 11)
        let pause = story.write(.pause, by: a, at: 12)
        let after = story.seen(by: .b, at: 13)
        #expect(after[x.key] == .notAgreed)
        #expect(after[y.key] == .hardLimit)
        #expect(after.threads[Story.agreement("T")]?.stopped == [.paused(pause.id)])
        #expect(after.lostProtections(since: before).isEmpty)
    }

    @Test func leavingIsForGood() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let leave = story.write(.leave, by: a, at: 12)
        story.agree(
            Draft("v1", [x.row(.agreed)]).with {
                $0.replaces = ["v0"]
                $0.settles = [leave.id.bytes]
            }, at: 13)
        let after = story.seen(by: .b, at: 14)
        #expect(after[x.key] == .notAgreed)
        #expect(after.threads[Story.agreement("T")]?.stopped == [.left(leave.id)])
    }

    @Test func itRunsOutAndCareOutlastsIt() {
        var story = Story()
        story.agree(
            Draft("v0", [x.row(.agreed)]).with {
                $0.until = 100
                $0.careUntil = 268
                $0.protections = [protection("quiet", by: .a), protection("care", by: .a, kind: .aftercare)]
            }, at: 10)
        #expect(story.seen(by: .b, at: 99)[x.key] == .agreed)
        let over = story.seen(by: .b, at: 100)
        #expect(over[x.key] == .notAgreed)
        #expect(over.threads[Story.agreement("T")]?.stopped == [.lapsed(Draft.id("v0"))])
        #expect(over.threads[Story.agreement("T")]?.protections.count == 2)
        #expect(story.seen(by: .b, at: 268).threads[Story.agreement("T")]?.protections.count == 1)
    }

    @Test func anEndOfALineEndsIt() {
        var story = Story()
        story.agree(
            Draft("v0", [x.row([.a: .agreed, .b: .granted(Grant(.agreed, ends: Instant(hour: 50)))])]), at: 10
        )
        #expect(story.seen(by: .a, at: 49)[x.key].isGranted)
        #expect(story.seen(by: .a, at: 50)[x.key] == .notAgreed)
    }

    @Test func anActFromTheFutureStopsEverything() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let unknown = story.write(.unknown, by: b, at: 12)
        let after = story.seen(by: .a, at: 13)
        #expect(after[x.key] == .notAgreed)
        #expect(after.threads[Story.agreement("T")]?.stopped == [.unknownAct(unknown.id)])
    }

    @Test func aGapKeepsBackWhatGivesAndNothingElse() {
        var story = Story()
        let draft = Draft("v0", [x.row(.agreed), y.row(.agreed)])
        story.agree(draft, at: 10)
        let rest = story.records.filter { !($0.author == Person.a.id && $0.act == .signature(draft.id)) }
        let narrowing = Record(
            id: RecordID(bytes32(named: "narrowing")), log: Story.LogKey(device: a, thread: "T").id,
            index: 40,
            author: Person.a.id, agreement: Story.agreement("T"), said: Instant(hour: 11),
            act: .narrowing(x.key, .hardLimit))
        let moment = Moment(hour: 12)
        #expect(!Ledger(rest).standing(at: moment, for: Person.b.id)[y.key].isGranted)
        let whole = Ledger(story.records + [narrowing])
        #expect(whole.hasGap(narrowing.log))
        #expect(whole.standing(at: moment, for: Person.b.id)[x.key] == .hardLimit)
        #expect(whole.standing(at: moment, for: Person.b.id)[y.key] == .agreed)
    }

    @Test func aBackdatedHeldIsLateWhereItArrivesLate() {
        var story = Story()
        let draft = Draft("v0", [x.row(.agreed)]).with { $0.signBy = 50 }
        story.agree(draft, at: 10, holding: [.b])
        story.write(.held(draft.id), by: a, at: 10)
        story.reach(b, at: 60)
        #expect(!story.seen(by: .b, at: 61)[x.key].isGranted)
    }

    @Test func threePeopleAllHaveToHold() {
        var story = Story()
        let draft = Draft("v0", [x.row(.agreed)]).with { $0.people = [.a, .b, .c] }
        story.agree(draft, at: 10, holding: [.a, .b])
        #expect(!story.seen(by: .b, at: 11)[x.key].isGranted)
        story.write(.held(draft.id), by: c, at: 12)
        story.reach(b, at: 13)
        #expect(story.seen(by: .b, at: 14)[x.key] == .agreed)
    }

    @Test func aRowThatIsAbsentFromOneVersionIsNotAgreed() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed), y.row(.agreed)]), at: 10)
        story.agree(Draft("v1", [x.row(.agreed)]), at: 11)
        let standing = story.seen(by: .b, at: 12)
        #expect(standing[x.key] == .agreed)
        #expect(standing[y.key] == .notAgreed)
    }

    @Test func aRowThatIsAbsentFromAnotherThreadSaysNothing() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed), y.row(.agreed)]), at: 10)
        story.agree(Draft("u0", [x.row(.agreed)]).with { $0.thread = "U" }, at: 11)
        #expect(story.seen(by: .b, at: 12)[y.key] == .agreed)
    }

    @Test func withoutWhatIsNeededItDoesNotStand() {
        var story = Story()
        let z = Deed("rest", .b)
        let needed = MustHave(of: Person.b.id, for: [slug("leash")])
        let alsoNeeded = MustHave(of: Person.b.id, for: [slug("words")])
        story.agree(
            Draft(
                "v0",
                [z.row(.agreed, neededBy: [alsoNeeded]), y.row(.agreed, neededBy: [needed]), x.row(.agreed)]),
            at: 10)
        #expect(story.seen(by: .a, at: 11)[x.key] == .agreed)
        story.write(.narrowing(z.key, .notAgreed), by: b, at: 12)
        #expect(story.seen(by: .a, at: 13)[y.key] == .notAgreed)
        #expect(story.seen(by: .a, at: 13)[x.key] == .notAgreed, "what depends on what depends on it")
    }

    @Test func aMustHaveClosesOnlyItsOwnersRows() {
        var story = Story()
        let needed = protection(
            "water", by: .a, neededBy: [MustHave(of: Person.c.id, for: [slug("leash"), slug("photos")])])
        let photos = Deed("photos", [.a, .b, .c])
        story.agree(
            Draft("v0", [x.row(.agreed), photos.row(.agreed)]).with {
                $0.people = [.a, .b, .c]
                $0.protections = [needed]
            }, at: 10)
        story.write(.cannotProvide(slug("water")), by: a, at: 12)
        #expect(story.seen(by: .a, at: 13)[x.key] == .agreed, "nobody who takes part in it needs the water")
        #expect(story.seen(by: .a, at: 13)[photos.key] == .notAgreed)
    }

    @Test func onlyItsProviderCanSayThatSomethingCannotBeProvided() {
        var story = Story()
        story.agree(
            Draft("v0", [x.row(.agreed)]).with { $0.protections = [protection("water", by: .a)] }, at: 10)
        story.write(.cannotProvide(slug("water")), by: b, at: 12)
        #expect(story.seen(by: .a, at: 13)[x.key] == .agreed)
    }

    @Test func aHardLimitInAnotherThreadOutlastsIt() {
        var story = Story()
        story.agree(
            Draft("u0", [x.row(.hardLimit), y.row(.notAgreed)]).with {
                $0.thread = "U"
                $0.until = 100
            }, at: 10)
        story.agree(Draft("v0", [x.row(.agreed), y.row(.agreed)]), at: 11)
        #expect(story.seen(by: .a, at: 50)[y.key] == .notAgreed)
        #expect(story.seen(by: .a, at: 100)[y.key] == .agreed)
        #expect(story.seen(by: .a, at: 100)[x.key] == .hardLimit)
    }
}
