import Canonical
import Consent
import Testing

/// What each rule finds in a version by itself, and a near miss of each.
@Suite struct ConcernRulesTests {
    private func signal(
        _ kind: Protection.Kind, for people: Person..., words: String = "“Red” stops everything."
    )
        -> Item
    {
        .protection(
            Protection(
                slug("s-\(kind == .silentSignal ? "silent" : "spoken")"), label: line("Stop"), kind: kind,
                protects: Set(people.map(\.id)), providers: [Person.a.id], words: try! Prose(lenient: words)))
    }

    private func find(_ id: ConcernID, _ items: Item...) -> Concern? {
        ConcernSubject.sample(items: items).concerns().first { $0.id == id }
    }

    @Test func stopSignals() {
        #expect(find(.noStopSignal)?.people == [Person.a.id, Person.b.id])
        #expect(find(.noStopSignal, signal(.spokenSignal, for: .a))?.people == [Person.b.id])
        #expect(find(.noStopSignal, signal(.silentSignal, for: .a, .b)) == nil)

        let spoken = signal(.spokenSignal, for: .a, .b)
        #expect(find(.noSilentStopSignal, spoken)?.people == [Person.a.id, Person.b.id])
        #expect(find(.noSilentStopSignal, spoken, signal(.silentSignal, for: .b))?.people == [Person.a.id])
        #expect(find(.noSilentStopSignal, spoken, signal(.silentSignal, for: .a, .b)) == nil)
    }

    @Test func aSignalThatSomebodyAddedAloneCounts() {
        var story = Story()
        story.write(.signal(StopSignal(words("two whistles"))), by: Device(.b), at: 1)
        let subject = ConcernSubject(
            Draft("v").version, id: nil, in: Ledger(story.records), for: Person.a.id, at: Moment(hour: 2))
        #expect(subject.concerns().first { $0.id == .noStopSignal }?.people == [Person.a.id])
    }

    @Test(arguments: [
        ("“Red” stops everything.", "red, bad dog", true), ("Mercy", "mercy", true),
        ("“Red” stops everything.", "bad dog, stupid", false), ("“Red” stops everything.", "redhead", false),
        ("“Red” stops everything.", "everything", false),
    ])
    func offLimitsWords(signal words: String, list: String, isFound: Bool) {
        let list = Protection(
            slug("words-off-limits"), label: line("Words off limits"), protects: [Person.b.id],
            providers: [Person.a.id], words: try! Prose(lenient: list))
        let found = find(
            .offLimitsStopSignal, signal(.spokenSignal, for: .a, .b, words: words), .protection(list))
        #expect((found != nil) == isFound)
    }

    @Test func aftercare() {
        func care(for people: Person...) -> Item {
            .protection(
                Protection(
                    slug("care"), label: line("Care"), kind: .aftercare, protects: Set(people.map(\.id)),
                    providers: [Person.a.id], words: words("tea")))
        }
        #expect(find(.noAftercare) != nil)
        #expect(find(.noAftercare, care(for: .b)) == nil)
        #expect(find(.aftercareOneSided, care(for: .b))?.people == [Person.a.id])
        #expect(find(.aftercareOneSided, care(for: .a, .b)) == nil)
    }

    @Test func promises() {
        func promise(_ id: String, by maker: Person, to other: Person) -> Item {
            .promise(
                Promise(slug(id), label: line(id), maker: maker.id, to: [other.id], words: words("I listen")))
        }
        #expect(find(.promisesOneSided, promise("p", by: .b, to: .a))?.people == [Person.a.id])
        #expect(find(.promisesOneSided, promise("p", by: .b, to: .a), promise("q", by: .a, to: .b)) == nil)
        #expect(find(.promisesOneSided) == nil)
    }

    private func rows(_ count: Int, _ lines: [Person: Boundary]) -> [Item] {
        (0..<count).map { .row(Deed("deed-\($0)", .a, .b).row(lines)) }
    }

    @Test func limits() {
        let one = rows(3, [.a: .agreed, .b: .hardLimit])
        #expect(
            ConcernSubject.sample(items: one).concerns().first { $0.id == .limitsOneSided }?.people == [
                Person.a.id
            ])
        #expect(!ConcernSubject.sample(items: rows(2, [.a: .agreed, .b: .hardLimit])).has(.limitsOneSided))
        #expect(!ConcernSubject.sample(items: rows(3, [.a: .agreed, .b: .agreed])).has(.limitsOneSided))
        let little = Item.row(
            Deed("last", .a, .b).row([.a: .granted(Grant(.agreed, atMost: 3)), .b: .agreed]))
        #expect(!ConcernSubject.sample(items: one + [little]).has(.limitsOneSided))
    }

    @Test func answers() {
        let no = rows(3, [.a: .notAgreed, .b: .notAgreed])
        let yes = Item.row(Deed("yes", .a, .b).row(.agreed))
        let limit = Item.row(Deed("limit", .a, .b).row(.hardLimit))
        #expect(ConcernSubject.sample(items: no + [yes]).has(.mostlyUnanswered))
        #expect(
            !ConcernSubject.sample(items: no + [yes, limit, .row(Deed("more", .a, .b).row(.agreed))]).has(
                .mostlyUnanswered))
        #expect(!ConcernSubject.sample(items: Array(no.dropFirst()) + [yes]).has(.mostlyUnanswered))

        let same = ConcernSubject.sample(items: rows(6, [.a: .agreed, .b: .notAgreed]))
        #expect(same.concerns().filter { $0.id == .sameAnswerEverywhere }.map(\.people) == [[Person.a.id]])
        #expect(!ConcernSubject.sample(items: rows(5, [.a: .agreed])).has(.sameAnswerEverywhere))
        #expect(
            !ConcernSubject.sample(items: rows(6, [.a: .agreed, .b: .agreed]) + [limit]).has(
                .sameAnswerEverywhere))
    }

    @Test func mustHaves() {
        let need = MustHave(of: Person.b.id, for: [slug("leash")])
        let leash = Item.row(Deed("leash", .a, .b).row(.agreed))
        func collar(_ a: Boundary, _ b: Boundary) -> Item {
            .row(Deed("collar", .a, .b).row([.a: a, .b: b], neededBy: [need]))
        }
        #expect(
            find(.mustHaveUnmet, leash, collar(.notAgreed, .agreed))?.people == [Person.b.id, Person.a.id])
        #expect(find(.mustHaveUnmet, leash, collar(.agreed, .agreed)) == nil)
        // Whoever gives it up themselves has decided so.
        #expect(find(.mustHaveUnmet, leash, collar(.agreed, .notAgreed)) == nil)
        // Nothing is lost that was not agreed.
        #expect(
            find(.mustHaveUnmet, .row(Deed("leash", .a, .b).row(.notAgreed)), collar(.notAgreed, .agreed))
                == nil)
    }

    @Test func whatSomebodyNeedsAndAnotherCannotProvide() {
        let water = protection("water", by: .a).needed(by: [MustHave(of: Person.b.id, for: [slug("leash")])])
        let draft = Draft("v", [Deed("leash", .a, .b).row(.agreed)]).with { $0.protections = [water] }
        var story = Story()
        func found(_ version: Version) -> Bool {
            ConcernSubject(version, id: nil, in: Ledger(story.records), for: Person.b.id, at: Moment(hour: 2))
                .has(.mustHaveUnmet)
        }
        #expect(!found(draft.version))
        let record = story.write(.cannotProvide(slug("water")), by: Device(.a), at: 1)
        #expect(found(draft.version))
        #expect(!found(draft.with { $0.settles = [record.id.bytes] }.version))
    }

    @Test func media() {
        let photos = Item.row(
            Row(
                slug("photos"), label: line("Photos of the pup"),
                sides: [Row.Side(slug("takes"), Person.a.id), Row.Side(slug("is"), Person.b.id)],
                lines: [Person.a.id: .agreed, Person.b.id: .agreed]))
        func handling(_ text: String, _ label: String = "Photos") -> Item {
            .protection(
                Protection(
                    slug("handling"), label: line(label), protects: [Person.b.id], providers: [Person.a.id],
                    words: words(text)))
        }
        #expect(
            find(.mediaUnhandled, photos)?.reason.contains("who keeps them and when they are deleted") == true
        )
        #expect(find(.mediaUnhandled, photos, handling("Rex keeps them"))?.reason.contains("when") == true)
        #expect(find(.mediaUnhandled, photos, handling("Rex keeps them and deletes them when asked")) == nil)
        // What is said about other things does not count.
        #expect(find(.mediaUnhandled, photos, handling("Rex keeps it, deleted or not", "Notes")) != nil)
        #expect(find(.mediaUnhandled, .row(Deed("photos", .a, .b).row(.hardLimit))) == nil)
    }

    @Test func experience() {
        let hood = Item.row(Deed("hood", .a, .b).row(.agreed))
        func found(_ experience: [PartyID: [Slug: ConcernSubject.Experience]]?, _ item: Item? = nil)
            -> [ConcernID]
        {
            var subject = ConcernSubject.sample(items: [item ?? hood])
            subject.risky = [slug("hood")]
            subject.experience = experience
            return subject.concerns().map(\.id).filter { [.experienceUnknown, .experienceNone].contains($0) }
        }
        #expect(found([:]) == [.experienceUnknown])
        #expect(found([Person.a.id: [slug("hood"): .none]]) == [.experienceNone])
        #expect(found([Person.a.id: [slug("hood"): .some]]).isEmpty)
        // It is the doer's that counts.
        #expect(found([Person.b.id: [slug("hood"): .some]]) == [.experienceUnknown])
        #expect(found([:], .row(Deed("hood", .a, .b).row(.notAgreed))).isEmpty)
        #expect(found([:], .row(Deed("leash", .a, .b).row(.agreed))).isEmpty)
        #expect(found(nil).isEmpty)
    }

    @Test func ownWorksheet() {
        let leash = Deed("leash", .a, .b)
        func found(_ own: [RowKey: Boundary]) -> Bool {
            var subject = ConcernSubject.sample(items: [.row(leash.row(.granted(Grant(.agreed, atMost: 30))))]
            )
            subject.worksheet = own
            return subject.has(.widerThanWorksheet)
        }
        #expect(found([leash.key: .granted(Grant(.agreed, atMost: 20))]))
        #expect(found([leash.key: .notAgreed]))
        #expect(!found([leash.key: .granted(Grant(.agreed, atMost: 30))]))
        #expect(!found([leash.key: .agreed]))
        #expect(!found([Deed("hood", .a, .b).key: .notAgreed]))
    }

    @Test(arguments: [(Kind.dynamic, 183, 184), (.recurring, 183, 184), (.event, 4, 5), (.scene, 2, 3)])
    func aFarEnd(kind: Kind, near: Int, far: Int) {
        func found(_ days: Int) -> Bool {
            ConcernSubject.sample(kind: kind) { $0.term.until = $0.term.from + .days(Int64(days)) }.has(
                .endFar)
        }
        #expect(found(far))
        #expect(!found(near))
    }

    @Test func noReview() {
        func found(_ days: Int64, _ review: Int64?) -> Bool {
            ConcernSubject.sample { version in
                version.term.until = version.term.from + .days(days)
                version.term.review = review.map { version.term.from + .days($0) }
            }.has(.noReview)
        }
        #expect(found(31, nil))
        #expect(!found(30, nil))
        #expect(!found(31, 14))
    }

    @Test func whatWeighsMostComesFirst() {
        let rule = Fact(slug("rule"), label: line("Rule"), words: words("Rex may not leave."))
        let severities = ConcernSubject.sample(items: [.fact(rule)]).concerns().map(\.severity)
        #expect(severities == severities.sorted(by: >))
        #expect(severities.first == .error)
        #expect(Set(severities) == [.note, .warning, .error])
    }

    @Test func anErrorIsNotSigned() {
        let rule = Fact(slug("rule"), label: line("Rule"), words: words("Rex may not leave."))
        let found = ConcernSubject.sample(items: [.fact(rule)]).concerns()
        #expect(throws: Refusal.self) { try ConcernSubject.checkSignature(over: found) }
        #expect(throws: Never.self) {
            try ConcernSubject.checkSignature(over: found.filter { $0.severity < .error })
        }
    }

    /// Names that people and scripts rely on. A new one is added here; none is ever changed.
    @Test func theNamesNeverChange() {
        #expect(
            Set(ConcernID.allCases.map(\.rawValue)) == [
                "no-stop-signal", "no-silent-stop-signal", "off-limits-stop-signal", "denies-leaving",
                "denies-stopping", "denies-refusing", "denies-help", "penalty-for-limits",
                "penalty-for-signals",
                "unclear-denial", "penalty-for-pause", "penalty-for-illness", "penalty-for-check-in",
                "authority-over-money", "authority-over-documents", "authority-over-medical-care",
                "authority-over-work", "authority-over-contacts", "authority-over-phone", "isolation",
                "intoxicants", "no-aftercare", "aftercare-one-sided", "promises-one-sided",
                "limits-one-sided",
                "mostly-unanswered", "same-answer-everywhere", "must-have-unmet", "media-unhandled",
                "experience-unknown", "experience-none", "wider-than-worksheet", "end-far", "no-review",
                "widening-one-sided", "widening-after-scene", "widening-again", "first-read-today",
            ])
        #expect(ConcernID.allCases.allSatisfy { Slug($0.rawValue) != nil })
    }

    @Test func everyNameHasOneRule() {
        let ids = ConcernRules.all.flatMap(\.ids)
        #expect(ids.count == ConcernID.allCases.count)
        #expect(Set(ids) == Set(ConcernID.allCases))
    }
}
