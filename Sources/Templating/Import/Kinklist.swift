package import Canonical

/// A list of what people rate, as many have it in a plain text file: categories, the columns that are rated, items.
///
/// ```text
/// #Gear
/// (Giving, Receiving)
/// * Collar
/// ? worn for the evening
/// ```
package struct Kinklist: Equatable, Sendable {
    package let categories: [Category]

    /// Items that belong together.
    package struct Category: Equatable, Sendable {
        package let title: Line
        /// What of each item is rated; none where the file names no columns.
        package let columns: [Line]
        /// What was said about the category before its first item.
        package let help: [Line]
        /// At least one.
        package let items: [Item]
    }

    /// One thing to rate.
    package struct Item: Equatable, Sendable {
        package let label: Line
        package let description: [Line]
    }

    /// The most columns a category may have.
    package static let mostColumns = 8

    /// All items, in order.
    package var items: [Item] { categories.flatMap(\.items) }
}
