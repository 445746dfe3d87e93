extension Page {
    /// What the browser or the page said on the console: messages, errors, and what the page's own rules forbade.
    ///
    /// - Returns: one sentence each, in their order.
    package var consoleMessages: [String] {
        events.compactMap { event in
            switch event.method {
            case "Log.entryAdded":
                event.details["entry"]["text"].string
            case "Runtime.consoleAPICalled":
                event.details["args"].elements
                    .map { $0["value"].string ?? $0["description"].string ?? "something" }
                    .joined(separator: " ")
            case "Runtime.exceptionThrown":
                event.details["exceptionDetails"]["exception"]["description"].string ?? "an error"
            default: nil
            }
        }
    }

    /// What the page asked the browser to fetch, beside itself; also where its own rules forbade it.
    ///
    /// - Returns: the addresses, in their order.
    package var requests: [String] {
        let sent = events.filter { $0.method == "Network.requestWillBeSent" }.map(\.details)
        // The request for the document itself has the loader's own name.
        return sent.filter { $0["requestId"] != $0["loaderId"] }
            .compactMap { $0["request"]["url"].string }
    }
}
