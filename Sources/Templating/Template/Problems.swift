/// What is wrong with a file, as far as it was found: reading goes on behind a mistake where that makes sense, so that
/// whoever writes a template need not meet its mistakes one by one.
struct Problems {
    /// In the order in which they were found; never more than `most`.
    private(set) var found: [YAMLError] = []

    /// More than this is no help to anybody.
    static let most = 50

    mutating func note(_ error: YAMLError) {
        if found.count < Self.most, !found.contains(error) { found.append(error) }
    }

    /// - Parameter body: reads something.
    /// - Returns: what it read; nil where it could not, and then why is noted.
    mutating func attempt<Value>(_ body: () throws(YAMLError) -> Value) -> Value? {
        do { return try body() } catch {
            note(error)
            return nil
        }
    }
}

/// Why a template file was refused: everything that was found in it, in the order of the file.
package struct TemplateProblems: Error, Sendable {
    /// At least one.
    package let found: [YAMLError]
}
