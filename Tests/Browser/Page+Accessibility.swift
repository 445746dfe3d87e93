/// A part of the page as a screen reader has it.
package struct AccessibleNode: Equatable, Sendable {
    /// What it is: `heading`, `link`, `main` …
    package let role: String
    /// What it is called.
    package let name: String
    /// What more is said of it.
    package let about: String
    /// The level of a heading.
    package let level: Int?
}

extension Page {
    /// The page as a screen reader has it, in the order of reading.
    ///
    /// - Returns: what is not left out there.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package func accessibilityTree() throws -> [AccessibleNode] {
        try call("Accessibility.getFullAXTree")["nodes"].elements
            .filter { $0["ignored"].bool != true }
            .map { node in
                let level = node["properties"].elements.first { $0["name"].string == "level" }
                return AccessibleNode(
                    role: node["role"]["value"].string ?? "",
                    name: node["name"]["value"].string ?? "",
                    about: node["description"]["value"].string ?? "",
                    level: level?["value"]["value"].number.map { Int($0) })
            }
    }
}
