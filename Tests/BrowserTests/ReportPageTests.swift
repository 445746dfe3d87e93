import Browser
import Consent
import Foundation
import Reporting
import Stories
import TestSupport
import Testing

/// Reports of every size, with every kind of text in them, in a real browser.
@Suite(.needsBrowser, .serialized)
struct ReportPageTests {
    private let folder = TemporaryFolder()

    private func write(rows: Int, changes: Int, texts: [String] = []) throws -> String {
        let (story, hours) = try Story.long(rows: rows, changes: changes, texts: texts)
        let view = try #require(
            ReportView(
                of: Story.agreement, in: story.ledger,
                names: Names(story.ledger, reader: story.cooper.id, addressing: nil), at: at(hours)))
        let name = "report-\(rows)-\(changes)\(texts.isEmpty ? "" : "-hostile")"
        let file = try folder.write(view.document.page, to: "\(name).html")
        try draw(file, name)
        return file
    }

    /// Draws the page into the folder that `TROTH_SCREENSHOTS` names, for eyes: a wide screen and a phone, light and dark.
    private func draw(_ file: String, _ name: String) throws {
        guard let shots = ProcessInfo.processInfo.environment["TROTH_SCREENSHOTS"] else { return }
        for scheme in Page.Scheme.allCases {
            for width in [360, 1000] {
                // The whole of a long page is more than a picture may hold.
                let page = try Browser.shared().open(file: file, width: width, height: 12_000, scheme: scheme)
                try page.evaluate("document.getElementById('timeline').scrollIntoView()")
                try page.screenshot(to: "\(shots)/\(name)-\(width)-\(scheme).png", fullPage: false)
            }
        }
        try Data(Browser.shared().open(file: file).pdf()).write(to: URL(filePath: "\(shots)/\(name).pdf"))
    }

    private func expectNoFaults(_ file: String, _ checks: [PageChecks.Check] = PageChecks.all) throws {
        let faults = try PageChecks.faults(of: file, in: .shared(), checks)
        #expect(faults.isEmpty, "\(faults.prefix(20).joined(separator: "\n"))")
    }

    @Test(arguments: [(3, 1), (40, 12)])
    func aReportOwesItsReadersNothing(rows: Int, changes: Int) throws {
        try expectNoFaults(write(rows: rows, changes: changes))
    }

    @Test(arguments: [(300, 20), (12, 200)])
    func aLargeOneFitsAndIsQuietToo(rows: Int, changes: Int) throws {
        try expectNoFaults(write(rows: rows, changes: changes), PageChecks.ofSize)
    }

    @Test func whatPeopleWriteStaysText() throws {
        let file = try write(rows: 40, changes: 10, texts: Story.hostileTexts)
        try expectNoFaults(file)
        let page = try Browser.shared().open(file: file)
        let text = try page.evaluate("document.body.textContent").string ?? ""
        for hostile in Story.hostileTexts { #expect(text.contains(hostile), "\(hostile)") }
        #expect(try page.evaluate("document.scripts.length") == 0)
        #expect(try page.evaluate("document.querySelectorAll('b, img, iframe, object, form').length") == 0)
    }
}
