import Canonical
import History
import Reporting
import Templating
import Terminal

/// A health slip, to be read.
struct HealthView: View {
    struct Answer: Encodable {
        let topic: String
        let label: String
        let lines: [String]
    }

    let schema = "troth/health/v0"
    let date: String
    /// Whom it calls itself to be from; nil for one's own.
    let from: String?
    /// No slip is.
    let isSigned = false
    /// By when its owner would like it to be deleted.
    let deleteBy: String?
    /// Whether that day is over.
    let isOverdue: Bool?
    let answers: [Answer]
    /// What was left empty, by its names in the file.
    let leftEmpty: [String]
    private let emptyLabels: [String]

    private enum CodingKeys: CodingKey {
        case schema, date, from, isSigned, deleteBy, isOverdue, answers, leftEmpty
    }

    /// - Parameters:
    ///   - slip: the slip.
    ///   - today: the day on which it is read.
    init(_ slip: HealthSlip, today: CalendarDate? = nil) {
        date = "\(slip.date)"
        from = slip.sharing.map { "\($0.from)" }
        let day = slip.sharing?.deleteBy
        deleteBy = day.map { "\($0)" }
        isOverdue = day.flatMap { day in today.map { $0.daysSince1970 > day.daysSince1970 } }
        answers = slip.answers.answered.map { topic in
            Answer(
                topic: topic.rawValue, label: topic.label,
                lines: slip.answers[topic]?.lines.map(\.description) ?? [])
        }
        leftEmpty = slip.answers.leftEmpty.map(\.rawValue)
        emptyLabels = slip.answers.leftEmpty.map(\.label)
    }

    func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading("Health slip of \(date)")
        if let from {
            page.put(
                "it calls itself to be from “\(from)”; it is not signed, so that is not proven", level: 1)
        }
        if let deleteBy {
            let isOver = isOverdue ?? false ? "; that day is over" : ""
            page.put("please delete by \(deleteBy)\(isOver)", level: 1)
        }
        for answer in answers {
            page.heading(answer.label)
            page.quote(answer.lines, level: 1)
        }
        if !emptyLabels.isEmpty {
            page.gap()
            page.put(
                "left empty, which says nothing either way: \(emptyLabels.joined(separator: ", "))")
        }
        return page.lines
    }
}

/// What `health new --json` and `health edit --json` give: not a word of what it says.
struct HealthKeptJSON: Encodable {
    var schema = "troth/health-kept/v0"
    /// Nil where there is no slip.
    let date: String?
    let isChanged: Bool
    let answered: [String]

    /// - Parameters:
    ///   - slip: the slip as it is kept now.
    ///   - isChanged: whether anything was written.
    init(_ slip: HealthSlip?, isChanged: Bool) {
        date = slip.map { "\($0.date)" }
        self.isChanged = isChanged
        answered = slip?.answers.answered.map(\.rawValue) ?? []
    }
}

/// What `health share --json` gives.
struct HealthSharedJSON: Encodable {
    struct Reader: Encodable {
        let name: String
        let verified: Bool
    }

    var schema = "troth/health-share/v0"
    /// Nil where it was not meant, and nothing was written.
    let file: String?
    let date: String
    let deleteBy: String?
    /// Who can open it.
    let to: [Reader]

    /// - Parameters:
    ///   - file: what was written.
    ///   - slip: what is in it.
    ///   - contacts: who can open it.
    init(_ file: String?, _ slip: HealthSlip, _ contacts: [Contact]) {
        self.file = file
        date = "\(slip.date)"
        deleteBy = slip.sharing?.deleteBy.map { "\($0)" }
        to = contacts.map { Reader(name: "\($0.label)", verified: $0.isVerified) }
    }
}

/// What `health delete --json` gives.
struct HealthDeletedJSON: Encodable {
    var schema = "troth/health-delete/v0"
    /// Whether there was one.
    let isChanged: Bool
}
