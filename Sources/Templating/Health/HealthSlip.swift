package import Canonical

/// A dated sheet about somebody's health, in their own words. It stands apart from every agreement and every log, so
/// that it can be changed and deleted.
package struct HealthSlip: Equatable, Sendable {
    /// The first line of its text.
    package static let header = "troth/health/v0"
    /// The most bytes its text may have. The answers are held to less, so that there is always room for the rest.
    package static let longest = 64 << 10

    /// What stands in a slip that is given to others.
    package struct Sharing: Equatable, Sendable {
        /// Whom it calls itself to be from. It is not signed.
        package let from: Line
        /// By when its owner would like it to be deleted.
        package let deleteBy: CalendarDate?

        /// - Parameters:
        ///   - from: the owner's name.
        ///   - deleteBy: by when it is to be deleted, as they wish.
        package init(from: Line, deleteBy: CalendarDate?) { (self.from, self.deleteBy) = (from, deleteBy) }
    }

    /// The day on which it was written or last changed.
    package let date: CalendarDate
    /// What it says.
    package let answers: HealthAnswers
    /// Who gives it, in one that is given to others; nil in the one that its owner keeps.
    package let sharing: Sharing?

    /// - Parameters:
    ///   - date: the day on which it was written or last changed.
    ///   - answers: what it says.
    ///   - sharing: who gives it, where it is given to others.
    package init(date: CalendarDate, answers: HealthAnswers, sharing: Sharing? = nil) {
        (self.date, self.answers, self.sharing) = (date, answers, sharing)
    }

    /// The text: its first line, then YAML.
    package var text: [UInt8] {
        var yaml = CommentedYAML()
        yaml.line(Self.header)
        yaml.line("\(Key.date.rawValue): \(date)")
        if let sharing {
            yaml.block(Key.from.rawValue, one: sharing.from, indent: 0)
            if let day = sharing.deleteBy { yaml.line("\(Key.deleteBy.rawValue): \(day)") }
        }
        return Array((yaml.text + answers.yaml).utf8)
    }

    /// - Parameter text: a text, without padding.
    /// - Returns: what it says.
    /// - Throws: `FormatError` for anything but what `text` writes.
    package static func parse(_ text: [UInt8]) throws -> HealthSlip {
        guard text.count <= longest else {
            throw FormatError("a health slip of \(text.count) bytes; at most \(longest)")
        }
        guard text.starts(with: "troth/health/".utf8) else { throw FormatError("it is not a health slip") }
        guard text.starts(with: "\(header)\n".utf8) else {
            throw FormatError("it was written by another version of troth; update troth to read it")
        }
        let slip: HealthSlip
        do {
            slip = try read(try YAML.parse(Array(text.dropFirst(header.utf8.count + 1)), file: "slip"))
        } catch {
            // The first line is none of the YAML's.
            throw FormatError(error.reason, line: error.place.line + 1)
        }
        guard slip.text == text else { throw FormatError("it is not written as troth writes it") }
        return slip
    }

    private enum Key: String, CaseIterable {
        case date, from
        case deleteBy = "delete-by"
        case conditions, medicines, allergies, injuries, implants, triggers, grounding
        case whomToCall = "whom-to-call"
        case whatToTell = "what-to-tell"
    }

    private static func read(_ node: YAMLNode) throws(YAMLError) -> HealthSlip {
        let fields = try Fields<Key>(node)
        let date = try fields.required(.date).day()
        let deleteBy = try fields[.deleteBy]?.day()
        let from = try fields[.from]?.line()
        if let node = fields[.deleteBy], from == nil { throw node.error("it does not say whom it is from") }
        let answers = try HealthAnswers.read(at: node.place) { topic throws(YAMLError) in
            try Key(rawValue: topic.rawValue).flatMap { fields[$0] }?.prose()
        }
        return HealthSlip(
            date: date, answers: answers, sharing: from.map { Sharing(from: $0, deleteBy: deleteBy) })
    }
}

extension YAMLNode {
    /// - Returns: a day.
    fileprivate func day() throws(YAMLError) -> CalendarDate {
        guard let day = CalendarDate(try text()) else {
            throw error("a day such as 2026-12-01 is wanted here")
        }
        return day
    }
}
