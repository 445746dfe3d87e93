package import Terminal

extension StatusView {
    /// What an agreement in force does not say of this moment.
    package static let askNow = "an agreement is in force; ask now anyway"

    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        if agreements.isEmpty && preparations.isEmpty && setAside.isEmpty {
            page.put("there is no agreement here")
        }
        for agreement in agreements { agreement.show(on: &page) }
        for preparation in preparations { preparation.show(on: &page) }
        if !setAside.isEmpty { page.gap() }
        for one in setAside { page.put(StyledText(one.sentence)) }
        if !ownTimes.isEmpty { page.gap() }
        for one in ownTimes {
            page.put(StyledText(agreements.count > 1 ? one.sentenceWithAgreement : one.sentence))
        }
        if isInForce {
            page.gap()
            page.put(StyledText(Self.askNow))
        }
        return page.lines
    }
}

extension PreparationStatus {
    fileprivate func show(on page: inout Page) {
        page.heading(agreement.title)
        page.put("between \(answers.map(\.person.inList).inWords(or: "nobody"))", level: 1)
        page.put("being prepared: everyone answers “\(template)” before there is any text", level: 1)
        for one in notAgain { page.put(StyledText(one.sentence, .tighter), level: 1) }
        for sentence in sentences { page.put(StyledText(sentence), level: 1) }
    }
}

extension AgreementStatus {
    func show(on page: inout Page) {
        page.heading(agreement.title)
        if !people.isEmpty { page.put("between \(people.map(\.inList).inWords(or: "nobody"))", level: 1) }
        showStanding(on: &page, level: 1)
    }

    /// Shows what stands, without whose it is: endings first.
    func showStanding(on page: inout Page, level: Int) {
        for stop in stops { page.put(StyledText(stop.sentence, .tighter), level: level) }
        if isInForce {
            let until = until.map { " until \($0)" } ?? ""
            page.put("in force\(until): \(versions.map(\.name).inWords(or: "nothing"))", level: level)
        }
        for one in due { page.put(StyledText(one.sentence, one.hasCome ? .warning : .plain), level: level) }
        for one in notAgain { page.put(StyledText(one.sentence, .tighter), level: level) }
        for proposal in proposals { page.put(StyledText(proposal.sentence), level: level) }
        showRows(on: &page, level: level)
        showProtections(on: &page, level: level)
    }

    private func showRows(on page: inout Page, level: Int) {
        let hard = rows.filter(\.boundary.isHardLimit)
        if !hard.isEmpty {
            page.put("hard limits", level: level)
            for row in hard { page.put("\(row.row.label): \(row.row.sidesInWords)", level: level + 1) }
        }
        let granted = rows.filter { !$0.boundary.isHardLimit }
        if !granted.isEmpty {
            page.put("may be offered; never owed, and wanted at the time or not at all", level: level)
            for row in granted {
                let elsewhere = row.isNarrowedElsewhere ? " (tighter by another agreement)" : ""
                page.put(
                    "\(row.row.label): \(row.row.sidesInWords): \(row.boundary.phrase)\(elsewhere)",
                    level: level + 1)
            }
        }
        if counts.notAgreed > 0 {
            page.put(
                "not agreed: \(counts.notAgreed) \(counts.notAgreed == 1 ? "row" : "rows")", level: level)
        }
    }

    private func showProtections(on page: inout Page, level: Int) {
        guard !protections.isEmpty else { return }
        page.put("what protects everyone\(isInForce ? "" : ", also now")", level: level)
        protections.show(on: &page, level: level + 1)
    }
}

extension [ProtectionStatus] {
    /// The ways to stop in full and what cannot be provided now; of everything else, only how much there is.
    ///
    /// - Parameters:
    ///   - width: how many columns a line may take.
    ///   - level: how deep they stand.
    package func lines(width: Int, level: Int) -> [StyledText] {
        var page = Page(width: width)
        show(on: &page, level: level)
        return page.lines
    }

    func show(on page: inout Page, level: Int) {
        let (stops, others) = (filter(\.isStopSignal), filter { !$0.isStopSignal })
        let missing = others.filter(\.isUnprovided)
        for one in stops {
            page.put(StyledText(one.summary), level: level)
            page.quote(one.words, level: level + 1)
        }
        for one in missing { page.put(StyledText(one.summary), level: level) }
        let rest = others.count - missing.count
        guard rest > 0 else { return }
        let more = rest == count ? "" : "and "
        let noun = (rest == count ? "" : "more ") + (rest == 1 ? "protection" : "protections")
        page.put("\(more)\(rest) \(noun) (troth show)", level: level)
    }
}

extension ProtectionStatus {
    /// The label, and whether it is missing now.
    package var summary: String {
        guard isUnprovided else { return label }
        return "\(label): cannot be provided by \(unprovidedBy.inWords) now; what depends on it is not agreed"
    }
}

extension AgreementStatus.Proposal {
    /// Whose answer is missing and until when, without a full stop. It asks nobody for anything.
    package var sentence: String {
        guard signing.state == .waiting else {
            return "\(version.name) is signed by everyone and begins \(from)"
        }
        let by = signing.proposedBy.map { ", proposed by \($0.subject)" } ?? ""
        return
            "a proposal waits; you may leave it: \(version.name)\(by); \(answers); answers must be back by \(signing.signBy)"
    }

    private var answers: String {
        guard signing.notSigned.isEmpty else {
            guard let first = signing.signed.first else { return "nobody has signed it yet" }
            let isOneOther = signing.signed.count == 1 && !first.isYou
            return "\(signing.signed.inWords) \(isOneOther ? "has" : "have") signed it"
        }
        let homes = signing.notHeld.map { "\($0.possessive) home" }.inWords(or: "nobody")
        let (have, they) = signing.notHeld.count == 1 ? ("has", "it has") : ("have", "they have")
        return "\(homes) \(have) not yet said that \(they) everyone’s signatures"
    }
}
