/// An iCalendar file, read as strictly as RFC 5545 writes down its grammar, and no less than that.
package struct CalendarFile {
    /// What is wrong with a file.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
        init(_ description: String) { self.description = description }
    }

    /// One event: its properties, each once, with values as they stand in the file.
    package struct Event {
        package fileprivate(set) var properties: [String: String] = [:]

        /// - Parameter name: a property.
        /// - Returns: its value as it stands in the file.
        package subscript(_ name: String) -> String? { properties[name] }

        /// - Parameter name: a property of text.
        /// - Returns: what people read.
        /// - Throws: `Fault`, where it is missing, or what has a meaning of its own stands in it as itself.
        package func text(_ name: String) throws -> String {
            guard let value = properties[name] else { throw Fault("no \(name)") }
            var text = String.UnicodeScalarView()
            var scalars = value.unicodeScalars.makeIterator()
            while let scalar = scalars.next() {
                switch scalar {
                case "\\":
                    switch scalars.next() {
                    case let escaped? where "\\;,".unicodeScalars.contains(escaped): text.append(escaped)
                    case "n", "N": text.append("\n")
                    default: throw Fault("a backslash before something else, in \(value)")
                    }
                case ";", ",": throw Fault("\(scalar) without a backslash, in \(value)")
                default: text.append(scalar)
                }
            }
            return String(text)
        }
    }

    /// What belongs to all of it.
    package private(set) var properties: [String: String] = [:]
    package private(set) var events: [Event] = []

    /// - Parameter bytes: a file.
    /// - Throws: `Fault`, where it is none.
    package init(_ bytes: [UInt8]) throws {
        var lines = try Self.unfolded(bytes).map(Self.property)[...]
        func take(_ name: String, _ value: String) throws {
            guard let line = lines.popFirst(), line.name == name, line.value == value else {
                throw Fault("expected \(name):\(value)")
            }
        }
        try take("BEGIN", "VCALENDAR")
        while let line = lines.first, line.name != "BEGIN", line.name != "END" {
            lines.removeFirst()
            guard properties.updateValue(line.value, forKey: line.name) == nil else {
                throw Fault("\(line.name) twice")
            }
        }
        while lines.first?.name == "BEGIN" {
            try take("BEGIN", "VEVENT")
            var event = Event()
            while let line = lines.first, line.name != "END" {
                lines.removeFirst()
                guard line.name != "BEGIN", event.properties.updateValue(line.value, forKey: line.name) == nil
                else { throw Fault("\(line.name) twice") }
            }
            try take("END", "VEVENT")
            try Self.check(event)
            events.append(event)
        }
        try take("END", "VCALENDAR")
        guard lines.isEmpty else { throw Fault("something stands behind the end") }
        guard properties["VERSION"] == "2.0", properties["PRODID"]?.isEmpty == false else {
            throw Fault("VERSION and PRODID have to be there")
        }
        guard !events.isEmpty else { throw Fault("a calendar has at least one component") }
    }

    // MARK: - Lines

    private static func unfolded(_ bytes: [UInt8]) throws -> [String] {
        var lines: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: 0x0D), end + 1 < rest.endIndex, rest[end + 1] == 0x0A else {
                throw Fault("a line without its end")
            }
            let line = rest[..<end]
            rest = rest[(end + 2)...]
            guard line.count <= 75 else { throw Fault("a line of \(line.count) bytes") }
            guard let text = String(validating: line, as: UTF8.self) else { throw Fault("a torn character") }
            guard text.unicodeScalars.allSatisfy({ $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7F })
            else { throw Fault("a control character") }
            if line.first == 0x20 || line.first == 0x09 {
                guard let last = lines.popLast() else { throw Fault("it begins in the middle of a line") }
                // Character by character, as scalars: together they may look like another one.
                var whole = last.unicodeScalars
                whole.append(contentsOf: text.unicodeScalars.dropFirst())
                lines.append(String(whole))
            } else {
                lines.append(text)
            }
        }
        return lines
    }

    /// Only names and values: what is read here has no parameters.
    private static func property(_ line: String) throws -> (name: String, value: String) {
        let scalars = line.unicodeScalars
        guard let colon = scalars.firstIndex(of: ":") else { throw Fault("no colon in “\(line)”") }
        var name = String(scalars[..<colon])
        // The one parameter that is known here; what has it is a day.
        let isDay = name == "DTSTART;VALUE=DATE"
        if isDay { name = "DTSTART" }
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x2D }) else {
            throw Fault("“\(name)” is no name of a property")
        }
        let value = String(scalars[scalars.index(after: colon)...])
        guard isDay == (name == "DTSTART" && value.utf8.count == 8) else {
            throw Fault("“\(line)” is no day")
        }
        return (name, value)
    }

    // MARK: - Events

    private static func check(_ event: Event) throws {
        for name in ["UID", "DTSTAMP", "DTSTART"] where event[name] == nil { throw Fault("no \(name)") }
        for name in ["DTSTAMP", "LAST-MODIFIED"] { try event[name].map(checkTime) }
        try event["DTSTART"].map(checkDay)
        _ = try event.text("SUMMARY")
        if let sequence = event["SEQUENCE"] {
            guard let number = Int32(sequence), number >= 0, "\(number)" == sequence else {
                throw Fault("SEQUENCE:\(sequence)")
            }
        }
        if let status = event["STATUS"], !["TENTATIVE", "CONFIRMED", "CANCELLED"].contains(status) {
            throw Fault("STATUS:\(status)")
        }
        if let rule = event["RRULE"] { try check(rule: rule, from: event["DTSTART"] ?? "") }
    }

    private static func checkTime(_ text: String) throws {
        guard text.wholeMatch(of: /[0-9]{8}T([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z/) != nil else {
            throw Fault("“\(text)” is no time")
        }
    }

    private static func checkDay(_ text: String) throws {
        guard text.wholeMatch(of: /[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])/) != nil else {
            throw Fault("“\(text)” is no day")
        }
    }

    private static func check(rule: String, from start: String) throws {
        guard
            let match = rule.wholeMatch(
                of: /FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);INTERVAL=([1-9][0-9]*)(;UNTIL=(.*))?/)
        else { throw Fault("RRULE:\(rule)") }
        guard let until = match.output.4 else { return }
        // As the beginning: RFC 5545, section 3.3.10.
        try checkDay(String(until))
        guard until >= start else { throw Fault("it ends before it begins: \(rule)") }
    }
}
