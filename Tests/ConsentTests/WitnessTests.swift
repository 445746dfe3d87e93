import Canonical
import Consent
import Testing

private let x = Deed("leash", .a, .b)
private let y = Deed("words", .a, .b)
private let (a, b) = (Device(.a), Device(.b))

/// The smallest histories that went wrong under earlier rules.
@Suite struct WitnessTests {
    @Test func aPauseInOneThreadOpensNothingInAnother() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        story.agree(Draft("u0", [x.row(.notAgreed)]).with { $0.thread = "U" }, at: 10)
        #expect(story.seen(by: .b, at: 20)[x.key] == .notAgreed)
        story.write(.pause, by: a, at: 21, in: "U")
        story.reach(b, at: 21)
        #expect(story.seen(by: .b, at: 22)[x.key] == .notAgreed)
    }

    @Test func aLateNoDoesNotBringBackWhatWasReplaced() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let next = Draft("v1", [x.row(.hardLimit), y.row(.agreed)]).with {
            $0.replaces = ["v0"]
            $0.protections = [protection("care", by: .a)]
        }
        story.agree(next, at: 20)
        #expect(story.seen(by: .b, at: 30)[y.key] == .agreed)
        story.write(.no(next.id), by: Device(.a, 1), at: 31)
        story.reach(b, at: 31)
        let after = story.seen(by: .b, at: 32)
        #expect(after[x.key] == .hardLimit)
        #expect(after[y.key] == .notAgreed)
        #expect(after.threads[Story.agreement("T")]?.protections.count == 1)
    }

    @Test func aForkOfOnesOwnLogBringsNothingBack() throws {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let next = Draft("v1", [x.row(.hardLimit), y.row(.agreed)]).with { $0.replaces = ["v0"] }
        story.agree(next, at: 20)
        let held = try #require(story.records.first { $0.act == .held(next.id) && $0.author == Person.a.id })
        story.write(.signal(StopSignal(words("red"))), by: a, at: 31, index: held.index)
        let after = story.seen(by: .b, at: 32)
        #expect(after[x.key] == .hardLimit)
        #expect(after[y.key] == .notAgreed)
    }

    @Test func aHeldThatWasKeptBackGivesNothingWhenItComes() {
        var story = Story()
        let draft = Draft("v1", [x.row(.agreed)])
        story.agree(draft, at: 10, holding: [.b])
        #expect(!story.seen(by: .b, at: 50)[x.key].isGranted)
        story.write(.held(draft.id), by: a, at: 20)
        story.reach(b, at: 1500)
        #expect(!story.seen(by: .b, at: 1501)[x.key].isGranted)
    }

    @Test func aProposalThatNobodySignedSettlesNothingForWhatReplacesIt() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let narrowing = story.write(.narrowing(x.key, .hardLimit), by: b, at: 20)
        story.reach(a, at: 20)
        let proposal = Draft("v1", [x.row(.agreed)]).with {
            $0.replaces = ["v0"]
            $0.settles = [narrowing.id.bytes]
        }
        story.write(.proposal(proposal.id, proposal.version), by: a, at: 21)
        #expect(story.seen(by: .b, at: 22)[x.key] == .hardLimit)
        story.agree(Draft("v2", [x.row(.agreed)]).with { $0.replaces = ["v1", "v0"] }, at: 30)
        #expect(story.seen(by: .b, at: 31)[x.key] == .hardLimit)
    }

    @Test func insideASceneNothingOpensInAnotherThread() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.notAgreed)]), at: 10)
        story.agree(Self.scene, at: 11)
        #expect(story.seen(by: .b, at: 25)[x.key] == .notAgreed)
        story.agree(Draft("v1", [x.row(.agreed)]).with { $0.replaces = ["v0"] }, at: 30)
        #expect(story.seen(by: .b, at: 31)[x.key] == .notAgreed)
        #expect(story.seen(by: .b, at: 61)[x.key] == .agreed)
    }

    @Test func inASceneThatWasLeftNothingOpensInANewThread() {
        var story = Story()
        story.agree(Self.scene, at: 11)
        story.write(.leave, by: b, at: 25, in: "S")
        #expect(story.seen(by: .b, at: 26)[x.key] == .notAgreed)
        story.agree(Draft("u0", [x.row(.agreed)]).with { $0.thread = "U" }, at: 30)
        #expect(story.seen(by: .b, at: 31)[x.key] == .notAgreed)
    }

    @Test func aPauseEndsOnlyByAVersionThatAllSign() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        let pause = story.write(.pause, by: b, at: 20)
        story.reach(a, at: 900)
        #expect(story.seen(by: .b, at: 901)[x.key] == .notAgreed)
        let resumed = Draft("v1", [x.row(.agreed)]).with {
            $0.replaces = ["v0"]
            $0.settles = [pause.id.bytes]
            $0.signBy = 1000
        }
        story.write(.proposal(resumed.id, resumed.version), by: a, at: 902)
        story.write(.signature(resumed.id), by: a, at: 902)
        story.reach(b, at: 903)
        #expect(story.seen(by: .b, at: 904)[x.key] == .notAgreed)
        story.agree(resumed, at: 905)
        #expect(story.seen(by: .b, at: 906)[x.key] == .agreed)
    }

    @Test func withoutAMustHaveCannotProvideClosesEverything() {
        var story = Story()
        story.agree(
            Draft("v0", [x.row(.agreed), y.row(.agreed)]).with {
                $0.protections = [protection("aftercare", by: .a)]
            },
            at: 10)
        story.write(.cannotProvide(slug("aftercare")), by: a, at: 21)
        story.reach(b, at: 21)
        let after = story.seen(by: .b, at: 22)
        #expect(after[x.key] == .notAgreed)
        #expect(after[y.key] == .notAgreed)
        #expect(after.threads[Story.agreement("T")]?.protections.map(\.isUnprovided) == [true])
    }

    @Test func aClockThatOnceJumpedAheadEndsNoScene() {
        var story = Story()
        story.agree(Self.scene, at: 11)
        story.agree(
            Draft("u0", [y.row(.agreed)]).with {
                $0.thread = "U"
                $0.until = 9000
            }, at: 30)
        story.write(.delivered(Story.LogKey(device: a, thread: "U").id, length: 1), by: b, at: 5000, in: "U")
        #expect(story.seen(by: .b, at: 40, latest: 5000)[y.key] == .notAgreed)
    }

    @Test func aCounterProposalLeavesWhatStandsStanding() {
        var story = Story()
        let beforehand = Boundary.granted(Grant(.askBeforehand))
        story.agree(Draft("v0", [x.row(beforehand)]), at: 10)
        let proposal = Draft("v1", [x.row(.agreed)]).with { $0.replaces = ["v0"] }
        story.write(.proposal(proposal.id, proposal.version), by: a, at: 15)
        story.agree(Draft("v2", [x.row(.agreed)]).with { $0.replaces = ["v1"] }, at: 20)
        #expect(story.seen(by: .b, at: 21)[x.key] == beforehand)
    }

    @Test func aHardLimitOfAThreadThatWasLeftEndsWhereAllSettleIt() {
        var story = Story()
        let left = Draft("t0", [x.row(.hardLimit)])
        story.agree(left, at: 10)
        story.write(.leave, by: a, at: 20)
        story.reach(b, at: 20)
        #expect(story.seen(by: .b, at: 25)[x.key] == .hardLimit)
        story.agree(
            Draft("u0", [x.row(.agreed)]).with {
                $0.thread = "U"
                $0.settles = [left.id.bytes]
            }, at: 30)
        #expect(story.seen(by: .b, at: 31)[x.key] == .agreed)
    }

    @Test func aRenewalSignedEarlyLeavesWhatStandsStandingUntilItBegins() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        story.agree(
            Draft("v1", [x.row(.agreed), y.row(.agreed)]).with {
                $0.replaces = ["v0"]
                $0.begins = 500
            }, at: 20)
        #expect(story.seen(by: .b, at: 30)[x.key] == .agreed)
        #expect(story.seen(by: .b, at: 30)[y.key] == .notAgreed)
        #expect(story.seen(by: .b, at: 501)[y.key] == .agreed)
    }

    @Test func ofTwoVersionsThatStandTheOneThatLapsesLeavesNothing() {
        var story = Story()
        story.agree(Draft("v0", [x.row(.agreed)]), at: 10)
        story.agree(
            Draft("v1", [x.row(.notAgreed), y.row(.agreed)]).with {
                $0.replaces = ["v0"]
                $0.until = 100
            }, at: 20)
        story.agree(Draft("v1b", [x.row(.agreed)]).with { $0.replaces = ["v0"] }, at: 20)
        for hour in [30, 101] {
            #expect(story.seen(by: .b, at: hour)[x.key] == .notAgreed)
            #expect(story.seen(by: .b, at: hour)[y.key] == .notAgreed)
        }
    }

    private static let scene = Draft("s0", [x.row(.agreed)]).with {
        $0.thread = "S"
        $0.kind = .scene
        $0.begins = 20
        $0.until = 60
    }
}
