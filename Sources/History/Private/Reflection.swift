package import Canonical
package import Consent

/// An answer to a question about trust, whole: with every line that was given to it later in the same sitting.
package struct Reflection: Sendable {
    /// The record that began it.
    package let id: RecordID
    /// When that was written.
    package let said: Instant
    /// Which question it answers.
    package let question: Slug
    /// The question's words as they were asked.
    package let asked: Line
    package fileprivate(set) var lines: [Line]
}

extension Archive {
    /// The owner's reflections, in the order in which they were begun.
    package var reflections: [Reflection] {
        var places: [RecordID: Int] = [:]
        var found: [Reflection] = []
        for record in privateRecords {
            guard let entry = record.text.body.entry as? ReflectionEntry else { continue }
            // A line whose beginning is gone is an answer all the same.
            if let place = entry.continues.flatMap({ places[$0] }), found[place].question == entry.question {
                found[place].lines += entry.words.lines
            } else {
                places[record.id] = found.count
                found.append(
                    Reflection(
                        id: record.id, said: record.text.said, question: entry.question, asked: entry.asked,
                        lines: entry.words.lines))
            }
        }
        return found
    }
}
