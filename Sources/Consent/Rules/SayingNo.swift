extension Ledger {
    /// Who may say no to a version: any of its people, whether or not they signed it, until every home has everyone's
    /// signatures. From then on it stands, and everybody can tighten, pause and leave.
    ///
    /// - Parameters:
    ///   - id: the version.
    ///   - party: who says no.
    /// - Throws: `Refusal`.
    package func checkNo(to id: VersionID, by party: PartyID) throws {
        guard let version = versions[id] else {
            throw Refusal(.unknownReference, "this home does not have that version's text")
        }
        guard version.partyIDs.contains(party) else {
            throw Refusal(.onlyYourOwn, "you are not a party to that version")
        }
        guard !isHeldByAll(id) else {
            throw Refusal(
                .heldByAll, "everyone has signed it and every home has all the signatures, so it stands")
        }
    }
}
