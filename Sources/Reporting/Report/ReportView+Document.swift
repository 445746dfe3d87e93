import Consent
import Terminal

extension ReportView {
    package var document: Document {
        Document(
            title: StyledText(status.agreement.title),
            opening: [
                .paragraph("between \(status.people.map(\.inList).inWords(or: "nobody"))"),
                .paragraph("\(reader.map { "for \($0.name)" } ?? "for reading together"), made \(made)"),
            ],
            parts: [
                Document.Part(.now, "Where it stands", now),
                Document.Part(.protections, "Ways to stop, and what protects everyone", protections),
                Document.Part(
                    .rows,
                    status.isInForce
                        ? "Every row, and what it comes to now" : "The lines; nothing is given now", rows),
                Document.Part(.promises, "Promises, and what else is written", written),
                Document.Part(
                    .terms, "The terms that stand in every agreement",
                    [.list(standingTerms.map { Document.Item(StyledText($0)) })]),
                Document.Part(.timeline, "How it moved", [.drawing(timeline)]),
                changes.map {
                    Document.Part(.changes, "What changed since \(StyledText($0.old.name))", $0.blocks)
                },
                checkIns.map { Document.Part(.checkIns, "How people said that they are", $0.blocks) },
                Document.Part(
                    .accounts, "Accounts that their givers put here",
                    accounts.flatMap { [.heading($0.repair.heading)] + $0.blocks }),
                Document.Part(.words, "Every boundary that moved, in words", timeline.inWords),
                Document.Part(.keys, "Signatures and keys", keys),
            ].compactMap(\.self).filter { !$0.blocks.isEmpty },
            closing: [
                .paragraph(
                    "\(isEncrypted ? "Its file was encrypted when it was made." : "This is not encrypted: whoever can open it can read it.") It holds what this home knew when it was made; what was said since, aloud or otherwise, counts too."
                )
            ])
    }

    private var now: [Document.Block] {
        var items = status.stops.map { Document.Item(StyledText($0.sentence, .tighter)) }
        if status.isInForce {
            let until = status.until.map { " until \($0)" } ?? ""
            items.append(
                Document.Item("in force\(until): \(status.versions.map(\.name).inWords(or: "nothing"))"))
        }
        items += status.due.map { Document.Item(StyledText($0.sentence, $0.hasCome ? .warning : .plain)) }
        items += status.notAgain.map { Document.Item(StyledText($0.sentence, .tighter)) }
        items += status.proposals.map { Document.Item(StyledText($0.sentence)) }
        let hard = status.rows.filter(\.boundary.isHardLimit)
        if !hard.isEmpty {
            items.append(
                Document.Item(
                    StyledText("hard limits", .tighter),
                    [.list(hard.map { Document.Item("\($0.row.label): \($0.row.sidesInWords)") })]))
        }
        let counts = status.counts
        let rungs = [
            (counts.askBeforehand, Grant.Rung.askBeforehand.words),
            (counts.askFirst, Grant.Rung.askFirst.words),
            (counts.agreed, Grant.Rung.agreed.words), (counts.notAgreed, BoundaryView.notAgreed),
        ].filter { $0.0 > 0 }.map { "\($0.1): \($0.0) \($0.0 == 1 ? "row" : "rows")" }
        items += rungs.map { Document.Item(StyledText($0)) }
        let blocks: [Document.Block] = [.list(items)]
        return status.isInForce ? blocks + [.paragraph(StyledText(StatusView.askNow))] : blocks
    }

    private var protections: [Document.Block] {
        let ways = status.protections.filter(\.isStopSignal) + status.protections.filter { !$0.isStopSignal }
        guard !ways.isEmpty else { return [] }
        return [
            .list(
                ways.map { one in
                    let whom = "for \(one.protects.inWords), by \(one.providers.inWords)"
                    return Document.Item(
                        one.isUnprovided ? StyledText(one.summary, .warning) : "\(one.summary): \(whom)",
                        [.quote(one.words.map { StyledText($0) })])
                })
        ]
    }

    private var rows: [Document.Block] {
        let intro: StyledText =
            status.isInForce
            ? "What is agreed may be offered; it is never owed, and wanted at the time or not at all."
            : "Each line is what its owner had given; it permits nothing as long as nothing is in force."
        return [.paragraph(intro)] + sections.flatMap(\.blocks)
    }

    private var written: [Document.Block] {
        let later = (allPromises?.promises ?? []).map { one in
            Document.Item(
                one.summary,
                [.quote(one.words.map { StyledText($0) })] + one.sentences.map { .paragraph(StyledText($0)) })
        }
        let promises =
            later
            + promises.map {
                Document.Item(
                    "\($0.label): \($0.maker.subject) to \($0.to.inWords)",
                    [.quote($0.words.map { StyledText($0) })])
            }
        let facts = facts.map {
            Document.Item(StyledText($0.label), [.quote($0.words.map { StyledText($0) })])
        }
        let note: [Document.Block] =
            isRedacted
            ? [.paragraph("as the text has them; what became of them, and later ones, are left out")] : []
        return promises.isEmpty && facts.isEmpty ? [] : note + [.list(promises + facts)]
    }

    private var keys: [Document.Block] {
        guard !isRedacted else {
            return [.paragraph("Names, keys and people’s own words are left out of this page.")]
        }
        guard let verification else { return [] }
        let people = parties.map {
            Document.Item("\($0.person.inList): \($0.verifierKey, .muted)")
        }
        return [.list(people)] + verification.blocks
    }
}

extension ReportView.RowSection {
    fileprivate var blocks: [Document.Block] {
        let title = StyledText(title ?? "Limited, and in no text")
        let given = rows.filter { !$0.isGivenByNobody }
        let others = rows.filter(\.isGivenByNobody)
        var blocks: [Document.Block] = [.heading(title)]
        if !given.isEmpty {
            blocks.append(
                .table(
                    Document.Table(
                        "\(title): what each gives, and what it comes to now",
                        columns: ["Row", "Lines", "Now"],
                        rows: given.map(\.cells))))
        }
        if !others.isEmpty {
            let names = others.map { "\($0.row.label) (\($0.row.sidesInWords))" }
            blocks.append(.paragraph("not agreed by anyone: \(names.joined(separator: "; "))"))
        }
        return blocks
    }
}

extension ReportView.StandingRow {
    fileprivate var cells: [[StyledText]] {
        func line(_ name: String, _ boundary: BoundaryView) -> StyledText {
            "\(name): \(boundary.phrase, boundary.style)"
        }
        let lines =
            isUnanimous
            ? lines.prefix(1).map { line("everyone", $0.boundary) }
            : lines.map { line($0.person.inList, $0.boundary) }
        let elsewhere = isNarrowedElsewhere ? " (tighter by another agreement)" : ""
        return [
            [StyledText(row.label), StyledText(row.sidesInWords, .muted)], lines,
            ["\(stands.phrase, stands.style)\(elsewhere)"],
        ]
    }
}

extension TimelineView {
    /// Every event, and what it moved.
    var inWords: [Document.Block] {
        let cells = Dictionary(
            grouping: rows.flatMap { row in row.cells.map { (event: $0.event, name: row.row.name, cell: $0) }
            },
            by: \.event)
        guard !events.isEmpty else { return [] }
        return [
            .list(
                events.map { event in
                    let moves = (cells[event.number] ?? []).map { one in
                        Document.Item(
                            "\(one.cell.mark) “\(one.name)”: \(one.cell.sentences.joined(separator: "; "))"
                        )
                    }
                    return Document.Item(
                        "\(event.number) \(event.sign) \(event.at): \(event.sentence)",
                        event.reachedItems + (moves.isEmpty ? [] : [.list(moves)]))
                })
        ]
    }
}

extension TimelineView.Event {
    /// When it had reached the others.
    var reachedItems: [Document.Block] {
        reached.isEmpty ? [] : [.list(reachedInWords.map { Document.Item(StyledText($0, .muted)) })]
    }
}

extension CheckInsView {
    /// Whose check-ins, the newest first.
    var blocks: [Document.Block] {
        people.flatMap { rows -> [Document.Block] in
            [
                .heading(StyledText(rows.person.inList)),
                .list(
                    rows.checkIns.map { one in
                        Document.Item(
                            StyledText("\(one.said)\(one.isForYourself ? " · for yourself" : "")", .muted),
                            [.list(one.marks.map(\.item))])
                    }),
            ]
        }
    }
}

extension VerificationView {
    /// What holds and what does not.
    var blocks: [Document.Block] {
        let versions = versions.map { version in
            let signers = version.signedBy.map {
                Document.Item(
                    "signed by \($0.name), key \($0.key)\($0.isTakenBack ? "; taken back since" : "")")
            }
            let missing =
                version.notSignedBy.isEmpty
                ? [] : [Document.Item("not signed by \(version.notSignedBy.joined(separator: " and "))")]
            return Document.Item("\(version.name): \(version.id, .muted)", [.list(signers + missing)])
        }
        let faults = faults.map {
            Document.Item("\(StyledText($0.what, .error)): \($0.reason)", [.paragraph(StyledText($0.hint))])
        }
        let verdict =
            holds
            ? "everything of it that is in this home holds: records, signatures, texts and their ids"
            : "what follows does not hold"
        return [.list(versions), .paragraph(StyledText(verdict)), .list(faults)].filter {
            if case .list(let items) = $0 { !items.isEmpty } else { true }
        }
    }
}
