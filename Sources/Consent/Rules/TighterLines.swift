/// What somebody tightens by proposing or signing a version holds at once, whatever becomes of the version.
extension Ledger {
    /// - Parameters:
    ///   - version: what they propose or sign.
    ///   - author: who does.
    ///   - moment: the present.
    /// - Returns: their own lines that are tighter in it than in what stands: what they write down as narrowings first.
    package func tighterLines(
        in version: Version, of author: PartyID, at moment: Moment
    ) -> [(row: RowKey, to: Boundary)] {
        let given = Given(self, in: version.agreement, for: author, at: moment)
        return version.rows.compactMap { row in
            guard let line = row.lines[author], let standing = given.standing(by: author, for: row.key),
                standing.met(line) != standing
            else { return nil }
            return (row.key, line)
        }
    }
}
