import Browser
import TestSupport
import Testing

/// Every check finds nothing on a good page, and finds what it is for on a spoiled one.
@Suite(.needsBrowser)
struct PageCheckTests {
    /// Things spoiled on one page, each with part of what is then to be found. Loading a page takes longer than looking.
    struct Spoiled: CustomTestStringConvertible, Sendable {
        let changes: [(from: String, to: String, fault: String)]
        var testDescription: String { changes.map(\.fault).joined(separator: "; ") }

        init(_ changes: (String, String, String)...) { self.changes = changes.map { ($0.0, $0.1, $0.2) } }
    }

    private let folder = TemporaryFolder()

    private func write(_ changes: [(String, String)] = []) throws -> String {
        let html = try #require(SamplePage.html(changes), "the good page has no such text")
        return try folder.write(Array(html.utf8), to: "page.html")
    }

    /// Holds one check to finding all of them: it must not have to be another that does.
    private func expect(_ spoiled: Spoiled, by check: (Page) throws -> [String]) throws {
        let page = try Browser.shared().open(file: write(spoiled.changes.map { ($0.from, $0.to) }))
        let faults = try check(page)
        for change in spoiled.changes {
            #expect(
                faults.contains { $0.contains(change.fault) }, "“\(change.fault)” is not among \(faults)")
        }
    }

    @Test func aGoodPageHasNoFault() throws {
        let file = try write()
        #expect(try PageChecks.faults(of: file, in: .shared()) == [])
    }

    @Test func theChecksPutBackWhatTheyChange() throws {
        let page = try Browser.shared().open(file: write(), width: 500, scheme: .dark)
        let before = try page.evaluate("document.documentElement.outerHTML")
        for check in PageChecks.all { #expect(try check.faults(page) == []) }
        #expect(try page.evaluate("document.documentElement.outerHTML") == before)
        #expect(try page.evaluate("innerWidth") == 500)
        #expect(try page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == true)
    }

    @Test(arguments: [
        Spoiled(
            (
                "<footer>", "<footer><img alt='x' src='https://far.invalid/x.png'>",
                "asks for https://far.invalid/x.png"
            ),
            ("<footer>", "<footer><script>1</script>", "the console says “Executing inline script")),
        Spoiled(("; style-src 'unsafe-inline'", "", "the console says “Applying inline style")),
    ])
    func quiet(_ spoiled: Spoiled) throws { try expect(spoiled) { PageChecks.quiet($0) } }

    @Test(arguments: [
        Spoiled(("width=device-width, initial-scale=1", "", "at 360 px: it is laid out for")),
        Spoiled(
            ("<footer>", "<p style='width: 600px'>wide</p><footer>", "at 360 px: the page is"),
            (
                "<footer>",
                "<p style='white-space: nowrap'>\(String(repeating: "long ", count: 400))</p><footer>",
                "at 1280 px: “long"
            ),
            ("<footer>", "<p style='margin-left: -9em'>left</p><footer>", "at 360 px: “left” sticks out"),
            (
                "<footer>",
                "<p style='overflow: hidden; white-space: nowrap; width: 2em'>cut off</p><footer>",
                "“cut off” is cut off by p"
            ),
            ("<footer>", "<p style='font-size: 7px'>tiny</p><footer>", "“tiny” is 7.0 px high")),
        Spoiled(
            ("overflow-x: auto", "overflow-x: visible", "at 360 px: the page is"),
            ("0 0 320 100", "0 0 960 300", "“Leash” is")),
    ])
    func fits(_ spoiled: Spoiled) throws { try expect(spoiled, by: PageChecks.fits) }

    @Test(arguments: [
        Spoiled(
            ("<html lang=\"en\">", "<html>", "html has no lang"),
            ("<title>What stands</title>", "<title> </title>", "no title"),
            (
                "<h3>Since when</h3>", "<h4>Since when</h4>",
                "h4 “Since when” comes after a heading of level 2"
            ),
            ("<main>", "<div>", "0 landmarks are main"),
            ("<th scope=\"row\">Leash", "<th>Leash", "th “Leash” has no scope"),
            ("<caption>All rows</caption>", "", "has no caption"),
            ("role=\"img\" ", "", "is not role=img"),
            ("<desc id=\"d\">Agreed since May.</desc>", "<g id=\"d\"/>", "has no desc"),
            ("aria-labelledby=\"t d\"", "aria-labelledby=\"t e\"", "names “e”, which is not there"),
            ("<h2 id=\"moved\">", "<h2>", "names “moved”, which is not there"),
            ("<path id=\"dot\"", "<path id=\"spot\"", "names “dot”, which is not there"),
            ("<a href=\"#rows\">Rows</a>", "<a href=\"#rows\"></a>", "no name for something that is a link"),
            ("<p>Since May.", "<p><img src='data:,'>", "has no alt")),
        Spoiled(
            ("<h3>Since when</h3>", "<h1>Since when</h1>", "2 headings are h1"),
            ("<header>", "<div>", "0 landmarks are banner"),
            ("<footer>", "<footer></footer><footer>", "2 landmarks are contentinfo"),
            ("<title id=\"t\">", "<title id=\"d\">", "the id “d” is there 2 times"),
            ("<footer>", "<footer><nav><a href='#rows'>up</a></nav>", "is one of several and has no label"),
            ("th scope=\"col\"", "td", "has no scope"),
            ("th scope=\"row\"", "th", "th “Leash” has no scope")),
        Spoiled(
            ("<h3>Since when</h3>", "<h3></h3>", "no name for something that is a heading"),
            ("<h1>What stands</h1>", "<p>What stands</p>", "0 headings are h1"),
            ("<footer>", "<p>lost</p><footer>", "“lost” stands outside of every landmark"),
            (
                "<title id=\"t\">Leash over time</title>", "<title id=\"t\"></title>",
                "has no title"
            ),
            ("<footer>", "<footer><table aria-label='x'><tr><td>1</td></tr></table>", "has no th")),
    ])
    func build(_ spoiled: Spoiled) throws { try expect(spoiled, by: PageChecks.build) }

    @Test(arguments: [
        Spoiled(
            (
                "--faint: #595959", "--faint: #999",
                "in light: “Between Cooper and Rex” is #999999 on #ffffff: 2.85 to 1, wanted 4.5"
            ),
            ("--faint: #b0b0b0", "--faint: #555", "in dark: “Between Cooper and Rex” is #555555 on #181818"),
            ("<footer>", "<p style='color: black'>black</p><footer>", "in dark: “black”"),
            ("<footer>", "<p style='opacity: 0.4'>thin</p><footer>", "in light: “thin”"),
            (
                "<footer>",
                "<p style='opacity: .9; color: #666'><b style='opacity: .8'>twice</b></p><footer>",
                "in light: “twice”"
            ),
            (
                "<footer>", "<p style='background: rgb(0 0 0 / 60%); color: black'>veil</p><footer>",
                "in light: “veil” is #000000 on #666666"
            ),
            (
                "<footer>", "<p style='background: linear-gradient(red, blue)'>sky</p><footer>",
                "“sky” stands on a picture"
            ),
            (
                "<footer>", "<p style='background: white; color: oklch(75% 0.1 150)'>moss</p><footer>",
                "“moss” is"
            ),
            (
                "<footer>", "<p style='font-size: 24px; background: white; color: #999'>large</p><footer>",
                "in light: “large” is #999999 on #ffffff: 2.85 to 1, wanted 3"
            )),
        Spoiled(
            ("content: \"•\"; color: var(--mark)", "content: \"•\"; color: #ccc", "\"•\" beside p.badge"),
            ("height: 12px; background: var(--mark)", "height: 12px; background: #8883", "i.swatch is"),
            ("svg text { fill: var(--ink)", "svg text { fill: #ccc", "in light: “May” is"),
            (
                ".line { stroke: var(--faint) }", ".line { stroke: #8885 }",
                "the shape path.line in “Leash over time”"
            ),
            (
                "<use class=\"bar\"", "<use fill='#8885'",
                "the shape path#dot in “Leash over time” is #d7d7d7 on #ffffff"
            ),
            ("class=\"grid\" aria-hidden=\"true\"", "class=\"grid\"", "the shape line.grid"),
            (
                ".bar + text { fill: var(--paper) }", ".bar + text { fill: var(--paper); opacity: 0.5 }",
                "in light: “agreed”"
            )),
        Spoiled(
            (".bar + text { fill: var(--paper) }", "", "in light: “agreed” is #222222 on #0b6e4f"),
            // Light colours on what is white paper, since the page says that it has light colours alone.
            (
                "--ink: #eee; --paper: #181818", "--ink: #eee; --paper: transparent; color-scheme: light",
                "in dark: “What stands” is #eeeeee on #ffffff"
            )),
    ])
    func contrast(_ spoiled: Spoiled) throws { try expect(spoiled, by: PageChecks.contrast) }

    /// Grey that is too faint for small text will do for large text, and white paper is dark where the page says so.
    @Test func contrastIsNotWantedWhereItIsThere() throws {
        let page = try Browser.shared().open(
            file: write([
                ("<p>Since May.", "<p style='font-size: 24px; background: #fff; color: #888'>Large"),
                ("--ink: #eee; --paper: #181818", "--ink: #eee; --paper: #121212"),
                ("background: var(--paper)", "background: transparent"),
            ]))
        #expect(try PageChecks.contrast(page) == [])
    }

    @Test(arguments: [
        Spoiled(
            (
                "<text x=\"200\" y=\"20\">May",
                "<text x=\"30\" y=\"22\">June</text><text x=\"200\" y=\"20\">May",
                "“Leash” and “June” overlap"
            ),
            (
                "<text x=\"200\" y=\"20\">May",
                "<text x=\"310\" y=\"60\">Right</text><text x=\"200\" y=\"20\">May",
                "“Right” leaves its drawing"
            ),
            (
                "<text x=\"200\" y=\"20\">May",
                "<text x=\"100\" y=\"5\">Up</text><text x=\"200\" y=\"20\">May",
                "“Up” leaves its drawing"
            ),
            (
                "<text x=\"200\" y=\"20\">May",
                "<text x=\"200\" y=\"20\"><tspan>May</tspan><tspan x=\"210\" dy=\"3\">July</tspan>",
                "“May” and “July” overlap"
            ))
    ])
    func labels(_ spoiled: Spoiled) throws { try expect(spoiled, by: PageChecks.labels) }

    /// Their upright boxes would overlap; the labels themselves do not.
    @Test func turnedLabelsSideBySideAreApart() throws {
        let turned = ["May", "June", "July"].enumerated().map { place, month in
            "<text transform='translate(\(230 + 22 * place) 60) rotate(-45)'>\(month)</text>"
        }
        let page = try Browser.shared().open(
            file: write([("<text x=\"200\" y=\"20\">May</text>", turned.joined())]))
        #expect(try PageChecks.labels(page) == [])
    }

    @Test(arguments: [
        Spoiled(
            (
                "<a href=\"#moved\">", "<a tabindex='-1' href=\"#moved\">",
                "Tab does not come to a “How they moved”"
            ),
            ("<p>Since May.", "<p tabindex='0'>Since May.", "Tab stops at p “Since May.”"),
            ("role=\"region\" aria-label=\"All rows\"", "", "has no role and label"),
            ("outline: 2px solid var(--mark)", "outline: none", "“Rows” has no outline")),
        Spoiled(
            ("<a href=\"#moved\">", "<a tabindex='2' href=\"#moved\">", "out of order"),
            ("outline: 2px solid var(--mark)", "outline: 2px solid #ccc", "the outline of a “Rows” is faint"),
            (".skip:focus { left: 1rem }", "", "a.skip “To the rows” is not to be seen")),
    ])
    func keyboard(_ spoiled: Spoiled) throws { try expect(spoiled, by: PageChecks.keyboard) }

    @Test func whatScrollsMustBeReachable() throws {
        let page = try Browser.shared().open(
            file: write([("class=\"wide\" tabindex=\"0\"", "class=\"wide\"")]), width: 360)
        #expect(try PageChecks.keyboard(page).contains { $0.contains("scrolls and has no tabindex") })
    }

    @Test func paper() throws {
        let page = try Browser.shared().open(file: write())
        #expect(try PageChecks.paper(page) == [])
        #expect(try PageChecks.pages(of: page.pdf()) == 1)
        try page.evaluate("document.querySelector('footer').style.breakBefore = 'page'")
        #expect(try PageChecks.pages(of: page.pdf()) == 2)
        #expect(PageChecks.faults(ofPDF: Array("<html>".utf8)) == ["what was printed is no PDF"])
        #expect(
            PageChecks.faults(ofPDF: Array("%PDF-1.4 /Type /Pages /Count 0".utf8))
                == ["what was printed has no page"])
    }
}
