import Canonical
import Consent
import History
import HistorySupport
import Sodium
import Testing

/// Who is how far in a thread that everybody answers before there is any text.
@Suite struct PreparationTests {
    private let cast: Cast
    private let source: VersionSource
    private let invitation: InvitationEntry

    init() throws {
        cast = try Cast()
        (source, invitation) = try cast.invited()
    }

    @Test func aSealBindsWhatIsOpened() throws {
        let (first, other) = (answer(1), answer(2))
        #expect(first.seal(by: cast.cooper.id) != other.seal(by: cast.cooper.id))
        #expect(
            try stage([.sealed(first.seal(by: cast.cooper.id))]) == .sealed(first.seal(by: cast.cooper.id)))
        #expect(try stage([.sealed(first.seal(by: cast.cooper.id)), .open(first)]) == .open(first))
        #expect(try stage([.sealed(first.seal(by: cast.cooper.id)), .open(other)]) == .broken)
        // Once broken, nothing later mends it.
        #expect(try stage([.sealed(first.seal(by: cast.cooper.id)), .open(other), .open(first)]) == .broken)
        // What was sealed last is what binds.
        #expect(
            try stage([
                .sealed(first.seal(by: cast.cooper.id)), .sealed(other.seal(by: cast.cooper.id)),
                .open(other),
            ]) == .open(other))
        #expect(
            try stage([
                .sealed(first.seal(by: cast.cooper.id)), .sealed(other.seal(by: cast.cooper.id)),
                .open(first),
            ]) == .broken)
        // Whoever answers last has nothing to seal; and what comes after the first answer is an answer of its own.
        #expect(try stage([.open(first)]) == .open(first))
        #expect(
            try stage([.sealed(first.seal(by: cast.cooper.id)), .open(first), .open(other)]) == .open(other))
        #expect(try stage([]) == .nothing)
    }

    @Test func anAnswerToAnotherTemplateIsNone() throws {
        var version = source.version
        version.source = Source(template: word("handler-pup-dynamic"), hash: bytes32(99))
        let other = AnswerEntry(salt: bytes32(1), source: try VersionSource(version))
        #expect(try stage([.open(other)]) == .nothing)
    }

    @Test func nobodyPutsAnotherTemplateUnderWhatOneHasBegun() throws {
        let template = Array("template: another\n".utf8)
        let other = InvitationEntry(
            Invitation(
                nonce: invitation.invitation.nonce, kind: invitation.invitation.kind,
                source: Source(template: word("another"), hash: SHA256.hash(template)),
                title: try Line("Another"), parties: invitation.invitation.parties), template: template)
        var archive = Archive(owner: cast.rex.id)
        var own = Journal(cast.rex, subject)
        try own.write(.entry(AnyEntry(invitation)), at: time(5))
        var theirs = Journal(cast.cooper, subject)
        try theirs.write(.entry(AnyEntry(other)), at: time(1))
        for record in own.records + theirs.records { _ = archive.add(record) }
        #expect(try #require(Preparation(invitation.agreement, in: archive)).invitation == invitation)
        #expect(
            archive.ledger.threads[invitation.agreement]?.invitation(for: cast.rex.id)
                == invitation.invitation)
    }

    @Test func whoIsNotInvitedInvitesNobody() throws {
        var archive = Archive(owner: cast.rex.id)
        var theirs = Journal(cast.sam, subject)
        try theirs.write(.entry(AnyEntry(invitation)))
        for record in theirs.records { _ = archive.add(record) }
        #expect(Preparation(invitation.agreement, in: archive) == nil)
        #expect(archive.ledger.threads[invitation.agreement]?.parties == nil)
    }

    @Test func aSealAfterMyAnswersIsTold() throws {
        for isLate in [false, true] {
            var archive = Archive(owner: cast.rex.id)
            var theirs = Journal(cast.cooper, subject)
            try theirs.write(.entry(AnyEntry(invitation)))
            try theirs.write(.entry(AnyEntry(SealedAnswerEntry(answer(1).seal(by: cast.cooper.id)))))
            var own = Journal(cast.rex, subject)
            try own.write(.delivered(theirs.name.id, length: 2))
            try own.write(.entry(AnyEntry(answer(3))))
            if isLate {
                try theirs.write(
                    .entry(AnyEntry(SealedAnswerEntry(answer(2).seal(by: cast.cooper.id)))), at: time(2))
            }
            for record in own.records + theirs.records { _ = archive.add(record) }
            let preparation = try #require(Preparation(invitation.agreement, in: archive))
            #expect(preparation.changedLater == (isLate ? [cast.cooper.id] : []))
        }
    }

    @Test func receivingHoldsThemToTheirThreadAndTheirPeople() throws {
        var version = source.version
        version.nonce = bytes32(42)
        version.agreement = .of(nonce: version.nonce, verifierKeys: version.parties.map(\.verifierKey))
        let elsewhere = AnswerEntry(salt: bytes32(1), source: try VersionSource(version))
        for body in [
            RecordBody.entry(AnyEntry(elsewhere)),
            .entry(AnyEntry(AnswerEntry(salt: bytes32(1), source: try cast.version(with: [cast.sam])))),
        ] {
            var archive = Archive(owner: cast.rex.id)
            var theirs = Journal(cast.cooper, subject)
            try theirs.write(body)
            let reception = archive.receive(try theirs.bundle(), contacts: cast.contacts)
            #expect(reception.added.isEmpty)
            #expect(reception.problems.contains { if case .foreign = $0 { true } else { false } })
        }
    }

    private var subject: LogSubject { .agreement(invitation.agreement) }

    private func answer(_ salt: UInt8) -> AnswerEntry { AnswerEntry(salt: bytes32(salt), source: source) }

    private enum Step {
        case sealed(Bytes32)
        case open(AnswerEntry)
    }

    /// How far Cooper is for Rex, after some steps.
    private func stage(_ steps: [Step]) throws -> Preparation.Stage {
        var archive = Archive(owner: cast.rex.id)
        var theirs = Journal(cast.cooper, subject)
        try theirs.write(.entry(AnyEntry(invitation)))
        for step in steps {
            switch step {
            case .sealed(let seal): try theirs.write(.entry(AnyEntry(SealedAnswerEntry(seal))))
            case .open(let answer): try theirs.write(.entry(AnyEntry(answer)))
            }
        }
        for record in theirs.records { _ = archive.add(record) }
        return try #require(Preparation(invitation.agreement, in: archive)).stage(of: cast.cooper.id)
    }
}
