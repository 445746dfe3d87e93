import Synchronization

/// A window of the browser, for one page after the other: making one takes longer than most tests.
final class Tab: Sendable {
    /// What the protocol calls it.
    let session: String
    private let tools: DevTools
    private let idle: IdleTabs

    /// Makes a window.
    ///
    /// - Parameters:
    ///   - tools: the browser.
    ///   - idle: where it waits for the next page.
    /// - Throws: `BrowserError`, where the browser gives none.
    init(_ tools: DevTools, _ idle: IdleTabs) throws {
        self.tools = tools
        self.idle = idle
        // A window of its own, since nothing is drawn in a tab behind another.
        let made = try tools.call("Target.createTarget", ["url": "about:blank", "newWindow": true])
        let attached = try tools.call(
            "Target.attachToTarget", ["targetId": made["targetId"], "flatten": true])
        guard let session = attached["sessionId"].string else {
            throw BrowserError("the browser gives no page")
        }
        self.session = session
        for domain in ["Runtime", "Log", "Network", "Page"] {
            try tools.call("\(domain).enable", on: session)
        }
        // Otherwise only one window at a time would have the focus, and which would be chance.
        try tools.call("Emulation.setFocusEmulationEnabled", ["enabled": true], on: session)
    }

    /// Lets another page have the window. What is in it stays until then.
    func giveBack() { idle.tabs.withLock { $0.append(self) } }
}

/// The windows that wait for a page.
final class IdleTabs: Sendable {
    let tabs = Mutex<[Tab]>([])
}
