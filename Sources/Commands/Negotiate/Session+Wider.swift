import Canonical
import Consent
import History
import Reporting
import Terminal

extension Session {
    /// Shows what there is to look at before signing a version: what becomes wider, how everybody stops, what protects
    /// people otherwise than in what this person last gave, and what goes on holding. It is no data, so it goes where the
    /// questions go.
    ///
    /// - Parameters:
    ///   - id: a version whose text is here, and which this home's owner is a party of.
    ///   - number: what it is called.
    func showBeforeSigning(_ id: VersionID, _ number: Int) {
        guard let version = ledger.versions[id],
            let wider = ledger.wider(bySigning: id, for: me, at: moment)
        else { return }
        let names = self.names
        console.say("version \(number), id \(id)")
        console.say("the whole text: troth show \(number)")
        console.say(WiderView(wider, bySigning: id, version, names: names))
        showProtections(of: id, version, names)
        sayRoundWarnings(of: version.agreement)
        for pause in staying(beside: version) {
            console.say(
                "\("▼ stays", .tighter): \(Happening(pause.act, by: pause.author, names, in: pause.agreement).sentence(by: names[pause.agreement].people[pause.author])); this version does not take it up, so nothing is given until one does (troth resume)"
            )
        }
    }

    private func showProtections(of id: VersionID, _ version: Version, _ names: Names) {
        let signals = version.protections.filter { [.spokenSignal, .silentSignal].contains($0.kind) }
        console.say(signals.isEmpty ? "it has no stop signal" : "how everybody stops, by this version:")
        for signal in signals {
            console.say("  \(signal.label)")
            for line in signal.words.lines { console.say("    | \(line)") }
        }
        let given = Given(ledger, in: version.agreement, for: me, at: moment)
        guard let mine = given.newestVersion(by: me), mine != version else { return }
        let earlier = versions(of: version.agreement).last { $0.version == mine }
        // Words that one left to the template may be another's now without a loss.
        let unchosen =
            earlier == nil ? round(of: version.agreement)?.answer(of: me)?.unchosen ?? [] : []
        let changes = Diff(from: mine, to: version).protections.filter {
            change in
            guard earlier == nil else { return true }
            guard let old = change.old else { return false }
            return change.new == nil || !unchosen.contains(old.id)
        }
        guard !changes.isEmpty else { return }
        let against = earlier.map { "version \($0.version.number), the last that you proposed or signed" }
        console.say("what protects people, against \(against ?? "your answers"):")
        for change in changes {
            switch (change.old, change.new) {
            case (nil, let new?): console.say("  + added: \(new.label)")
            case (let old?, nil): console.say("  \("− gone", .wider): \(old.label)")
            case (_, let new?): console.say("  \("= reads otherwise", .wider): \(new.label)")
            case (nil, nil): break
            }
        }
        if let number = earlier?.version.number {
            console.say("  all of it: troth diff \(number) \(version.number)")
        }
    }

    /// The pauses that hold, and that a version would not end.
    private func staying(beside version: Version) -> [Record] {
        let settled = Effect(ledger, for: me, at: moment).settled(by: version)
        return ledger.unsettled(
            acts(in: version.agreement).pauses, in: version.agreement, for: me, at: moment
        )
        .filter { !settled.contains($0.id.bytes) }
    }
}
