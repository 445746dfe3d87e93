import Canonical
import Consent
import History
import HistorySupport
import Sodium
import Testing

/// Ways around the seal, as Rex's home sees Cooper.
@Suite struct SealAttackTests {
    private let cast: Cast
    private let source: VersionSource
    private let invitation: InvitationEntry

    init() throws {
        cast = try Cast()
        (source, invitation) = try cast.invited()
    }
    private var subject: LogSubject { .agreement(invitation.agreement) }
    private func answer(_ salt: UInt8, _ line: Boundary = .agreed) throws -> AnswerEntry {
        var version = source.version
        version.sections = version.sections.map { section in
            var section = section
            section.items = section.items.map { item in
                guard case .row(let row) = item else { return item }
                var lines = row.lines
                lines[cast.cooper.id] = line
                return .row(
                    Row(row.key.item, label: row.label, sides: row.sides, unit: row.unit, lines: lines))
            }
            return section
        }
        return AnswerEntry(salt: bytes32(salt), source: try VersionSource(version))
    }
    private func entry(_ e: some Entry) -> RecordBody { .entry(AnyEntry(e)) }

    /// Rex answered openly at day 2, after Cooper's seal had come.
    private func begun() throws -> (Journal, Journal) {
        var theirs = Journal(cast.cooper, subject)
        try theirs.write(entry(invitation), at: time(1))
        try theirs.write(
            entry(SealedAnswerEntry(answer(1, .notAgreed).seal(by: cast.cooper.id))), at: time(1))
        var own = Journal(cast.rex, subject)
        try own.write(.delivered(theirs.name.id, length: 2), at: time(2))
        try own.write(entry(answer(3)), at: time(2))
        return (theirs, own)
    }

    /// A second log (device) with a new seal, written after Rex's answers were read: neither broken nor told.
    @Test func aSealOnAnotherDeviceAfterReadingIsTold() throws {
        let (theirs, own) = try begun()
        var second = Journal(cast.cooper, subject, device: 2)
        try second.write(entry(SealedAnswerEntry(answer(2).seal(by: cast.cooper.id))), at: time(3))
        try second.write(entry(answer(2)), at: time(3))
        var archive = Archive(owner: cast.rex.id)
        for record in theirs.records + own.records + second.records { _ = archive.add(record) }
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        let told =
            preparation.changedLater == [cast.cooper.id] || preparation.stage(of: cast.cooper.id) == .broken
        #expect(told, "later \(preparation.changedLater)")
    }

    /// Answers in a second log that claim a time before the seal: they count as open, and the seal as nothing.
    @Test func answersBackdatedBeforeTheSealBreakIt() throws {
        let (theirs, own) = try begun()
        var second = Journal(cast.cooper, subject, device: 2)
        try second.write(entry(answer(2)), at: time(0))
        var archive = Archive(owner: cast.rex.id)
        for record in theirs.records + own.records + second.records { _ = archive.add(record) }
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        let told =
            preparation.changedLater == [cast.cooper.id] || preparation.stage(of: cast.cooper.id) == .broken
        #expect(told, "later \(preparation.changedLater)")
    }

    /// The seal is opened as promised, and a wider answer follows at once: nothing says so.
    @Test func aWiderAnswerAfterOpeningIsTold() throws {
        var (theirs, own) = try begun()
        try theirs.write(entry(answer(1, .notAgreed)), at: time(3))
        try theirs.write(entry(answer(2, .agreed)), at: time(3))
        var archive = Archive(owner: cast.rex.id)
        for record in theirs.records + own.records { _ = archive.add(record) }
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        let wide = try answer(2, .agreed)
        let told =
            preparation.changedLater == [cast.cooper.id]
            || preparation.stage(of: cast.cooper.id) != .open(wide)
        #expect(told)
    }

    /// An answer that the preparation takes for none (another template) is what `Given` joins and shows.
    @Test func anAnswerThatIsNoneGivesNothing() throws {
        var (theirs, own) = try begun()
        try theirs.write(entry(answer(1, .notAgreed)), at: time(3))
        var other = try answer(2, .agreed).source.version
        other.source = Source(template: word("handler-pup-dynamic"), hash: bytes32(99))
        try theirs.write(entry(AnswerEntry(salt: bytes32(1), source: try VersionSource(other))), at: time(3))
        var archive = Archive(owner: cast.rex.id)
        for record in theirs.records + own.records { _ = archive.add(record) }
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        let opened = try answer(1, .notAgreed)
        #expect(preparation.answer(of: cast.cooper.id) == opened)
        let given = Given(
            archive.ledger, in: invitation.agreement, for: cast.rex.id, at: Moment(clock: time(4)))
        let key = try #require(source.version.rows.first).key
        #expect(given.last(by: cast.cooper.id, for: key) == .notAgreed)
    }

    /// Whoever has answered is not asked again by another template under the same thread.
    @Test func anotherInvitationOfTheInviterTakesNothingAway() throws {
        let (theirs, own) = try begun()
        let template = Array("template: another\n".utf8)
        let second = InvitationEntry(
            Invitation(
                nonce: invitation.invitation.nonce, kind: invitation.invitation.kind,
                source: Source(template: word("another"), hash: SHA256.hash(template)),
                title: try Line("Another"), parties: invitation.invitation.parties), template: template)
        var more = theirs
        try more.write(entry(second), at: time(0))
        var archive = Archive(owner: cast.rex.id)
        for record in more.records + own.records { _ = archive.add(record) }
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        let mine = try answer(3)
        #expect(preparation.stage(of: cast.rex.id) == .open(mine))
        #expect(
            archive.ledger.threads[invitation.agreement]?.invitation(for: cast.rex.id)?.title
                == invitation.invitation.title)
    }

    @Test func aSealIsItsAuthors() throws {
        // Rex copies Cooper's seal and, once Cooper has opened, Cooper's answers.
        var theirs = Journal(cast.cooper, subject)
        try theirs.write(entry(invitation))
        try theirs.write(entry(SealedAnswerEntry(answer(1).seal(by: cast.cooper.id))))
        try theirs.write(entry(answer(1)), at: time(3))
        var copy = Journal(cast.rex, subject)
        try copy.write(entry(SealedAnswerEntry(answer(1).seal(by: cast.cooper.id))), at: time(2))
        try copy.write(entry(answer(1)), at: time(4))
        var archive = Archive(owner: cast.cooper.id)
        for record in theirs.records + copy.records { _ = archive.add(record) }
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        #expect(preparation.stage(of: cast.rex.id) == .broken)
    }

    /// In the very log of the seal: what is opened claims a time before the seal. Taken in as any bundle is.
    @Test func backdatedInTheSameLogIsBroken() throws {
        var (theirs, own) = try begun()
        var archive = Archive(owner: cast.rex.id)
        for record in own.records { _ = archive.add(record) }
        _ = archive.receive(try theirs.bundle(), contacts: cast.contacts)
        #expect(
            try #require(Preparation(invitation.agreement, in: archive)).stage(of: cast.cooper.id)
                == .sealed(try answer(1, .notAgreed).seal(by: cast.cooper.id)))
        try theirs.write(entry(answer(2)), at: time(0))
        let reception = archive.receive(try theirs.bundle(), contacts: cast.contacts)
        #expect(reception.problems.isEmpty)
        let preparation = try #require(Preparation(invitation.agreement, in: archive))
        #expect(
            preparation.stage(of: cast.cooper.id) == .broken || preparation.changedLater == [cast.cooper.id])
        let other = try answer(2)
        #expect(preparation.stage(of: cast.cooper.id) != .open(other))
    }

    /// Somebody's clock is set right between two answers: the second one is what counts.
    @Test func aClockThatIsSetRightBringsBackNoOldAnswers() throws {
        var own = Journal(cast.cooper, subject)
        try own.write(entry(invitation), at: time(1))
        try own.write(entry(SealedAnswerEntry(answer(1, .agreed).seal(by: cast.cooper.id))), at: time(5))
        try own.write(entry(SealedAnswerEntry(answer(2, .notAgreed).seal(by: cast.cooper.id))), at: time(3))
        var archive = Archive(owner: cast.cooper.id)
        for record in own.records { _ = archive.add(record) }
        let second = try answer(2, .notAgreed)
        #expect(
            try #require(Preparation(invitation.agreement, in: archive)).stage(of: cast.cooper.id)
                == .sealed(second.seal(by: cast.cooper.id)))
        try own.write(entry(second), at: time(6))
        archive = Archive(owner: cast.rex.id)
        for record in own.records { _ = archive.add(record) }
        #expect(
            try #require(Preparation(invitation.agreement, in: archive)).stage(of: cast.cooper.id)
                == .open(second))
    }

    @Test(arguments: [
        "not answered leash", "not answered leash holds\nnot answered leash holds",
        "not answered leash holds\nnot answered collar wears",
        "experience leash holds some\nexperience leash holds none",
    ])
    func entriesAreReadAsTheyAreWritten(lines: String) throws {
        var writer = TextWriter()
        try answer(1).write(to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let crooked = text.replacingOnce(of: "\n\n", with: "\n\(lines)\n\n")
        var journal = Journal(cast.cooper, subject)
        try journal.write(entry(answer(1)))
        let record = String(decoding: journal.records[0].text.bytes, as: UTF8.self)
        #expect(record.contains(text))
        let bytes = Array(record.replacingOnce(of: text, with: crooked).utf8)
        #expect(throws: (any Error).self) { _ = try RecordText(parsing: bytes, by: cast.cooper.id) }
    }
}

extension String {
    fileprivate func replacingOnce(of old: String, with new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return replacingRange(range, new)
    }
    private func replacingRange(_ range: Range<String.Index>, _ new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
