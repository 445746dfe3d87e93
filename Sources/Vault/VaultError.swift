import Canonical

/// What can go wrong with a home on disk.
package enum VaultError: Error, Equatable, Sendable {
    /// There is no home there.
    case noHome(path: String)
    /// There is one already.
    case homeExists(path: String)
    /// Another troth is working in it.
    case locked
    /// The system would not read or write a file.
    case cannot(verb: String, path: String, reason: String)
    /// What lies in the home is not what its heads say: the history does not hold.
    case damaged([Damage])

    /// One thing in the home that is not as it was left.
    package struct Damage: Equatable, Sendable {
        /// The file, within the home.
        package let file: String
        /// What is wrong with it.
        package let reason: String

        /// - Parameters:
        ///   - file: the file, within the home.
        ///   - reason: what is wrong with it: lower case, no full stop.
        package init(file: String, reason: String) {
            self.file = file
            self.reason = reason
        }
    }
}
