package import Terminal

extension StatusView {
    /// What an agreement in force does not say of this moment.
    package static let askNow = "an agreement is in force; ask now anyway"

    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        if agreements.isEmpty { page.put("there is no agreement here") }
        for agreement in agreements { agreement.show(on: &page) }
        if isInForce {
            page.gap()
            page.put(StyledText(Self.askNow))
        }
        return page.lines
    }
}

extension AgreementStatus {
    func show(on page: inout Page) {
        page.heading(agreement.title)
        if !people.isEmpty { page.put("between \(people.map(\.inList).inWords(or: "nobody"))", level: 1) }
        if isInForce {
            let until = until.map { " until \($0)" } ?? ""
            page.put("in force\(until): \(versions.map(\.name).inWords(or: "nothing"))", level: 1)
        }
        for stop in stops { page.put(StyledText(stop.sentence, .tighter), level: 1) }
        for one in due { page.put(StyledText(one.sentence, one.hasCome ? .warning : .plain), level: 1) }
        for proposal in proposals { page.put(StyledText(proposal.sentence), level: 1) }
        showRows(on: &page)
        showProtections(on: &page)
    }

    private func showRows(on page: inout Page) {
        let hard = rows.filter(\.boundary.isHardLimit)
        if !hard.isEmpty {
            page.put("hard limits", level: 1)
            for row in hard { page.put("\(row.row.label): \(row.row.sidesInWords)", level: 2) }
        }
        let granted = rows.filter { !$0.boundary.isHardLimit }
        if !granted.isEmpty {
            page.put("may be offered; never owed, and wanted at the time or not at all", level: 1)
            for row in granted {
                let elsewhere = row.isNarrowedElsewhere ? " (tighter by another agreement)" : ""
                page.put(
                    "\(row.row.label): \(row.row.sidesInWords): \(row.boundary.phrase)\(elsewhere)", level: 2)
            }
        }
        if counts.notAgreed > 0 {
            page.put("not agreed: \(counts.notAgreed) \(counts.notAgreed == 1 ? "row" : "rows")", level: 1)
        }
    }

    private func showProtections(on page: inout Page) {
        guard !protections.isEmpty else { return }
        page.put("what protects everyone\(isInForce ? "" : ", also now")", level: 1)
        for one in protections where one.isStopSignal {
            page.put(StyledText(one.summary), level: 2)
            page.quote(one.words, level: 3)
        }
        for one in protections where one.isUnprovided && !one.isStopSignal {
            page.put(StyledText(one.summary), level: 2)
        }
        let rest = protections.filter { !$0.isStopSignal && !$0.isUnprovided }
        if !rest.isEmpty { page.put(StyledText(rest.map(\.label).joined(separator: "; ")), level: 2) }
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
        let by = signing.proposedBy.map { ", proposed by \($0.subject)," } ?? ""
        let missing =
            signing.notSigned.isEmpty
            ? "not yet held by the home of \(signing.notHeld.inWords)"
            : "not signed by \(signing.notSigned.inWords)"
        return
            "a proposal waits; you may leave it: \(version.name)\(by) is \(missing); answers must be back by \(signing.signBy)"
    }
}
