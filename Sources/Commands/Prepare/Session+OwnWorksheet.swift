import Canonical
import Consent
import History
import Templating

/// What the owner wrote down alone, beside what a text says for them.
extension Session {
    /// - Parameter version: a text.
    /// - Returns: what the owner's newest worksheet for its template, in the role that they have there, says of its rows;
    ///   nothing where there is none. Nobody else sees it, and nothing of it is written anywhere.
    func ownWorksheet(about version: Version) -> [RowKey: Boundary] {
        guard !isSharedScreen, let role = version.party(me)?.role else { return [:] }
        for entry in worksheets.newestFirst {
            guard let stored = try? StoredWorksheet(entry, in: self),
                stored.template.id == version.source.template,
                stored.worksheet.role == role
            else { continue }
            return stored.boundaries(in: version, of: me)
        }
        return [:]
    }
}

extension StoredWorksheet {
    /// - Parameters:
    ///   - version: a text.
    ///   - party: whose worksheet this is.
    /// - Returns: how far it goes in each row; a row of which it says nothing is not there.
    fileprivate func boundaries(in version: Version, of party: PartyID) -> [RowKey: Boundary] {
        Dictionary(
            version.rows.compactMap { row in
                worksheet.answer(to: row.key, by: party)
                    .flatMap { $0.farthest(isFirstTime: template.isFirstTime) }.map { (row.key, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension RowAnswer {
    /// The most that it lets a line say; nil where it says nothing.
    fileprivate func farthest(isFirstTime: Bool) -> Boundary? {
        let ends = ends?.value.localEnd
        guard stance == .unset else { return boundary(isFirstTime: isFirstTime, ends: ends) ?? .notAgreed }
        // Without a stance it can only limit what is there.
        guard !conditions.isEmpty || atMost != nil || ends != nil else { return nil }
        return .granted(Grant(.agreed, conditions: Set(conditions), atMost: atMost, ends: ends))
    }
}
