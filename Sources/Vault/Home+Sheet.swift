import Age
import Canonical
import History

/// The owner's sheet lies beside the logs and is none of them: a home opens and works whatever has become of it.
extension Home {
    private static let sheetFile = "sheet.age"

    /// Whether there is one, whole or not.
    package var hasSheet: Bool { get throws { try disk.exists(Self.sheetFile) } }

    /// - Returns: the text of the owner's sheet; nil where there is none.
    /// - Throws: `VaultError.damaged`, where this home did not write what lies there; `.cannot`.
    package func sheet() throws -> [UInt8]? {
        guard let file = try disk.read(Self.sheetFile) else { return nil }
        do { return try Sheet.kept(file, with: keys) } catch {
            throw VaultError.damaged([.init(file: Self.sheetFile, reason: "\(error)")])
        }
    }

    /// Keeps a sheet in the place of the one before: after a power cut there is the old or the new one.
    ///
    /// - Parameter text: a text that ends with a line feed.
    /// - Throws: `FormatError`, where it is too long; `VaultError.cannot`, `SodiumError`.
    package func keep(sheet text: [UInt8]) throws {
        try disk.replace(Self.sheetFile, Sheet.keep(text, with: keys))
    }

    /// Deletes the sheet, readable or not, and what the writing of one may have left when it was cut off.
    ///
    /// - Returns: whether there was one.
    /// - Throws: `VaultError.cannot`.
    @discardableResult package func deleteSheet() throws -> Bool { try disk.remove(Self.sheetFile) }
}
