extension PageChecks {
    /// Whether the page can be printed.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: what is wrong with the PDF.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func paper(_ page: Page) throws -> [String] {
        try faults(ofPDF: page.pdf())
    }

    /// - Parameter pdf: the bytes of something printed.
    /// - Returns: what is wrong with it.
    package static func faults(ofPDF pdf: [UInt8]) -> [String] {
        guard pdf.starts(with: Array("%PDF-".utf8)) else { return ["what was printed is no PDF"] }
        return pages(of: pdf) > 0 ? [] : ["what was printed has no page"]
    }

    /// - Parameter pdf: the bytes of a PDF whose objects stand in it as they are, as Chromium writes them.
    /// - Returns: how many pages it has.
    package static func pages(of pdf: [UInt8]) -> Int {
        let mark = Array("/Type /Page".utf8)
        // `/Type /Pages` is what holds the pages together.
        return pdf.ranges(of: mark).count { range in
            range.upperBound == pdf.endIndex || pdf[range.upperBound] != UInt8(ascii: "s")
        }
    }
}
