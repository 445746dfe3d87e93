extension PageChecks {
    /// Whether the page keeps to itself: nothing on the console, nothing fetched.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: what it said, and what it asked for.
    package static func quiet(_ page: Page) -> [String] {
        // What stands in the page itself is fetched from nowhere.
        page.consoleMessages.map { "the console says “\($0)”" }
            + page.requests.filter { !$0.hasPrefix("data:") }.map { "the page asks for \($0)" }
    }
}
