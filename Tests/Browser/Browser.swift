import Foundation
import Glibc
import Synchronization
import TestSupport

/// A real browser without a window, for tests of the pages that troth writes.
package final class Browser: Sendable {
    /// Whether this machine is to be without a browser: then tests that need one are left out, else they fail.
    package static let isLeftOut = ProcessInfo.processInfo.environment["TROTH_NO_BROWSER"] != nil

    /// The one that the tests of a suite share: starting one takes longer than most tests. It ends with the tests.
    ///
    /// - Returns: it.
    /// - Throws: `BrowserError`, where there is none, or it does not start.
    package static func shared() throws -> Browser {
        try common.withLock { browser in
            if let browser { return browser }
            let started = try Browser()
            browser = started
            atexit { Browser.common.withLock { $0?.close() } }
            return started
        }
    }

    private static let common = Mutex<Browser?>(nil)

    /// The folder that holds all that this browser writes. It goes with the browser.
    package let folder: String
    private let tools: DevTools
    private let idle = IdleTabs()

    /// Starts a browser.
    ///
    /// - Parameter patience: how long it may take for one thing. Long, since other tests may want the machine too.
    /// - Throws: `BrowserError`, where there is none, or it does not start.
    package init(patience: Duration = .seconds(20)) throws {
        let names = ["chromium", "chromium-browser", "google-chrome"]
        guard let program = names.lazy.compactMap(Program.path(of:)).first else {
            throw BrowserError("chromium is not installed; set TROTH_NO_BROWSER to leave out what needs it")
        }
        let process = try KeptProcess(program)
        folder = process.folder
        tools = DevTools(process, patience: patience)
        try tools.call("Browser.getVersion")
    }

    deinit { close() }

    /// Ends the browser, and waits until all of it is gone. Nothing happens the second time.
    package func close() {
        tools.end()
        idle.tabs.withLock { $0 = [] }
    }

    /// Opens a file on a page of its own.
    ///
    /// - Parameters:
    ///   - file: its path.
    ///   - width: how wide the screen is, in CSS pixels. Below 600 it is a phone's.
    ///   - height: how high it is.
    ///   - scheme: which colours the reader likes.
    /// - Returns: the page, loaded and drawn.
    /// - Throws: `BrowserError`, where the file is not there, or the browser does not answer in time.
    package func open(
        file: String, width: Int = 1280, height: Int = 800, scheme: Page.Scheme = .light
    ) throws -> Page {
        let tab = try idle.tabs.withLock { $0.popLast() } ?? Tab(tools, idle)
        let page = try Page(tools, tab, width: width, height: height, scheme: scheme)
        try page.load(file)
        return page
    }
}
