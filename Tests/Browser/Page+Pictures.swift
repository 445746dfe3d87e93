import Foundation

extension Page {
    /// Takes a picture of the page, for people to look at.
    ///
    /// - Parameters:
    ///   - file: where the PNG goes.
    ///   - fullPage: whether it shows all of the page, not the screen alone.
    /// - Throws: `BrowserError`, where the browser makes none; Foundation's error, where it cannot be written.
    package func screenshot(to file: String, fullPage: Bool = true) throws {
        let picture = try call(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": .bool(fullPage)])
        try Data(Self.bytes(of: picture)).write(to: URL(filePath: file))
    }

    /// Prints the page.
    ///
    /// - Returns: a PDF.
    /// - Throws: `BrowserError`, where the browser makes none.
    package func pdf() throws -> [UInt8] {
        // The size that the page's own style asks for, where it does.
        try Self.bytes(of: call("Page.printToPDF", ["printBackground": true, "preferCSSPageSize": true]))
    }

    private static func bytes(of answer: JSON) throws -> [UInt8] {
        guard let text = answer["data"].string, let bytes = Data(base64Encoded: text) else {
            throw BrowserError("the browser gives no picture")
        }
        return Array(bytes)
    }
}
