import Canonical
package import History
package import Terminal

/// A draft of the reader's own, whole.
package struct RepairDraftView: View {
    package let schema = "troth/repair-draft/v0"
    package let agreement: AgreementMention
    package let said: ShownTime
    /// The account; or what the reader did, in an answer to one.
    package let words: [String]
    /// What came of what the reader did; nil for an account.
    package let effect: [String]?

    private enum CodingKeys: CodingKey { case schema, agreement, said, words, effect }

    /// - Parameters:
    ///   - draft: the draft.
    ///   - names: how what belongs to its thread is called.
    package init(_ draft: KnownRepair.Draft, _ names: ThreadNames) {
        agreement = names.agreement
        said = ShownTime(draft.said)
        let texts = draft.texts.map { $0.lines.map(\.description) }
        (words, effect) = (texts[0], texts.dropFirst().first)
    }

    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        page.put("a draft, for you alone \("· \(said)", .muted)", level: 1)
        page.quote(words, level: 2)
        if let effect {
            page.put("its effect, as far as you know", level: 1)
            page.quote(effect, level: 2)
        }
        return page.lines
    }
}
