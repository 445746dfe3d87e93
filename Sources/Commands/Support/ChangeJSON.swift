import Consent
import Reporting

/// What a command changed, for machines.
struct ChangeJSON: Encodable {
    /// How a boundary turned.
    struct Turned: Encodable {
        let row: RowMention
        let old: BoundaryView
        let new: BoundaryView

        init(_ turn: Turn, _ names: ThreadNames) {
            row = names.mention(of: turn.row)
            old = BoundaryView(turn.old, unit: row.unit)
            new = BoundaryView(turn.new, unit: row.unit)
        }
    }

    /// As in `troth/pause/v0`.
    let schema: String
    let agreement: AgreementMention
    /// Whether anything was written.
    let isChanged: Bool
    /// The owner's own lines that were tightened.
    var ownLines: [Turned]?
    /// The rows that have come to something else.
    var rows: [Turned]?
    /// What cannot be provided.
    var cannotProvide: String?
    var version: VersionMention?
    var isProposed: Bool?
    var isSigned: Bool?
    /// Until when its author asked not to be asked again.
    var notAgainUntil: ShownTime?
    /// The same in other agreements.
    var elsewhere: [ChangeJSON]?
    /// What goes on protecting people.
    var protections: [ProtectionStatus]?

    /// - Parameters:
    ///   - command: the command's name.
    ///   - names: how what belongs to the thread is called.
    ///   - isChanged: whether anything was written.
    init(_ command: String, _ names: ThreadNames, isChanged: Bool = true) {
        schema = "troth/\(command)/v0"
        agreement = names.agreement
        self.isChanged = isChanged
    }
}
