import Canonical
import Consent
import TestSupport
import Testing

/// What the fixed lists find in plain English, and what they leave alone.
@Suite struct ConcernWordsTests {
    @Test(arguments: [
        // Leaving.
        ("Rex may not leave.", ConcernID.deniesLeaving), ("The pup must never leave us", .deniesLeaving),
        ("Rex is not allowed to leave the dynamic before spring", .deniesLeaving),
        ("She may not leave without permission.", .deniesLeaving),
        ("Rex can't end this contract", .deniesLeaving),
        ("Only Cooper may end this relationship", .deniesLeaving),
        ("LEAVING IS NOT AN OPTION", .deniesLeaving),
        ("This contract cannot be terminated.", .deniesLeaving),
        ("Rex gives up the right to quit.", .deniesLeaving),
        // Stopping.
        ("Rex may not stop the scene", .deniesStopping), ("There is no safeword.", .deniesStopping),
        ("We play without a safeword", .deniesStopping), ("Rex may not use his safeword.", .deniesStopping),
        ("Red does not stop anything.", .deniesStopping),
        ("Safe-words don’t count on Sundays", .deniesStopping),
        ("A safeword may be ignored once", .deniesStopping), ("Play goes on despite red", .deniesStopping),
        ("Cooper will not stop when Rex says red", .deniesStopping),
        ("She may not safeword", .deniesStopping),
        ("Ash may not stop before Robin allows it", .deniesStopping),
        ("Rex may not stop without permission", .deniesStopping),
        // Refusing.
        ("Rex may not say no", .deniesRefusing), ("The pup must not refuse an order", .deniesRefusing),
        ("No is not an answer", .deniesRefusing),
        ("Consent cannot be withdrawn during a scene", .deniesRefusing),
        ("Rex gives up all limits", .deniesRefusing),
        ("Hard limits do not apply on birthdays", .deniesRefusing),
        ("A sub may never refuse anything", .deniesRefusing),
        // Help.
        ("Rex may not call the police", .deniesHelp), ("Nobody may call an ambulance", .deniesHelp),
        ("We never call a doctor", .deniesHelp), ("Calling for help is forbidden", .deniesHelp),
        ("The pup is not allowed to ask for help", .deniesHelp), ("No police.", .deniesHelp),
        // Penalties.
        ("Rex is punished for setting a limit", .penaltyForLimits),
        ("Setting a hard limit means a punishment", .penaltyForLimits),
        ("Consequences for saying no", .penaltyForLimits), ("Leaving is punished", .penaltyForLimits),
        ("Punishment for using the safeword", .penaltyForSignals),
        ("Saying red is punished", .penaltyForSignals),
        ("If Rex uses the safeword, he will be punished", .penaltyForSignals),
        ("Rex is punished whenever he stops the scene", .penaltyForSignals),
        ("A penalty for every pause", .penaltyForPause),
        ("Rex is punished for being ill", .penaltyForIllness),
        ("Consequences for a missed check-in", .penaltyForCheckIn),
        ("A missed check-in is punished", .penaltyForCheckIn),
        // Other things that are worth a talk.
        ("Rex cannot say no.", .unclearDenial), ("Rex has no limits.", .unclearDenial),
        ("Rex obeys without question", .unclearDenial),
        ("Cooper controls the money", .authorityOverMoney),
        ("Rex hands over his salary", .authorityOverMoney),
        ("Cooper keeps her passport", .authorityOverDocuments),
        ("Cooper decides about medication", .authorityOverMedicalCare),
        ("Rex needs permission to see a doctor", .authorityOverMedicalCare),
        ("Cooper decides over Rex’s job", .authorityOverWork), ("Rex quits his job", .authorityOverWork),
        ("Cooper decides what friends Rex meets", .authorityOverContacts),
        ("Cooper reads my messages", .authorityOverPhone),
        ("Rex hands over all passwords", .authorityOverPhone),
        ("Ash sees no friends without permission", .isolation),
        ("Cooper keeps Rex’s bank card", .authorityOverMoney),
        ("Rex may not see his family", .isolation), ("No contact with old friends", .isolation),
        ("We may have a beer first", .intoxicants), ("Poppers are fine", .intoxicants),
    ])
    func isFound(text: String, id: ConcernID) {
        let found = found(in: text)
        #expect(found.contains(id), "\(text): \(found)")
    }

    @Test(arguments: [
        "Nobody is ever punished for a limit", "Never a punishment for a limit, a stop signal or a pause.",
        "No punishment, ever, for saying red or for illness", "Punishment for a limit is never an option",
        "Consequences are agreed beforehand, never for a limit, a stop signal, illness, a pause or a missed check-in.",
        "Whoever crosses a limit faces consequences together: talking, and a repair",
        "Consequences for ignoring a limit", "Punishment stops at once if the safeword is said",
        "A missed check-in is never punished", "Discipline is not for illness",
        "Nobody says that Rex may not leave.", "It is not so that anybody may not stop.",
        "Rex may leave at any time", "I will never leave you alone while you are tied",
        "Cooper may not leave Rex alone in the crate", "The leash must not leave marks",
        "We may not leave bruises",
        "Cooper may not leave before the cuffs are off", "Cooper cannot stop Rex from leaving",
        "No scene without a safeword", "We never play without a stop signal", "No safeword, no scene.",
        "A safeword is never ignored", "Yellow does not stop the scene", "Red stops everything at once",

        "Cooper may not refuse a pause", "Nobody may refuse water to anybody",
        "Help may always be called, also the police", "Nobody keeps anybody from calling an ambulance",
        "We call a doctor early", "The police station is next door",
        "Money stays everyone’s own", "Cooper has no control over money", "Rex decides about his own job",
        "Rex’s phone stays charged on the shelf", "Documents lie in the drawer",
        "I see my own friends once a week",
        "Sober, both of us, no alcohol and no drugs", "Neither of us drinks wine before a scene",
        "My knee joints dislike bare floors", "Then we both drink something, water or tea",
        "It may not come that day, and that is all right", "No answer means stop",
    ])
    func isLeftAlone(text: String) {
        let found = found(in: text)
        #expect(found.isEmpty, "\(text): \(found)")
    }

    /// Whatever it is called: no such sentence passes.
    @Test(arguments: [
        "If Rex says red he gets punished",
        "Rex will be punished if he uses his safeword",
        "Each time the pup says no he is punished",
        "Punishment follows whenever a limit is named",
        "Limits cost ten strokes",
        "Ten strokes for saying red",
        "Safewording earns a spanking",
        "The slave has no right to stop",
        "The submissive waives the right to stop or leave",
        "Rex agrees that he may not say no to Sir",
        "The pup has no safeword",
        "Rex doesn't get a safeword",
        "Rex does not have a safeword",
        "No safewords allowed",
        "Leaving the relationship is not permitted",
        "Rex may leave only with Cooper's permission",
        "You cannot leave me",
        "Rex can not leave this dynamic",
        "Rex is never to call the police",
        "Don't call 112",
        "Rex will not call anybody for help",
        "Rex must do everything Cooper says",
        "Once a scene has begun it cannot be stopped",
        "The scene may not be stopped",
        "Rex's no does not count",
        "No means yes",
        "Limits may be pushed without asking",
        "Nobody is shouted at, but Rex is punished for setting a limit",
        "Never at work, Rex may not leave.", "Not on Sundays: Rex may not say no",
    ])
    func aBadSentenceIsFound(text: String) { #expect(!found(in: text).isEmpty, "\(text)") }

    @Test(arguments: [
        "Rex may stop the scene with any word",
        "Saying red stops everything and brings a blanket",
        "Cooper may not end the scene without aftercare",
        "We may not stop the playlist",
        "Nobody may end the day in anger",
        "The handler may not end play without calling the pup back",
        "Rex must not stop taking his medicine",
        "Cooper must not stop the massage suddenly",
        "Red does not stop aftercare",
        "A limit that is crossed has consequences: we stop and talk",
        "Crossing a limit has consequences",
        "Ignoring a safeword has consequences",
        "Whoever ignores a limit is punished by having to write a letter",
        "Consequences are for broken rules, limits are not rules",
        "Punishment: only when agreed and within the limits",
        "Penalties are agreed in the frame of our limits",
        "Punished when naughty, within limits",
        "Discipline is for fun, and it respects limits",
        "The pup may be disciplined if the limits allow it",
        "Punishment if the pup agrees and no stop signal was given",
        "We use consequences when rules are broken, unless there was illness",
        "Corrections for posture only; red stops them",
        "No punishment without a safeword",
        "Consequences after a stop signal: a blanket and water",
        "Penalties are paused for illness",
        "Cooper may not refuse to stop",
        "The right to stop is never lost",
        "Leaving is not punished",
        "Leaving is never followed by a penalty",
        "We do not call a stop signal silly",
        "Rex may not use red as a joke",
        "Rex may not call the doctor a fool",
        "Scenes never take place without a safeword",
        "Without water there is no play, without a safeword neither",
        "The pup may not leave the mat until released",
        "Limits are never punished; neither are safewords",
        "Punishments are for fun only and never for limits",
        "No punishments for limits, red, yellow or illness",
        "If I say red, the punishment stops",
        "Using red is always fine and never leads to punishment",
        "There's no penalty for stopping",
        "I will not be punished for saying no",
        "Nobody gets punished because they are ill or need a pause",
        "Being punished when I break a rule; not when I set a limit",
        "Cooper may not decide over Rex's money, phone or job",
        "Rex keeps his own bank account, phone and passport",
        "Cooper takes the phone out of the bag for an emergency",
        "Rex asks permission to sit on the sofa",
        "Cooper controls the leash",
        "I can't stop laughing when tickled",
        "Without a safeword there is no play",
        "If the safeword is ignored, everything ends",
        "Never call out for help in play, only when meant",
        "We never call an ambulance late",
        "Drugs: none. Poppers: none.",
        "Breaking off contact is fine any time",
        "Rex may not leave the flat in gear",
        "Cutting off circulation ends the scene",
        "Pup may not refuse treats",
        "Photos only with masks, kept by Rex, deleted after a month",
    ])
    func aGoodSentenceIsLeftAlone(text: String) {
        #expect(found(in: text).isEmpty, "\(text): \(found(in: text))")
    }

    @Test func theStandingTermsAreLeftAlone() {
        for text in StandingTerms.lines where !text.contains("intoxication") {
            #expect(found(in: text).isEmpty, "\(text): \(found(in: text))")
        }
    }

    @Test func wrappedSentencesAreReadAsOne() {
        #expect(found(in: "Nobody here is\npunished for a limit").isEmpty)
        #expect(found(in: "Rex may not\nleave.") == [.deniesLeaving])
        // Another sentence's no says nothing about this one.
        #expect(found(in: "No nuts\nRex may not stop the scene") == [.deniesStopping])
    }

    /// Words of the lists in any order, with any signs between them.
    @Test(arguments: [UInt64(21), 22]) func anyWordsCanBeRead(seed: UInt64) {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "Rex", "may", "not", "leave", "stop", "without", "permission", "punished", "for", "a", "limit",
            "red", "never", "if",
            "says", "no", "call", "the", "police", "money", "controls", "missed", "check-in", ".", ",", ":",
            "’", "“", "\n", "\nA", "é",
            "🐾", "7",
        ]
        var seen: Set<ConcernID> = []
        for _ in 0..<2000 {
            let text = (0..<random.number(1...40)).map { _ in random.pick(pieces) }.joined(separator: " ")
            guard (try? Prose(lenient: text)) != nil else { continue }
            seen.formUnion(found(in: text))
        }
        #expect(seen.count > 3, "\(seen)")
    }

    @Test func wholeWordsOnlyInAnySpelling() {
        #expect(found(in: "REX MAY NOT LEAVE!") == [.deniesLeaving])
        #expect(found(in: "Rex may not leaven.").isEmpty)
        #expect(found(in: "infrared does not stop the play").isEmpty)
    }

    @Test func conditionsPromisesFactsTitlesAndLabelsAreRead() {
        let text = "Rex may not leave."
        let granted = Boundary.granted(Grant(.askFirst, conditions: [line(text)]))
        let row = Deed("leash", .a, .b).row(granted)
        let named = Row(
            slug("x-leave"), label: line(text), sides: [Row.Side(slug("holds"), Person.a.id)],
            lines: [Person.a.id: .agreed])
        let promise = Promise(
            slug("p"), label: line("p"), maker: Person.a.id, to: [Person.b.id], words: words(text))
        for item in [
            Item.row(row), .row(named), .promise(promise),
            .fact(Fact(slug("f"), label: line("f"), words: words(text))),
            .fact(Fact(slug("f"), label: line(text), words: words("yes"))),
            .protection(protection("p", by: .a).saying(text)),
        ] {
            let found = ConcernSubject.sample(items: [item]).concerns().filter { $0.id == .deniesLeaving }
            #expect(found.map(\.items) == [[item.id]], "\(item)")
        }
        var version = Draft("v").version
        version.title = line("Rex may not leave")
        let subject = ConcernSubject(version, id: nil, in: Ledger(), for: nil, at: Moment(hour: 0))
        #expect(subject.concerns().contains { $0.id == .deniesLeaving && $0.items.isEmpty })
    }

    @Test func whatNobodyAgreesToAndListsOfWhatIsOffLimitsAreLeftAlone() {
        let row = Row(
            slug("x-money"), label: line("Cooper controls the money"),
            sides: [Row.Side(slug("a"), Person.a.id), Row.Side(slug("b"), Person.b.id)],
            lines: [Person.a.id: .hardLimit, Person.b.id: .notAgreed])
        let list = Protection(
            slug("themes-off-limits"), label: line("Themes"), protects: [Person.a.id],
            providers: [Person.b.id],
            words: words("hearing that I may not leave, being punished for a limit"))
        let found = ConcernSubject.sample(items: [.row(row), .protection(list)]).concerns()
        #expect(!found.contains { $0.id == .authorityOverMoney || $0.severity == .error }, "\(found)")
    }

    /// What is found in a text that stands in a fact, beside a row that is agreed.
    private func found(in text: String) -> [ConcernID] {
        let fact = Fact(slug("house-rules"), label: line("House"), words: try! Prose(lenient: text))
        let subject = ConcernSubject.sample(items: [.row(Deed("leash", .a, .b).row(.agreed)), .fact(fact)])
        return subject.concerns().filter { $0.items == [fact.id] }.map(\.id)
    }
}

extension Protection {
    /// The same in other words.
    func saying(_ text: String) -> Self {
        Self(
            id, label: label, kind: kind, protects: protects, providers: providers,
            words: try! Prose(lenient: text), neededBy: neededBy)
    }
}

extension ConcernSubject {
    /// A version of two people by itself.
    static func sample(
        items: [Item] = [], kind: Kind = .dynamic, change: (inout Version) -> Void = { _ in }
    ) -> Self {
        var version = Draft("v").with { $0.kind = kind }.version
        version.sections = [Section(slug("all"), title: line("All"), items: items)]
        change(&version)
        return Self(version, id: nil, in: Ledger(), for: Person.a.id, at: Moment(hour: 0))
    }

    /// Whether a concern of this name is found.
    func has(_ id: ConcernID) -> Bool { concerns().contains { $0.id == id } }
}
