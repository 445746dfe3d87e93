import Foundation

/// A page that the browser has open. It closes when nobody needs it any more.
package final class Page {
    /// Which colours the reader likes.
    package enum Scheme: String, CaseIterable, Sendable { case light, dark }

    private let tools: DevTools
    private let tab: Tab
    /// Which colours the reader likes now.
    package private(set) var scheme: Scheme
    /// How wide the screen is now, in CSS pixels.
    package private(set) var width: Int
    /// How high it is now.
    package private(set) var height: Int
    private var media = ""
    /// Whether the browser did not do what it was asked here.
    private var hasFailed = false

    /// An empty page.
    init(_ tools: DevTools, _ tab: Tab, width: Int, height: Int, scheme: Scheme) throws {
        self.tools = tools
        self.tab = tab
        self.scheme = scheme
        (self.width, self.height) = (width, height)
        try resize(width: width, height: height)
        try show(scheme)
    }

    /// What hangs is not used again.
    deinit { if !hasFailed { tab.giveBack() } }

    /// Loads a file and waits until it is drawn.
    func load(_ file: String) throws {
        guard FileManager.default.fileExists(atPath: file) else { throw BrowserError("\(file) is not there") }
        tools.forget(tab.session)
        let answer = try call(
            "Page.navigate", ["url": .string(URL(filePath: file).absoluteString)])
        if let error = answer["errorText"].string { throw BrowserError("\(file): \(error)") }
        try tools.wait(for: "Page.loadEventFired", on: tab.session)
        try settle()
    }

    /// Makes the screen another size.
    ///
    /// - Parameters:
    ///   - width: how wide it is, in CSS pixels. Below 600 it is a phone's, on which a page must say that it fits.
    ///   - height: how high it is.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package func resize(width: Int, height: Int = 800) throws {
        (self.width, self.height) = (width, height)
        try call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)),
                "deviceScaleFactor": 1, "mobile": .bool(width < 600),
            ])
    }

    /// Shows the page in other colours.
    ///
    /// - Parameter scheme: which the reader likes.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package func show(_ scheme: Scheme) throws {
        self.scheme = scheme
        try emulateMedia()
    }

    /// Shows the page as another medium would.
    ///
    /// - Parameter media: for instance `print`; empty for the screen.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package func setMedia(_ media: String) throws {
        self.media = media
        try emulateMedia()
    }

    private func emulateMedia() throws {
        let feature: JSON = ["name": "prefers-color-scheme", "value": .string(scheme.rawValue)]
        // Colours that fade into others would be measured on the way.
        let still: JSON = ["name": "prefers-reduced-motion", "value": "reduce"]
        try call(
            "Emulation.setEmulatedMedia", ["media": .string(media), "features": .array([feature, still])])
    }

    /// Evaluates JavaScript on the page, whatever the page itself allows.
    ///
    /// - Parameter expression: an expression; a promise is waited for.
    /// - Returns: its value.
    /// - Throws: `BrowserError`, where it throws or takes too long.
    @discardableResult package func evaluate(_ expression: String) throws -> JSON {
        let answer = try call(
            "Runtime.evaluate",
            ["expression": .string(expression), "returnByValue": true, "awaitPromise": true])
        if case .object(let problem) = answer["exceptionDetails"] {
            let thrown = problem["exception"]?["description"].string ?? problem["text"]?.string
            throw BrowserError("the page's answer is an error: \(thrown ?? "no words")")
        }
        return answer["result"]["value"]
    }

    /// Presses a key and lets it go.
    ///
    /// - Parameters:
    ///   - key: its name, for instance `Tab`.
    ///   - code: its number.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package func press(_ key: String = "Tab", code: Int = 9) throws {
        for kind in ["rawKeyDown", "keyUp"] {
            try call(
                "Input.dispatchKeyEvent",
                [
                    "type": .string(kind), "key": .string(key), "code": .string(key),
                    "windowsVirtualKeyCode": .number(Double(code)),
                ])
        }
    }

    /// Waits until what was asked for has been drawn.
    ///
    /// - Throws: `BrowserError`, where the browser does not answer.
    package func settle() throws {
        try evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
    }

    /// All that happened on the page until now.
    var events: [DevTools.Event] { tools.events(on: tab.session) }

    @discardableResult func call(_ method: String, _ parameters: JSON = [:]) throws -> JSON {
        do { return try tools.call(method, parameters, on: tab.session) } catch {
            hasFailed = true
            throw error
        }
    }
}
