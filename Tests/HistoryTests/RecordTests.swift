import HistorySupport
import Canonical
import Consent
import History
import Sodium
import Testing
import TransparencyLog

@Suite struct RecordTests {
    private let cast: Cast
    private let source: VersionSource

    init() throws {
        cast = try Cast()
        source = try cast.version(with: [cast.rex])
    }

    @Test func everyKindIsReadAsItWasWritten() throws {
        for (body, subject) in try bodies() {
            let text = try text(body, subject)
            let read = try RecordText(parsing: text.bytes, by: cast.cooper.id)
            #expect(read == text, "\(body.kind)")
            let record = try SignedRecord(signing: text, with: cast.cooper.keys)
            let back = try SignedRecord(
                note: record.note, by: [cast.rex.keys.verifierKey, cast.cooper.keys.verifierKey])
            #expect(back == record, "\(body.kind)")
            #expect(try SignedRecord(trusted: record.note, by: cast.cooper.id) == record)
        }
    }

    @Test func everyChangedByteIsRefusedOrSaysSomethingElse() throws {
        for (body, subject) in try bodies() {
            let text = try text(body, subject)
            for index in text.bytes.indices {
                var changed = text.bytes
                changed[index] ^= 1
                guard let read = try? RecordText(parsing: changed, by: cast.cooper.id) else { continue }
                #expect(read.bytes == changed && read.id != text.id, "\(body.kind), byte \(index)")
                #expect(
                    read.body != body || read.index != text.index || read.said != text.said
                        || read.salt != text.salt, "\(body.kind), byte \(index)")
            }
        }
    }

    @Test func noChangedBitOfASignedRecordIsAccepted() throws {
        let record = try SignedRecord(signing: text(.pause, here), with: cast.cooper.keys)
        for index in record.note.indices {
            for bit in 0..<8 {
                var changed = record.note
                changed[index] ^= 1 << bit
                #expect(throws: (any Error).self, "byte \(index), bit \(bit)") {
                    _ = try SignedRecord(note: changed, by: [cast.cooper.keys.verifierKey])
                }
            }
        }
    }

    @Test func whatOnlyANewerTrothKnowsIsKeptByteForByte() throws {
        let lines = Array("of something\n    | words\n\n  and more\n".utf8)
        for body in [
            RecordBody.unknownAct(kind: word("handshake"), lines: lines),
            .unknownAct(kind: word("bow"), lines: []),
            .unknownEntry(kind: word("mood"), lines: lines),
        ] {
            let text = try text(body, here)
            let read = try RecordText(parsing: text.bytes, by: cast.cooper.id)
            #expect(read.body == body)
            #expect(read.bytes == text.bytes)
        }
    }

    @Test func aRecordStandsInItsAuthorsOwnLog() throws {
        let text = try text(.pause, here)
        #expect(throws: FormatError.self) { _ = try RecordText(parsing: text.bytes, by: cast.rex.id) }
        // Rex signs Cooper's text: the signature is Rex's, the log is not.
        let note = try SignedNote(
            NoteText(text.bytes), [cast.rex.keys.sign(.record(text))])
        #expect(throws: FormatError.self) {
            _ = try SignedRecord(
                note: note.bytes, by: [cast.rex.keys.verifierKey, cast.cooper.keys.verifierKey])
        }
    }

    @Test func aRecordHasOneAuthorWhoIsKnown() throws {
        let text = try text(.pause, here)
        let both = try SignedNote(
            NoteText(text.bytes), [cast.cooper.keys.sign(.record(text)), cast.rex.keys.sign(.record(text))])
        let all = [cast.rex.keys.verifierKey, cast.cooper.keys.verifierKey]
        #expect(throws: FormatError.self) { _ = try SignedRecord(note: both.bytes, by: all) }
        let record = try SignedRecord(signing: text, with: cast.cooper.keys)
        #expect(throws: SignatureError.self) {
            _ = try SignedRecord(note: record.note, by: [cast.rex.keys.verifierKey])
        }
        #expect(throws: SignatureError.self) { _ = try SignedRecord(note: record.note, by: []) }
    }

    @Test func whatIsPrivateStandsInNoThread() throws {
        for body in [
            RecordBody.profile(name: try Line("C")), .verified(cast.rex.id),
            .label(cast.rex.id, try Line("R")),
        ] {
            #expect(throws: FormatError.self) { _ = try text(body, here) }
        }
        for body in [RecordBody.pause, .leave, .held(source.id), .proposal(source)] {
            #expect(throws: FormatError.self) { _ = try text(body, .private) }
        }
    }

    @Test func whatCannotBeReadBackIsNotSigned() throws {
        let many = Set(try (0..<VersionText.mostConditions + 1).map { try Line("when \($0)") })
        let row = RowKey(word("leash"), taking: [word("holds"): cast.cooper.id])
        for body in [
            RecordBody.narrowing(row, .granted(Grant(.askFirst, conditions: many))),
            .narrowing(RowKey(word("leash"), taking: [:]), .notAgreed),
            .unknownAct(kind: word("pause"), lines: []), .unknownAct(kind: word("bow"), lines: [0x41]),
        ] {
            let text = try text(body, here)
            #expect(throws: FormatError.self) { _ = try SignedRecord(signing: text, with: cast.cooper.keys) }
        }
    }

    @Test(arguments: [
        "index 03", "index +3", "index 18446744073709551615", "index 18446744073709551616", "index -1",
        "index ", "index 3 ",
        "time 2027-01-16T08:00:00+00:00", "time 2027-02-30T08:00:00Z",
        "agreement PRIVATE", "act  pause", "act pause ", "act Pause",
    ])
    func nothingButTheOneSpellingIsRead(line: String) throws {
        let word = line.split(separator: " ", maxSplits: 1)[0]
        let text = try text(.pause, here)
        let lines = String(decoding: text.bytes, as: UTF8.self).split(separator: "\n")
        var changed = lines.map(String.init)
        let place = try #require(changed.firstIndex { $0.hasPrefix("\(word) ") })
        changed[place] = line
        let bytes = Array((changed.joined(separator: "\n") + "\n").utf8)
        #expect(throws: FormatError.self) { _ = try RecordText(parsing: bytes, by: cast.cooper.id) }
    }

    private var here: LogSubject { .agreement(source.version.agreement) }

    private func text(_ body: RecordBody, _ subject: LogSubject) throws -> RecordText {
        try RecordText(
            log: LogName(author: cast.cooper.id, subject: subject, device: bytes32(4)), index: 3,
            said: time(1),
            salt: bytes32(6), body: body)
    }

    private func bodies() throws -> [(RecordBody, LogSubject)] {
        let row = RowKey(word("leash"), taking: [word("holds"): cast.cooper.id, word("wears"): cast.rex.id])
        let grant = Grant(
            .askFirst, conditions: [try Line("indoors"), try Line("when it is dry, and “warm” ❤️")], atMost: 3,
            ends: time(9))
        let card = cast.rex.card
        let acts: [RecordBody] = [
            .proposal(source), try cast.signature(of: cast.cooper, under: source), .held(source.id),
            .no(source.id),
            .narrowing(row, .hardLimit), .narrowing(row, .notAgreed), .narrowing(row, .granted(grant)),
            .narrowing(row, .granted(Grant(.askBeforehand))),
            .signal(try Prose([Line("Red"), Line("stop at once")])),
            .cannotProvide(word("aftercare")), .pause, .leave, .delivered(LogID(bytes32(8)), length: 12),
            .unknownAct(kind: word("bow"), lines: Array("deeply\n".utf8)),
            .unknownEntry(kind: word("mood"), lines: Array("well\n".utf8)),
        ]
        let entries: [RecordBody] = [
            .profile(name: try Line("Cooper")), .contact(card, note: try card.note(signedBy: cast.rex.keys)),
            .verified(cast.rex.id), .label(cast.rex.id, try Line("my Rex")),
            .entry(AnyEntry(Blocked(cast.rex.id))), .entry(AnyEntry(Unblocked(cast.rex.id))),
            .unknownEntry(kind: word("mood"), lines: []),
        ]
        let kept = KeptAnswerEntry(worksheet: try Line("mine"), answer: try answer())
        let quiet: [RecordBody] = [
            .entry(AnyEntry(NotAgainEntry(until: time(30)))),
            .entry(AnyEntry(AsksAgainEntry(of: RecordID(bytes32(13)), isHereOnly: false))),
            .entry(AnyEntry(AsksAgainEntry(of: RecordID(bytes32(13)), isHereOnly: true))),
        ]
        let ofThread = try acts + blindEntries() + quiet
        let practices = try PracticeSamples.all(about: source.version.agreement, among: cast)
        return ofThread.map { ($0, here) } + (entries + [.entry(AnyEntry(kept))]).map { ($0, .private) }
            + practices.ofThread.map { (.entry(AnyEntry($0)), here) }
            + practices.own.map { (.entry(AnyEntry($0)), .private) }
    }

    private func answer() throws -> AnswerEntry {
        AnswerEntry(
            salt: bytes32(11), source: source,
            notAnswered: [.init(word("hood"), word("wears")), .init(word("collar"), word("wears"))],
            experience: [
                .init(word("leash"), word("holds")): word("taught"),
                .init(word("rope"), word("ties")): word("none"),
            ],
            liking: [.init(word("leash"), word("holds")): word("favourite")],
            cannotProvide: [word("aftercare")], unchosen: [word("barriers"), word("water")])
    }

    private func blindEntries() throws -> [RecordBody] {
        let version = source.version
        let template = Array("template: walk\ntitle: A walk\n".utf8)
        let invitation = Invitation(
            nonce: version.nonce, kind: version.kind,
            source: Source(template: word("walk"), hash: SHA256.hash(template)), title: try Line("A walk"),
            parties: version.parties)
        let bare = AnswerEntry(salt: bytes32(12), source: source)
        return [
            .entry(AnyEntry(InvitationEntry(invitation, template: template))),
            .entry(AnyEntry(SealedAnswerEntry(try answer().seal(by: cast.cooper.id)))),
            .entry(AnyEntry(try answer())),
            .entry(AnyEntry(bare)),
        ]
    }
}
