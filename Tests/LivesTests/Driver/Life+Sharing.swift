import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import Sodium

/// What people share that moves nothing, and what comes before there is a text.
extension Life {
    mutating func share(_ ground: Ground, at home: Int) throws {
        let device = devices[home]
        guard device.ledger.threads[ground.id]?.parties != nil else { return }
        let others = ground.partyIDs.subtracting([device.me])
        let earlier = facts.values.filter { $0.thread == ground.id && $0.author == device.me }.map(\.id)
            .sorted()
        let some = earlier.isEmpty ? RecordID(random.bytes32()) : random.pick(earlier)
        let entries: [any Entry] = [
            try checkIn(ground, "shared"),
            try PromiseEntry(to: others, every: 7, words: prose("I walk the dog")),
            PromiseMarkEntry(.added(some), random.pick(PromiseMarkEntry.Mark.allCases)),
            try ThanksEntry(to: others, words: prose("for being here")),
            WishEntry(try prose("a day at the sea")),
            WishDoneEntry(some),
            RepairEntry(ground.id, wish: .talk, words: try prose("how it was")),
            RepairOwnEntry(
                some, in: ground.id, did: try prose("what I did"), effect: try prose("what came of it")),
            RepairReviewEntry(some, words: try prose("how it is now")),
            RepairCloseEntry(some, random.pick(RepairCloseEntry.Outcome.allCases)),
            DeletionRequestEntry(), DeletionReceiptEntry(some),
            NotAgainEntry(until: now + .days(3)),
            AsksAgainEntry(of: some, isHereOnly: random.chance(50)),
        ]
        let entry = random.pick(entries)
        try write([.entry(AnyEntry(entry))], at: home, to: .agreement(ground.id))
        note(home, "\(type(of: entry).kind)", ground)
    }

    /// A thread may be begun with an invitation; who is invited may answer before there is a text.
    mutating func invite(_ ground: Ground, at home: Int) throws {
        let device = devices[home]
        let template = Array("template: lives\n".utf8)
        let source = Source(template: word("lives"), hash: SHA256.hash(template))
        guard let invitation = device.ledger.threads[ground.id]?.invitation(for: device.me) else {
            guard device.ledger.threads[ground.id] == nil else { return }
            let invitation = Invitation(
                nonce: ground.nonce, kind: ground.kind, source: source, title: try Line("A walk"),
                parties: ground.parties)
            try write(
                [.entry(AnyEntry(InvitationEntry(invitation, template: template)))], at: home,
                to: .agreement(ground.id))
            return note(home, "invites", ground)
        }
        let rows = try ground.deeds.map { deed in
            Item.row(
                try deed.row(
                    [device.me: random.boundary(now, counted: deed.unit != nil)].filter {
                        deed.key.participants.contains($0.key)
                    }))
        }
        let version = Version(
            agreement: ground.id, nonce: ground.nonce, number: 1, kind: ground.kind,
            source: invitation.source,
            title: invitation.title,
            term: Term(
                from: now, until: now + .hours(24), review: nil, signBy: now + .hours(20),
                careUntil: now + .hours(30)), parties: ground.parties,
            sections: [Section(word("all"), title: try Line("All"), items: rows)])
        let answer = AnswerEntry(salt: random.bytes32(), source: try VersionSource(version))
        try write([.entry(AnyEntry(answer))], at: home, to: .agreement(ground.id))
        note(home, "answers", ground)
    }
}
