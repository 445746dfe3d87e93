import Foundation

/// A folder that goes when the test does.
package final class TemporaryFolder: Sendable {
    private let url: URL

    /// The folder itself is made with the first file in it.
    package init() {
        url = FileManager.default.temporaryDirectory.appending(path: "troth-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Where it is.
    package var path: String { url.path }

    /// - Parameter name: a file, which need not be there.
    /// - Returns: its path.
    package func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file, over what was there.
    ///
    /// - Parameters:
    ///   - bytes: what it holds.
    ///   - name: its name.
    /// - Returns: its path.
    /// - Throws: Foundation's error, where it cannot be written.
    @discardableResult package func write(_ bytes: [UInt8], to name: String) throws -> String {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: path(name)))
        return path(name)
    }

    /// - Parameter name: a file.
    /// - Returns: what it holds.
    /// - Throws: Foundation's error, where it cannot be read.
    package func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(name))))
    }
}
