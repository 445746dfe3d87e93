import Canonical
import Consent

/// Permissions.
extension Drafter {
    /// - Returns: a row for all who usually do it together, for those that the author's answer names instead, and for
    ///   those that the base has.
    mutating func rows(_ item: Template.Item, _ row: Template.Row) throws -> [Item] {
        let earlier = base.rows(of: item.id)
        let answers = worksheet.answers(to: item.id)
        for answer in answers { _ = try checkedEnd(of: answer) }
        let usual = try usualTakings(row, of: item.id)
        var takings = usual
        let hasUsualSide = !row.sides(usuallyOf: author.role).isEmpty
        for answer in answers where answer.stance != .notApplicable {
            guard let side = answer.side else { continue }
            takings += usual.compactMap { swapped($0, to: side, hasUsualSide: hasUsualSide) }
        }
        // Alone, it means the whole row; beside other answers its own side.
        let isNotApplicable = answers.count == 1 && answers[0].stance == .notApplicable
        takings += earlier.map(\.sides)

        let (label, unit) = earlier.first.map { ($0.label, $0.unit) } ?? (item.label, row.unit)
        var seen: Set<RowKey> = []
        var items: [Item] = []
        for sides in takings {
            let blank = Row(item.id, label: label, sides: sides, unit: unit, lines: [:])
            guard seen.insert(blank.key).inserted else { continue }
            let own = worksheet.answer(to: blank.key, by: author.id)
            // What somebody left out comes back only by an answer.
            guard base.isEmpty || base[blank.key] != nil || own?.saysSomething ?? false
            else { continue }
            guard !(isNotApplicable || own?.stance == .notApplicable) || !mayLeaveOut(blank.key) else {
                leftOut.insert(blank.key)
                continue
            }
            var lines: [PartyID: Boundary] = [:]
            for party in blank.key.participants { lines[party] = kept(by: party, for: blank.key, unit: unit) }
            if let own, let kept = lines[author.id] {
                lines[author.id] = try line(own, checkedEnd(of: own), kept: kept, unit: unit)
                mustHaves[.row(blank.key)] = own.mustHave
                present.insert(item.id)
            }
            items.append(.row(blank.with(lines: lines)))
        }
        return items
    }

    /// Somebody's line where nobody says anything new of it: what they last gave, and what the base holds of it.
    ///
    /// The author's own too: a line that they tightened since must not come back because they are silent.
    func kept(by party: PartyID, for key: RowKey, unit: Line?) -> Boundary {
        var line = given.boundary(party, key)
        if let earlier = base[key]?.lines[party] {
            line = line.met(earlier)
        } else if party == author.id {
            line = line.met(.notAgreed)
        }
        // What the text cannot hold is not left out of it piece by piece, which would widen it.
        return line.fits(unit) ? line : .notAgreed
    }

    /// The author's line by their answer. An answer without a stance can only limit what is there.
    private func line(_ answer: RowAnswer, _ ends: Instant?, kept: Boundary, unit: Line?) throws -> Boundary {
        let line: Boundary
        if answer.stance == .unset {
            let limits = Grant(
                .agreed, conditions: Set(answer.conditions), atMost: answer.atMost, ends: ends)
            line = kept.met(.granted(limits))
        } else {
            line = answer.boundary(isFirstTime: template.isFirstTime, ends: ends) ?? kept.met(.notAgreed)
        }
        guard line.conditions.count <= VersionText.mostConditions else {
            throw YAMLError(
                "more than \(VersionText.mostConditions) conditions; keep fewer", at: answer.place)
        }
        guard line.fits(unit) else {
            throw YAMLError(
                "this row is not counted in anything here; remove “at most”", at: answer.place)
        }
        return line
    }

    private func checkedEnd(of answer: RowAnswer) throws -> Instant? {
        guard let placed = answer.ends else { return nil }
        let ends =
            switch placed.value {
            case .day(let date): endOfDay(date)
            case .instant(let instant): instant
            }
        guard ends > term.from else {
            throw YAMLError(
                "this ends (\(ends)) before the agreement begins (\(term.from)); choose a later day, or remove it",
                at: placed.place)
        }
        guard ends <= term.until else {
            throw YAMLError(
                "this ends (\(ends)) after the agreement itself (\(term.until)); choose an earlier day, or remove it",
                at: placed.place)
        }
        return ends
    }

    /// Whether the author alone can have a row left out: one that somebody else's must-have rests on stays, not agreed,
    /// so that what depends on it stays closed.
    private func mayLeaveOut(_ key: RowKey) -> Bool {
        key.participants.contains(author.id)
            && !parties.contains {
                $0.id != author.id && !earlierDependents(of: .row(key), for: $0.id).isEmpty
            }
    }

    // MARK: Who takes which side

    /// - Returns: every way in which people take the sides that their roles usually take, nobody two of them.
    private func usualTakings(_ row: Template.Row, of item: Slug) throws -> [[Row.Side]] {
        // Somebody must be there for every side; then every step below can be completed, and the limit ends it early.
        for side in row.sides where taking(side.role).count < row.sides(usuallyOf: side.role).count {
            return []
        }
        var takings: [[Row.Side]] = [[]]
        for side in row.sides {
            takings = takings.flatMap { taken in
                taking(side.role).filter { party in !taken.contains { $0.party == party.id } }
                    .map { taken + [Row.Side(side.id, $0.id)] }
            }
            guard takings.count <= VersionText.mostItems else {
                throw FormatError(
                    "“\(item)” would stand more than \(VersionText.mostItems) times among so many people")
            }
        }
        return takings
    }

    /// - Parameters:
    ///   - taking: who usually takes which side.
    ///   - side: the side that the author takes instead.
    ///   - hasUsualSide: whether the author's role has a side of its own in this row.
    /// - Returns: the same row with the author there: they change places with whoever took it, or, where they had no
    ///   place, take theirs. Nil where this taking is another's.
    private func swapped(_ taking: [Row.Side], to side: Slug, hasUsualSide: Bool) -> [Row.Side]? {
        guard let wanted = taking.firstIndex(where: { $0.id == side }) else { return nil }
        let own = taking.firstIndex { $0.party == author.id }
        guard own != nil || !hasUsualSide else { return nil }
        var swapped = taking
        if let own { swapped[own] = Row.Side(taking[own].id, taking[wanted].party) }
        swapped[wanted] = Row.Side(side, author.id)
        return swapped
    }
}

extension RowAnswer {
    /// Whether it says anything of its own, and does not only limit what is there.
    fileprivate var saysSomething: Bool { stance != .unset || (mustHave ?? .nothing) != .nothing }
}

extension Boundary {
    /// Whether a line of the text can hold it.
    func fits(_ unit: Line?) -> Bool {
        conditions.count <= VersionText.mostConditions && (grant?.atMost == nil || unit != nil)
    }
}
