/// What went wrong with the browser itself, rather than with a page.
package struct BrowserError: Error, CustomStringConvertible {
    package let description: String

    /// - Parameter description: a sentence that says it.
    package init(_ description: String) { self.description = description }
}
