package import Terminal

extension BriefView {
    package func text(width: Int) -> [StyledText] {
        var page = Page(width: width)
        page.heading(agreement.title)
        page.put("between \(people.map(\.inList).inWords(or: "nobody"))", level: 1)
        for stop in stops { page.put(StyledText(stop.sentence, .tighter), level: 1) }
        if isInForce, let until { page.put("in force until \(until)", level: 1) }
        if !isInForce {
            page.put("nothing is given here now; what protects people holds all the same", level: 1)
        }
        put("To stop", signals, on: &page)
        page.put("any no counts, in any words or signs, at once", level: 1)
        if !hardLimits.isEmpty {
            page.heading("Hard limits")
            for row in hardLimits { page.put("\(row.row.label): \(row.row.sidesInWords)", level: 1) }
        }
        put("To ask first, each time", askFirst, on: &page)
        if !mayBeOffered.isEmpty {
            page.heading("May be offered, and must be wanted at the time")
            page.put(StyledText(mayBeOffered.map(\.inShort).joined(separator: "; ")), level: 1)
        }
        page.put("what is not named here is not agreed", level: 1)
        put("Holds as well", alsoHolds, on: &page)
        put("Care afterwards", care, on: &page)
        put("Body and emergencies", emergency, on: &page)
        page.put("help may always be called, by anyone", level: 1)
        if !notHere.isEmpty {
            let labels = notHere.map { "“\($0)”" }.joined(separator: ", ")
            page.put(StyledText("not on this page, and holds as well (troth status): \(labels)"), level: 1)
        }
        if isInForce {
            page.gap()
            page.put(StyledText(StatusView.askNow))
        }
        return page.lines
    }

    private func put(_ heading: String, _ rows: [AgreementStatus.StandingRow], on page: inout Page) {
        guard !rows.isEmpty else { return }
        page.heading(heading)
        for row in rows {
            page.put("\(row.row.label): \(row.row.sidesInWords): \(row.boundary.phrase)", level: 1)
        }
    }

    /// Everybody's words in one paragraph, as little paper as can be.
    private func put(_ heading: String, _ protections: [ProtectionStatus], on page: inout Page) {
        page.heading(heading)
        for one in protections {
            page.put(
                "\(one.summary, one.isUnprovided ? .warning : .plain)\(whose(one)): “\(one.words.joined(separator: " "))”",
                level: 1)
        }
    }

    /// Whom it protects, where that is not everybody and not in its name.
    private func whose(_ one: ProtectionStatus) -> String {
        let names = one.protects.map(\.name)
        let isNamed = names.count == 1 && one.label.hasSuffix("(\(names[0]))")
        return isNamed || names.count == people.count ? "" : " (for \(one.protects.inWords))"
    }
}

extension AgreementStatus.StandingRow {
    /// Its name, and what limits it.
    fileprivate var inShort: String {
        boundary.boundary == boundary.phrase ? row.name : "\(row.name) (\(boundary.limitPhrase))"
    }
}
