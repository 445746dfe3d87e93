/// The few things that a home asks of a disk. All paths are within the home.
package protocol Disk: AnyObject {
    /// - Parameter path: a file.
    /// - Returns: its bytes, or nil where there is none.
    /// - Throws: `VaultError.cannot`.
    func read(_ path: String) throws -> [UInt8]?

    /// - Parameter path: a file or a folder.
    /// - Returns: whether it is there.
    /// - Throws: `VaultError.cannot`.
    func exists(_ path: String) throws -> Bool

    /// - Parameter path: a folder.
    /// - Returns: the names of what lies in it, in no order; none where there is no such folder. Names that begin with a
    ///   dot are left out.
    /// - Throws: `VaultError.cannot`.
    func list(_ path: String) throws -> [String]

    /// Writes a file that is never written again, and is whole or absent after a power cut.
    ///
    /// - Returns: false where there is one already; it is left as it is.
    /// - Throws: `VaultError.cannot`.
    func create(_ path: String, _ bytes: [UInt8]) throws -> Bool

    /// Puts new bytes in the place of a file's old ones: after a power cut there are the old or the new ones.
    ///
    /// - Throws: `VaultError.cannot`.
    func replace(_ path: String, _ bytes: [UInt8]) throws

    /// Takes a file away, and whatever the writing of it may have left beside it when it was cut off.
    ///
    /// - Returns: false where there was no such file.
    /// - Throws: `VaultError.cannot`.
    @discardableResult func remove(_ path: String) throws -> Bool
}
