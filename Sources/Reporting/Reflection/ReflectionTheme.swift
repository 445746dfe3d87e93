package import Canonical

/// Something to think about alone, in a few open questions.
package struct ReflectionTheme: Sendable {
    /// What commands and files call it.
    package let id: Slug
    /// What people call it.
    package let title: String
    /// What to know before its questions; nil where there is nothing.
    package let note: String?
    package let questions: [Question]

    /// One question of a theme.
    package struct Question: Sendable {
        /// What commands and files call it. Answers stay attached to it: it is never changed, and never given to another
        /// question.
        package let id: Slug
        /// The question itself, on one line. It may be worded better at any time.
        package let words: String

        /// - Parameters:
        ///   - id: a slug; a literal that is none ends the program.
        ///   - words: the question itself.
        init(_ id: StaticString, _ words: String) { (self.id, self.words) = (Slug("\(id)")!, words) }
    }

    /// - Parameters:
    ///   - id: a slug; a literal that is none ends the program.
    ///   - title: what people call it.
    ///   - note: what to know before its questions.
    ///   - questions: in the order in which they are asked.
    init(_ id: StaticString, _ title: String, note: String? = nil, _ questions: [Question]) {
        (self.id, self.title, self.note, self.questions) = (Slug("\(id)")!, title, note, questions)
    }

    /// - Parameter id: a question's id.
    /// - Returns: the question; nil where no theme asks it any more.
    package static func question(_ id: Slug) -> Question? {
        all.lazy.flatMap(\.questions).first { $0.id == id }
    }
}
