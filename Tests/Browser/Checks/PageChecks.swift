/// What every page that troth writes is held to. Each check gives its faults as sentences; a good page has none.
///
/// A check may change the size, the colours and the focus of the page while it looks; it puts the first two back.
package enum PageChecks {
    /// A check, by what it asks.
    package struct Check: Sendable, CustomStringConvertible {
        /// What it asks, in a few words.
        package let description: String
        /// - Parameter page: a page that is loaded.
        /// - Returns: its faults.
        /// - Throws: `BrowserError`, where the browser does not answer.
        package let faults: @Sendable (_ page: Page) throws -> [String]
    }

    /// All of them.
    package static let all = [
        Check(description: "quiet", faults: quiet),
        Check(description: "fits", faults: fits),
        Check(description: "well built", faults: build),
        Check(description: "contrast", faults: contrast),
        Check(description: "labels", faults: labels),
        Check(description: "keyboard", faults: keyboard),
        Check(description: "paper", faults: paper),
    ]

    /// Those that a larger page could fail where a smaller one of the same making does not, and that take no longer the
    /// larger it is.
    package static let ofSize = all.filter { ["quiet", "fits", "labels", "paper"].contains($0.description) }

    /// Runs checks, on a page of its own for each.
    ///
    /// - Parameters:
    ///   - file: the path of a page.
    ///   - browser: the browser that opens it.
    ///   - checks: which ones.
    /// - Returns: every fault, with the name of its check.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func faults(
        of file: String, in browser: Browser, _ checks: [Check] = all
    ) throws -> [String] {
        try checks.flatMap { check in
            try check.faults(browser.open(file: file)).map { "\(check): \($0)" }
        }
    }

    /// A phone, and a window on a desk.
    static let widths = [360, 1280]

    /// Asks a script for faults.
    ///
    /// - Parameters:
    ///   - script: JavaScript that adds sentences to `faults`; it has the words of `Script.common`.
    ///   - page: the page.
    /// - Returns: the sentences, each once.
    static func faults(by script: String, on page: Page) throws -> [String] {
        let answer = try page.evaluate(
            """
            (() => { const faults = [];
            \(Script.common)
            \(script)
            return [...new Set(faults)]; })()
            """)
        return answer.strings
    }

    /// Looks at a page at each width, and puts its size back.
    static func atEachWidth(_ page: Page, _ look: (_ width: Int) throws -> [String]) throws -> [String] {
        let (width, height) = (page.width, page.height)
        var faults: [String] = []
        for width in widths {
            try page.resize(width: width)
            try page.settle()
            faults += try look(width).map { "at \(width) px: \($0)" }
        }
        try page.resize(width: width, height: height)
        try page.settle()
        return faults
    }
}
