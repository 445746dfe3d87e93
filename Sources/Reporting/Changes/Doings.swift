import Canonical
import Consent

/// Whose doing it is that their own line differs between two points.
///
/// Nobody is said to have tightened or widened what somebody else, or time, made so; and nobody to have done what lies the
/// other way round.
struct Doings {
    private enum Known {
        /// Whoever signed both texts, the later one after the earlier.
        case signers(Set<PartyID>)
        /// The lines that moved in between, each only by whose line it is.
        case lines([RowKey: Set<PartyID>])
    }

    private let known: Known

    init(from old: DiffPoint, to new: DiffPoint, _ chronicle: Chronicle?, _ ledger: Ledger) {
        if case (.version(let old), .version(let new)) = (old.what, new.what) {
            let (before, after) = (ledger.versions[old]?.number ?? 0, ledger.versions[new]?.number ?? 0)
            let both = ledger.signers(of: old).intersection(ledger.signers(of: new))
            known = .signers(before < after ? both : [])
            return
        }
        guard let chronicle, let from = old.end(in: chronicle), let to = new.end(in: chronicle), from <= to
        else {
            known = .lines([:])
            return
        }
        var (own, others): ([RowKey: Set<PartyID>], [RowKey: Set<PartyID>]) = ([:], [:])
        for step in chronicle.steps[from..<to] {
            for move in step.moves {
                let people = Set(move.lines.map(\.party))
                if step.cause.isDoing {
                    own[move.row, default: []].formUnion(people)
                } else {
                    others[move.row, default: []].formUnion(people)
                }
            }
        }
        known = .lines(own.reduce(into: [:]) { $0[$1.key] = $1.value.subtracting(others[$1.key] ?? []) })
    }

    /// - Parameters:
    ///   - row: a row.
    ///   - party: somebody whose line of it changed.
    /// - Returns: whether they changed it.
    func has(_ row: RowKey, _ party: PartyID) -> Bool {
        switch known {
        case .signers(let people): people.contains(party)
        case .lines(let lines): lines[row]?.contains(party) ?? false
        }
    }
}
