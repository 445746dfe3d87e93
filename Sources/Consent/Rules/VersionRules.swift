import Canonical

/// What `propose` and `sign` refuse.
extension Ledger {
    /// Rules that a version must keep for `author` to propose it.
    ///
    /// - Parameters:
    ///   - version: what is to be proposed.
    ///   - author: who proposes it.
    ///   - moment: the present.
    /// - Throws: `Refusal`.
    package func checkProposal(_ version: Version, by author: PartyID, at moment: Moment) throws {
        guard version.partyIDs.contains(author) else {
            throw Refusal(.onlyYourOwn, "you are not a party to that version")
        }
        try checkTime(of: version, at: moment)
        try checkReferences(of: version)
        try checkLabels(of: version, by: author)
        let given = Given(self, in: version.agreement, for: author, at: moment)
        try checkLines(of: version, written: version.partyIDs.subtracting([author]), given)
        try checkPromises(of: version, written: version.partyIDs.subtracting([author]), given)
    }

    /// Rules that a version must keep for `signer` to sign it. Their own line is held to what they last gave too:
    /// whoever wants something wider for themselves proposes it.
    ///
    /// - Parameters:
    ///   - id: the version.
    ///   - signer: who signs it.
    ///   - moment: the present.
    /// - Throws: `Refusal`.
    package func checkSignature(of id: VersionID, by signer: PartyID, at moment: Moment) throws {
        guard let version = versions[id] else {
            throw Refusal(.unknownReference, "this home does not have that version's text")
        }
        guard version.partyIDs.contains(signer) else {
            throw Refusal(.onlyYourOwn, "you are not a party to that version")
        }
        guard refusers(of: id).isEmpty else {
            throw Refusal(.saidNo, "somebody has said no to that version; whoever wants it proposes it again")
        }
        try checkTime(of: version, at: moment)
        try checkReferences(of: version)
        try checkLabels(of: version, by: signer)
        let given = Given(self, in: version.agreement, for: signer, at: moment)
        try checkLines(of: version, written: version.partyIDs, given)
        try checkPromises(of: version, written: version.partyIDs, given)
    }

    private func checkTime(of version: Version, at moment: Moment) throws {
        if hasEnded(version.agreement) {
            throw Refusal(.ended, "somebody has left this agreement; those who want one make a new one")
        }
        let signBy = version.term.signBy
        guard moment.latest < signBy else {
            throw Refusal(.outOfTime, "its “sign by” (\(signBy)) has passed")
        }
        guard signBy <= moment.clock + Term.longestTimeToSign else {
            throw Refusal(.outOfTime, "its “sign by” (\(signBy)) is more than 30 days away")
        }
        guard moment.latest < version.term.until else {
            throw Refusal(.outOfTime, "it has run out (\(version.term.until))")
        }
    }

    private func checkReferences(of version: Version) throws {
        for id in version.replaces where versions[id]?.agreement != version.agreement {
            throw Refusal(.unknownReference, "it replaces a version that this home does not know (\(id))")
        }
        // Of what was forgotten, what it keeps others to is known, and can be settled.
        for id in version.settles
        where records[RecordID(id)] == nil && versions[VersionID(id)] == nil
            && !keptLimits.contains(where: { $0.source == id })
        {
            throw Refusal(.unknownReference, "it settles something that this home does not know (\(id))")
        }
    }

    private func checkLabels(of version: Version, by author: PartyID) throws {
        // Only what this person has signed, or all have: a mere proposal of somebody's must not be able to bind words.
        let known = (threads[version.agreement]?.versions ?? []).filter {
            isHeldByAll($0) || signers(of: $0).contains(author)
        }
        // One's own answers bind words too: a yes to one thing is none to another of its name.
        let answered = (threads[version.agreement] ?? .none).answers.filter { $0.record.author == author }
        for earlier in known.compactMap({ versions[$0] }) + answered.map(\.version) {
            guard earlier.partyIDs == version.partyIDs, earlier.kind == version.kind else {
                throw Refusal(.sameWordsSameThing, "the parties and the kind of an agreement never change")
            }
            let known = Dictionary(
                earlier.items.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
            let units = Dictionary(
                earlier.rows.map { ($0.key.item, $0.unit) }, uniquingKeysWith: { first, _ in first })
            for row in version.rows {
                guard let unit = units[row.key.item], unit != row.unit else { continue }
                throw Refusal(
                    .sameWordsSameThing,
                    "“\(row.label)” was counted in \(unit.map { "\($0)" } ?? "nothing") before and is in \(row.unit.map { "\($0)" } ?? "nothing") now"
                )
            }
            for item in version.items {
                if let label = known[item.id], label != item.label {
                    throw Refusal(
                        .sameWordsSameThing, "“\(item.id)” was “\(label)” before and is “\(item.label)” now")
                }
            }
        }
    }

    private func checkLines(of version: Version, written people: Set<PartyID>, _ given: Given) throws {
        for row in version.rows {
            for party in version.parties where people.contains(party.id) {
                guard let line = row.lines[party.id] else { continue }
                // Ten hours are not fewer than ten minutes.
                if line.grant?.atMost != nil,
                    let earlier = given.newestVersion(by: party.id)?.row(row.key), earlier.unit != row.unit
                {
                    throw Refusal(
                        .nobodyWritesAnothersYes,
                        "“\(row.label)” is counted in something else than \(party.name) last gave it in")
                }
                guard line.isNarrowing(of: given.last(by: party.id, for: row.key)) else {
                    throw Refusal(
                        .nobodyWritesAnothersYes,
                        "“\(row.label)” says more for \(party.name) than \(party.name) last gave")
                }
            }
        }
    }

    private func checkPromises(of version: Version, written people: Set<PartyID>, _ given: Given) throws {
        for promise in version.promises where people.contains(promise.maker) {
            guard given.newestVersion(by: promise.maker)?.promises.contains(promise) ?? false else {
                let name = version.party(promise.maker)?.name.description ?? "somebody"
                throw Refusal(
                    .nobodyWritesAnothersYes, "“\(promise.label)” is not a promise that \(name) has made")
            }
        }
    }
}
