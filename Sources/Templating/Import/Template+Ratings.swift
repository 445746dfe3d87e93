package import Canonical

/// One side of a row.
package struct RowSide: Hashable, Sendable {
    package let item: Slug
    package let side: Slug

    /// - Parameters: as the properties say.
    package init(_ item: Slug, _ side: Slug) { (self.item, self.side) = (item, side) }
}

/// What came of somebody's ratings.
package struct KinklistStances: Equatable, Sendable {
    /// A stance for each side that the role usually takes of a row; `unset` where nothing clear was said.
    package let stances: [RowSide: Stance]
    /// Ratings that fit no row for certain. Of these a no counts for all that it could mean, and anything else for none.
    package let unmatched: [KinklistRating]
    /// Ratings whose word the scale does not have; they are `unset`.
    package let unknown: [KinklistRating]
}

extension Template {
    /// - Parameters:
    ///   - ratings: what somebody rated, in any order. Of two ratings of the same the tighter counts.
    ///   - role: the role that they answer in.
    /// - Returns: what it is taken for, side by side of every row that concerns the role: never for more than was said.
    package func stances(from ratings: [KinklistRating], as role: Slug) -> KinklistStances {
        let rows = ratedRows(as: role)
        var said: [RowSide: Stance] = [:]
        var unmatched: [KinklistRating] = []
        var unknown: [KinklistRating] = []
        for rating in ratings {
            let (meant, isClear) = meaning(of: rating, among: rows)
            let known = KinklistScale.known(rating.rating)
            // Whoever rated nothing has lost nothing.
            if !isClear, rating.rating == nil || known != .unset { unmatched.append(rating) }
            if known == nil { unknown.append(rating) }
            for row in meant {
                // Where it is not clear what was meant, a no is a no to all of it, and a yes to none.
                let stance = isClear ? known ?? .unset : KinklistScale.tighter(known ?? .unset, .unset)
                said[row.key] = said[row.key].map { KinklistScale.tighter($0, stance) } ?? stance
            }
        }
        return KinklistStances(
            stances: Dictionary(
                rows.map { ($0.key, said[$0.key] ?? .unset) }, uniquingKeysWith: { first, _ in first }),
            unmatched: unmatched, unknown: unknown)
    }

    /// What lists may call an item.
    ///
    /// - Parameter item: one of the template's.
    /// - Returns: its label, its id, and what it was called in a list that it was made of.
    func ratedNames(of item: Item) -> [String] {
        guard case .row(let row) = item.nature else { return [] }
        let base = RatedRow.base(of: "\(item.label)", row).name
        return ["\(item.label)", "\(item.id)", base]
    }

    private func ratedRows(as role: Slug) -> [RatedRow] {
        sections.flatMap { section in
            section.items.flatMap { item -> [RatedRow] in
                guard case .row(let row) = item.nature else { return [] }
                return row.sides(usuallyOf: role).map {
                    RatedRow(item, row, side: $0.id, in: section, names: ratedNames(of: item))
                }
            }
        }
    }

    /// - Returns: what a rating could mean, and whether that is certain. Where nothing fits wholly, a name alone still tells
    ///   what a no could be a no to.
    private func meaning(
        of rating: KinklistRating, among rows: [RatedRow]
    ) -> (rows: [RatedRow], isClear: Bool) {
        let named = rows.filter { $0.isNamed(by: rating) }
        let placed = named.filter { $0.isPlaced(by: rating) }
        let meant = placed.filter { $0.isColumn(of: rating) }
        if meant.count == 1, rating.column != nil || placed.count == 1 { return (meant, true) }
        return (rating.column != nil && !meant.isEmpty ? meant : placed.isEmpty ? named : placed, false)
    }
}

/// A side of a row, as lists speak of it.
private struct RatedRow {
    let key: RowSide
    private let names: [[UInt8]]
    private let section: [[UInt8]]
    /// The column that stands in the label of one row of several; nil where none does.
    private let column: [UInt8]?
    /// Whether everybody does the same in it, so that no column tells sides apart.
    private let hasNoDirection: Bool

    init(
        _ item: Template.Item, _ row: Template.Row, side: Slug, in section: Template.Section, names: [String]
    ) {
        key = RowSide(item.id, side)
        self.names = names.map(\.folded)
        self.section = ["\(section.title)".folded, "\(section.id)".folded]
        column = Self.base(of: "\(item.label)", row).column?.folded
        hasNoDirection = Self.hasNoDirection(row)
    }

    func isNamed(by rating: KinklistRating) -> Bool { names.contains(rating.item.folded) }

    func isPlaced(by rating: KinklistRating) -> Bool {
        rating.category.map { section.contains($0.folded) } ?? true
    }

    /// Whether the rating is for this side. Where people do different things, it has to say which it means.
    func isColumn(of rating: KinklistRating) -> Bool {
        if let column, rating.item.folded != names[0] { return rating.column?.folded == column }
        guard let name = rating.column else { return hasNoDirection }
        if hasNoDirection { return rating.isOnlyColumn || name.folded == Array("general".utf8) }
        return (rating.side ?? KinklistRow.side(of: name, orElse: "none")) == key.side
    }

    private static func hasNoDirection(_ row: Template.Row) -> Bool {
        row.sides.count == 1 || row.sides.map(\.id) == KinklistRow.both
    }

    /// What an item was called in a list, where its label has more than that, and the column that stands in it.
    static func base(of label: String, _ row: Template.Row) -> (name: String, column: String?) {
        if label.hasSuffix(KinklistRow.otherWay) {
            return (String(label.dropLast(KinklistRow.otherWay.count)), nil)
        }
        guard row.sides.map(\.id) == KinklistRow.both, label.hasSuffix(")"),
            let start = label.lastIndex(of: "("), start > label.startIndex
        else { return (label, nil) }
        let name = label[..<start].split(separator: " ").joined(separator: " ")
        return (name, String(label[label.index(after: start)...].dropLast()))
    }
}
