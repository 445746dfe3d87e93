import Canonical
import Consent
import History
import Reporting
import Terminal

/// How a boundary to go by turned.
struct Turn {
    let row: RowKey
    let old: Boundary
    let new: Boundary
}

extension Session {
    /// Writes acts that only take permission away, so that they count whatever becomes of anything else.
    ///
    /// - Parameters:
    ///   - acts: what to write.
    ///   - agreement: the thread.
    ///   - aloud: when it was said aloud, where that was earlier.
    /// - Returns: the rows that have come to something else, in the order of the text.
    @discardableResult
    func take(
        _ acts: [RecordBody], in agreement: AgreementID, saidAloud aloud: Instant? = nil
    ) throws -> [Turn] {
        let earlier = ledger
        do {
            let records = try write(acts, to: .agreement(agreement))
            if let aloud {
                // It is no condition of what was written: that counts by itself.
                trying {
                    try write(
                        records.map { .entry(AnyEntry(SaidAloudEntry(of: $0.id, at: aloud))) },
                        to: .agreement(agreement))
                }
            }
        } catch {
            console.say(
                "this could not be written down; a no that you say or signal counts all the same, at once")
            throw error
        }
        // Nothing is asked before it is written: a “no” waits for no reckoning.
        let moment = moment
        let before = earlier.standing(at: moment, for: me)
        let after = ledger.standing(at: moment, for: me)
        // The order of the newest text that has the row; other agreements' rows come last.
        let order = versions(of: agreement).reversed().flatMap { $0.version.rows.map(\.key) }
        let places = Dictionary(zip(order, order.indices), uniquingKeysWith: { first, _ in first })
        func place(_ row: RowKey) -> (Int, Slug) { (places[row] ?? .max, row.item) }
        let turns = after.overall.compactMap { row, new in
            before[row] == new ? nil : Turn(row: row, old: before[row], new: new)
        }
        return turns.sorted { place($0.row) < place($1.row) }
    }

    /// Does what the rules ask of this home by itself, where nothing may be held up by it.
    @discardableResult func tryDuties() -> [Duty] { trying { try doDuties() } ?? [] }

    /// - Returns: what was to be done gave; nil where it went wrong, which is said.
    @discardableResult func trying<Value>(_ work: () throws -> Value) -> Value? {
        do { return try work() } catch {
            console.say("\("warning:", .warning) \(Failure(error).message)")
            return nil
        }
    }

    /// Says how the others come to know of what was just written.
    ///
    /// - Parameters:
    ///   - agreement: the thread.
    ///   - isOver: whether it has just been ended, so that nothing is played under it.
    func tellOthers(of agreement: AgreementID, isOver: Bool = false) {
        let parties = (ledger.threads[agreement]?.parties ?? []).subtracting([me])
        let others = parties.subtracting(contacts.blocked).sorted().map(name)
        for blocked in parties.intersection(contacts.blocked).sorted().map(name) {
            console.say(
                "\(blocked) is blocked, and learns of this only if you send a file (troth send asks first)")
        }
        guard !others.isEmpty else { return }
        let names = others.joined(separator: " and ")
        if isOver { return console.say("\(names) will see this with the next bundle from you (troth send)") }
        console.say(
            "\(names) can see this only once a bundle from you has come (troth send)"
                + "; tell \(others.count == 1 ? "them" : "all of them") by voice before you next play")
    }

    /// - Parameter agreement: a thread.
    /// - Returns: what protects people there, also where nothing is given.
    func protections(in agreement: AgreementID) -> [ProtectionStatus] {
        status(of: agreement).agreements.flatMap(\.protections)
    }

    /// Lists, shortly, what goes on protecting people.
    func listProtections(in agreement: AgreementID, _ heading: StyledText) {
        let all = protections(in: agreement)
        guard !all.isEmpty else { return }
        console.say(heading)
        console.say { all.lines(width: $0, level: 1) }
    }

    /// - Parameters:
    ///   - old: the boundary that was.
    ///   - new: the boundary that is.
    ///   - row: whose.
    ///   - style: which way it turned.
    /// - Returns: how it is said.
    func describe(
        from old: Boundary, to new: Boundary, of row: RowMention, _ style: Style = .tighter
    ) -> StyledText {
        let old = BoundaryView(old, unit: row.unit)
        let new = BoundaryView(new, unit: row.unit)
        return "\(old.phrase) → \(new.phrase, style)"
    }
}
