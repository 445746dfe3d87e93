package import Canonical
package import Consent

/// What a record can say that is no act: it never moves what stands. One type and one file each, and one line in
/// `AnyEntry.kinds`.
package protocol Entry: Equatable, Sendable {
    /// The word behind `entry`.
    static var kind: String { get }
    /// In which logs it may stand.
    static var place: EntryPlace { get }
    /// Whether it takes something away, so that it is written and kept whatever else is missing. Most do not.
    static var takes: Bool { get }

    /// Reads its lines.
    ///
    /// - Parameter reader: stands behind the line `entry KIND`.
    /// - Throws: `FormatError`.
    init(from reader: inout LineReader) throws

    /// Writes its lines, all that stands behind the line `entry KIND`.
    func write(to writer: inout TextWriter)
}

extension Entry {
    package static var takes: Bool { false }
}

/// In which logs an entry may stand.
package enum EntryPlace: Sendable {
    /// The private one, which is never sent.
    case own
    /// A thread's, for its people.
    case thread
    /// Either, by its author's choice each time. Then it names its thread itself.
    case either

    /// - Parameter subject: what a log belongs to.
    /// - Returns: whether the entry may stand there.
    func allows(_ subject: LogSubject) -> Bool {
        switch self {
        case .own: subject == .private
        case .thread: subject != .private
        case .either: true
        }
    }
}

/// An entry that names its thread itself, since it may stand in the private log too.
package protocol EntryOfThread: Entry {
    /// The thread that it is about.
    var agreement: AgreementID { get }
}

/// An entry that may name another one of the owner's private ones.
package protocol EntryOfOwnEntry: Entry {
    /// - Parameter new: what records are called anew, where the private ones are written over.
    /// - Returns: the same, with the record that it names under its new name.
    func renaming(_ new: [RecordID: RecordID]) -> Self
}

/// An entry that says no more than whom it is about.
package protocol EntryOfParty: Entry {
    /// Whom it is about.
    var party: PartyID { get }

    /// - Parameter party: whom it is about.
    init(_ party: PartyID)
}

extension EntryOfParty {
    package init(from reader: inout LineReader) throws { self.init(PartyID(try reader.bytes32("key"))) }

    package func write(to writer: inout TextWriter) { writer.line("key \(party)") }
}

/// An entry of any kind that this troth knows.
package struct AnyEntry: Equatable, Sendable {
    /// Every kind there is.
    package static let kinds: [any Entry.Type] = [
        // Private.
        Profile.self, ContactEntry.self, Verified.self, LabelEntry.self, WorksheetEntry.self,
        KeptAnswerEntry.self, Blocked.self, Unblocked.self, CheckInRhythmEntry.self,
        HiddenEntry.self, ForgottenEntry.self, KeptNotAgainEntry.self, KeptLimitsEntry.self,
        ReflectionEntry.self,
        // Of a thread.
        InvitationEntry.self, SealedAnswerEntry.self, AnswerEntry.self, SaidAloudEntry.self,
        NotAgainEntry.self, AsksAgainEntry.self, PromiseEntry.self, PromiseMarkEntry.self,
        ThanksEntry.self, WishEntry.self, WishDoneEntry.self,
        RepairReviewEntry.self, RepairCloseEntry.self, RepairShownEntry.self,
        DeletionRequestEntry.self, DeletionReceiptEntry.self,
        // Either.
        CheckInEntry.self, RepairEntry.self, RepairOwnEntry.self,
    ]

    package let entry: any Entry

    /// - Parameter entry: an entry.
    package init(_ entry: any Entry) { self.entry = entry }

    /// - Returns: the kind of that name; nil where only a newer troth knows it.
    static func kind(_ name: String) -> (any Entry.Type)? { kinds.first { $0.kind == name } }

    package static func == (a: Self, b: Self) -> Bool { a.entry.isEqual(to: b.entry) }
}

extension Entry {
    fileprivate func isEqual(to other: any Entry) -> Bool { other as? Self == self }
}
