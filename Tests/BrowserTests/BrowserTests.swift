import Browser
import Foundation
import Glibc
import TestSupport
import Testing

/// The browser itself: what it sees, and that nothing of it is left.
@Suite(.needsBrowser)
struct BrowserTests {
    private let folder = TemporaryFolder()

    private func open(_ html: String, width: Int = 1280, scheme: Page.Scheme = .light) throws -> Page {
        let file = try folder.write(Array(html.utf8), to: "page.html")
        return try Browser.shared().open(file: file, width: width, scheme: scheme)
    }

    @Test func aPageIsWhatItSays() throws {
        let page = try open(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Leash</title>
            <style>@media (prefers-color-scheme: dark) { h1::after { content: "dark" } }
            @media print { h1 { display: none } }</style>
            <h1>Café &amp; leash</h1>
            """, width: 700, scheme: .dark)
        #expect(try page.evaluate("document.querySelector('h1').textContent") == "Café & leash")
        #expect(try page.evaluate("[innerWidth, innerHeight]") == .array([700, 800]))
        #expect(
            try page.evaluate("getComputedStyle(document.querySelector('h1'), '::after').content")
                == "\"dark\"")
        #expect(page.consoleMessages == [])
        #expect(page.requests == [])
        let heading = try page.accessibilityTree().first { $0.role == "heading" }
        #expect(heading?.level == 1)
        #expect(heading?.name.hasPrefix("Café & leash") == true)
        try page.show(.light)
        #expect(try page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == false)
        try page.setMedia("print")
        #expect(try page.evaluate("document.querySelector('h1').checkVisibility()") == false)
        #expect(throws: BrowserError.self) { try page.evaluate("nothing.at.all") }
    }

    @Test func whatAPageSaysAndAsksForIsSeen() throws {
        let page = try open(
            "<!doctype html><title>x</title><img src='http://far.invalid/x.png'><script>console.log('said', 1); throw new Error('thrown')</script>"
        )
        #expect(page.requests == ["http://far.invalid/x.png"])
        #expect(page.consoleMessages.contains { $0.hasPrefix("said") })
        #expect(page.consoleMessages.contains { $0.contains("thrown") })
        #expect(page.consoleMessages.contains { $0.contains("ERR_NAME_NOT_RESOLVED") })
    }

    @Test func thePagesRulesAreSeen() throws {
        let page = try open(
            """
            <!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
            <title>x</title><p style="color: red">x</p>
            """)
        #expect(page.consoleMessages.contains { $0.contains("Content Security Policy") })
        #expect(try page.evaluate("1 + 1") == 2)
    }

    @Test func picturesAndPaper() throws {
        let page = try open("<!doctype html><title>x</title><div style='height: 3000px'>tall</div>")
        let picture = folder.path("page.png")
        try page.screenshot(to: picture, fullPage: true)
        let png = try folder.read("page.png")
        #expect(png.starts(with: [0x89] + Array("PNG".utf8)))
        // The height stands in the bytes 20 to 23.
        #expect(png[20..<24].reduce(0) { $0 << 8 | Int($1) } >= 3000)
        try page.screenshot(to: picture, fullPage: false)
        #expect(try folder.read("page.png")[20..<24].reduce(0) { $0 << 8 | Int($1) } == 800)
        #expect(try page.pdf().starts(with: Array("%PDF-".utf8)))
    }

    @Test func aFileThatIsNotThereIsAnError() throws {
        #expect(throws: BrowserError.self) { try Browser.shared().open(file: folder.path("none.html")) }
    }

    /// Nothing is left of a browser, also where it was told to stop in the middle, and nothing can be asked of it.
    @Test func nothingIsLeft() throws {
        let browser = try Browser()
        let file = try folder.write(Array("<!doctype html><title>x</title>".utf8), to: "x.html")
        let page = try browser.open(file: file)
        let place = browser.folder
        #expect(FileManager.default.fileExists(atPath: place))
        #expect(!Self.processes(naming: place).isEmpty)
        browser.close()
        #expect(!FileManager.default.fileExists(atPath: place))
        #expect(Self.processes(naming: place) == [])
        #expect(throws: BrowserError.self) { try page.evaluate("1") }
    }

    /// A page that never answers holds nobody up, and neither does a browser that never answers.
    @Test func whatHangsIsGivenUp() throws {
        let browser = try Browser(patience: .seconds(4))
        let file = try folder.write(Array("<!doctype html><title>x</title>".utf8), to: "x.html")
        var page: Page? = try browser.open(file: file)
        #expect(throws: BrowserError.self) { try page?.evaluate("(() => { for (;;) {} })()") }
        page = nil
        #expect(try browser.open(file: file).evaluate("document.title") == "x")
        let place = browser.folder
        let all = Self.processes(naming: place).compactMap { Int32($0) }
        try #require(!all.isEmpty)
        for process in all { kill(process, SIGSTOP) }
        browser.close()
        #expect(Self.processes(naming: place) == [])
        #expect(!FileManager.default.fileExists(atPath: place))
    }

    /// - Returns: the processes that have a text among their words.
    private static func processes(naming text: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.filter { Int($0) != nil }.filter {
            let words = try? Data(contentsOf: URL(filePath: "/proc/\($0)/cmdline"))
            return words.map { String(decoding: $0, as: UTF8.self).contains(text) } ?? false
        }
    }
}
