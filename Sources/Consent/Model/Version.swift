package import Canonical

/// What kind of agreement a thread holds; it never changes within one.
package enum Kind: String, CaseIterable, Sendable {
    /// One meeting.
    case scene
    /// A gathering with a beginning and an end.
    case event
    /// Meetings that come again.
    case recurring
    /// An ongoing relationship.
    case dynamic

    /// How long a version may last at most.
    package var longest: Seconds {
        switch self {
        case .scene: .hours(72)
        case .event: .days(7)
        case .recurring, .dynamic: .days(366)
        }
    }

    /// How long it lasts where nobody says otherwise.
    package var usual: Seconds {
        switch self {
        case .scene: .hours(24)
        case .event: .days(7)
        case .recurring, .dynamic: .days(90)
        }
    }
}

/// Somebody who takes part in an agreement, as its text names them.
package struct Party: Equatable, Sendable {
    /// What the text calls them: their role, with a number where several have the same.
    package let seat: Slug
    package let role: Slug
    /// The name of their choice.
    package let name: Line
    /// Their key as a verifier key line, `name+hash+base64`; its bytes are `id`.
    package let verifierKey: Line
    /// Where bundles to them are encrypted to, an age recipient.
    package let recipient: Line
    package let id: PartyID

    /// - Parameters:
    ///   - seat: what the text calls them.
    ///   - role: the role they take.
    ///   - name: the name of their choice.
    ///   - verifierKey: their key as a C2SP verifier key of type Ed25519.
    ///   - recipient: their age recipient.
    /// - Throws: `FormatError`, where the verifier key or the recipient is not spelled as one. Whether the key's name
    ///   and hash fit its bytes is for a floor that can hash to say.
    package init(seat: Slug, role: Slug, name: Line, verifierKey: Line, recipient: Line) throws {
        let parts = verifierKey.bytes.split(separator: UInt8(ascii: "+"), maxSplits: 2)
        guard parts.count == 3, Slug(parts[0]) != nil, Hex.decode(parts[1])?.count == 4,
            let key = Base64.decode(parts[2]), key.first == 0x01, let bytes = Bytes32(key.dropFirst())
        else { throw FormatError("the key of “\(name)” is not an Ed25519 verifier key") }
        let bech32 = Set("023456789acdefghjklmnpqrstuvwxyz".utf8)
        guard recipient.bytes.starts(with: "age1".utf8),
            recipient.bytes.dropFirst(4).allSatisfy(bech32.contains)
        else { throw FormatError("the recipient of “\(name)” is not an age recipient") }
        self.seat = seat
        self.role = role
        self.name = name
        self.verifierKey = verifierKey
        self.recipient = recipient
        id = PartyID(bytes)
    }
}

/// A part of an agreement's text, with what stands in it.
package struct Section: Equatable, Sendable {
    package let id: Slug
    package let title: Line
    package var items: [Item]

    /// - Parameters:
    ///   - id: its name in the text.
    ///   - title: its heading.
    ///   - items: what stands in it, in the template's order.
    package init(_ id: Slug, title: Line, items: [Item]) {
        self.id = id
        self.title = title
        self.items = items
    }
}

/// One thing in a section, by its nature, which is part of what is signed.
package enum Item: Equatable, Sendable {
    case row(Row)
    case protection(Protection)
    case promise(Promise)
    case fact(Fact)

    /// Its name in the text.
    package var id: Slug {
        switch self {
        case .row(let row): row.key.item
        case .protection(let protection): protection.id
        case .promise(let promise): promise.id
        case .fact(let fact): fact.id
        }
    }

    /// What it is called.
    package var label: Line {
        switch self {
        case .row(let row): row.label
        case .protection(let protection): protection.label
        case .promise(let promise): promise.label
        case .fact(let fact): fact.label
        }
    }

    /// Whose must-have it is, and for what; only rows and protections can be one.
    package var neededBy: [MustHave] {
        switch self {
        case .row(let row): row.neededBy
        case .protection(let protection): protection.neededBy
        case .promise, .fact: []
        }
    }
}

/// When a version holds.
package struct Term: Equatable, Sendable {
    package var from: Instant
    package var until: Instant
    /// When to look at it together again.
    package var review: Instant?
    /// By when every signature and every `held` must be known to everybody.
    package var signBy: Instant
    /// Until when aftercare is owed.
    package var careUntil: Instant

    /// How long there is to sign where nobody says otherwise, and at most.
    package static let usualTimeToSign = Seconds.days(14)
    package static let longestTimeToSign = Seconds.days(30)
    /// How long aftercare is owed after the end where nobody says otherwise.
    package static let usualCare = Seconds.days(7)

    /// - Parameters:
    ///   - from: when it begins.
    ///   - until: when it ends.
    ///   - review: when to look at it together again.
    ///   - signBy: by when everybody's answer must be back.
    ///   - careUntil: until when aftercare is owed.
    package init(from: Instant, until: Instant, review: Instant?, signBy: Instant, careUntil: Instant) {
        self.from = from
        self.until = until
        self.review = review
        self.signBy = signBy
        self.careUntil = careUntil
    }

    /// - Parameter kind: the agreement's kind.
    /// - Throws: `FormatError`, where the dates are out of order or it would last too long.
    package func check(for kind: Kind) throws {
        guard from < until else { throw FormatError("it ends (\(until)) before it begins (\(from))") }
        guard until - from <= kind.longest else {
            let hours = kind.longest.count / 3600
            let most = hours > 72 ? "\(hours / 24) days" : "\(hours) hours"
            throw FormatError(
                "a \(kind.rawValue) lasts at most \(most); from \(from) until \(until) is longer")
        }
        if let review, !(from...until).contains(review) {
            throw FormatError("the review (\(review)) is not between its beginning and its end")
        }
        guard signBy <= until else { throw FormatError("“sign by” (\(signBy)) is after its end (\(until))") }
        guard careUntil >= until else {
            throw FormatError("“care until” (\(careUntil)) is before its end (\(until))")
        }
    }
}

/// Where a version's items come from.
package struct Source: Equatable, Sendable {
    /// The template's id.
    package let template: Slug
    /// SHA-256 of the template's file.
    package let hash: Bytes32

    /// - Parameters:
    ///   - template: the template's id.
    ///   - hash: SHA-256 of the template's file.
    package init(template: Slug, hash: Bytes32) {
        self.template = template
        self.hash = hash
    }
}

/// One version of an agreement: everything that its signed text says.
package struct Version: Equatable, Sendable {
    package var agreement: AgreementID
    /// The random bytes that make the thread's id its own.
    package var nonce: Bytes32
    /// Counted from 1; for people, no rule reads it.
    package var number: UInt64
    /// The versions that stand and that this one takes the place of.
    package var replaces: Set<VersionID>
    /// The one-key acts, and versions of other threads, that this one takes up and ends.
    package var settles: Set<Bytes32>
    package var kind: Kind
    package var source: Source
    package var title: Line
    package var term: Term
    package var parties: [Party]
    package var sections: [Section]

    /// - Parameters: as the properties say.
    package init(
        agreement: AgreementID, nonce: Bytes32, number: UInt64, replaces: Set<VersionID> = [],
        settles: Set<Bytes32> = [], kind: Kind, source: Source, title: Line, term: Term, parties: [Party],
        sections: [Section]
    ) {
        self.agreement = agreement
        self.nonce = nonce
        self.number = number
        self.replaces = replaces
        self.settles = settles
        self.kind = kind
        self.source = source
        self.title = title
        self.term = term
        self.parties = parties
        self.sections = sections
    }

    /// Everything in it, in order.
    package var items: [Item] { sections.flatMap(\.items) }

    package var rows: [Row] { all { if case .row(let row) = $0 { row } else { nil } } }
    package var protections: [Protection] {
        all { if case .protection(let protection) = $0 { protection } else { nil } }
    }
    package var promises: [Promise] { all { if case .promise(let promise) = $0 { promise } else { nil } } }
    package var facts: [Fact] { all { if case .fact(let fact) = $0 { fact } else { nil } } }

    private func all<Kind>(_ pick: (Item) -> Kind?) -> [Kind] {
        sections.flatMap { $0.items.compactMap(pick) }
    }

    package var partyIDs: Set<PartyID> { Set(parties.map(\.id)) }

    /// - Parameter key: a row.
    /// - Returns: the row as this version has it, or nil where it is absent, which means not agreed.
    package func row(_ key: RowKey) -> Row? { rows.first { $0.key == key } }

    /// - Parameter id: somebody's key.
    /// - Returns: how this version names them.
    package func party(_ id: PartyID) -> Party? { parties.first { $0.id == id } }
}
