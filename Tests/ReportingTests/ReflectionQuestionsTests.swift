import Canonical
import Reporting
import Stories
import Testing

/// What is asked of people about trust: answers stay attached to it for years.
@Suite struct ReflectionQuestionsTests {
    private let questions = ReflectionTheme.all.flatMap(\.questions)

    /// An id may be added, and none may become another: what somebody answered would lose its question.
    @Test func idsStay() {
        #expect(Set(questions.map(\.id)).count == questions.count)
        #expect(Set(ReflectionTheme.all.map(\.id)).count == ReflectionTheme.all.count)
        let known = """
            others-relaxed others-over-time others-no others-skill others-mistake others-unseen
            myself-rely myself-beforehand myself-find-out myself-no myself-word myself-asked
            trust-grew trust-small trust-given trust-yours trust-lost trust-after
            harm-heard harm-known harm-own-hands harm-place harm-never-asked harm-asked-of-them
            """
        #expect(
            Set(known.split { $0.isWhitespace }.map(String.init)).isSubset(of: questions.map { "\($0.id)" }))
    }

    @Test func fewOpenAndOnOneLine() throws {
        #expect(ReflectionTheme.all.count >= 4)
        for theme in ReflectionTheme.all {
            #expect((4...6).contains(theme.questions.count), "\(theme.id)")
            #expect(try Line(theme.title).description == theme.title)
            for question in theme.questions {
                #expect(try Line(question.words).description == question.words)
                #expect(question.words.hasSuffix("?") && question.words.utf8.count <= 120, "\(question.id)")
            }
        }
    }

    /// They push nobody, and suppose nothing of who somebody is.
    @Test func noWordThatPushesOrSupposes() {
        let refused: Set<String> = [
            "forgive", "forgiveness", "sign", "share", "resume", "must", "dominant", "dom", "submissive",
            "sub",
            "handler", "pup", "master", "slave", "he", "she", "him", "her", "his", "husband", "wife", "fault",
            "consent", "consented", "victim", "abuser", "weak", "strong",
        ]
        for theme in ReflectionTheme.all {
            for text in [theme.title, theme.note ?? ""] + theme.questions.map(\.words) {
                let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
                #expect(words.isDisjoint(with: refused), "\(text)")
            }
        }
        let note = ReflectionTheme.all.last?.note ?? ""
        #expect(note.contains("troth help safety") && note.contains("You may stop here"))
    }
}
