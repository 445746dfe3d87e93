import Canonical
import Consent
import History
import Reporting
import Vault

extension Session {
    /// How long before its time a promise is spoken of.
    private static let soon = Seconds.days(7)

    /// - Parameter standing: what stands now.
    /// - Returns: what has its time for the owner alone, in every thread that nobody has left.
    func ownTimes(_ standing: Standing) -> [AgreementID: [OwnTime]] {
        let (names, moment, archive) = (self.names, self.moment, home.archive)
        var found: [AgreementID: [OwnTime]] = [:]
        for agreement in ledger.threads.keys where !ledger.hasEnded(agreement) {
            if let time = archive.checkInTime(in: agreement), time <= moment.latest {
                found[agreement, default: []].append(
                    OwnTime(.checkIn, names[agreement], at: ShownTime(time), moment))
            }
            for promise in promises(in: agreement, standing) where promise.maker == me {
                guard let time = promise.next, time <= moment.latest + Self.soon else { continue }
                found[agreement, default: []].append(
                    OwnTime(
                        .promise, names[agreement], at: ShownTime(time),
                        label: "\(promise.label ?? promise.words.lines[0])", moment))
            }
        }
        for (agreement, thread) in standing.threads {
            let after = OwnTime.afterScene(
                thread, agreement, in: ledger, names[agreement], for: me, mayMeet: { mayMeet(in: agreement) },
                at: moment)
            if let after { found[agreement, default: []].append(after) }
        }
        return found
    }

    /// - Returns: whether nothing speaks against a word between a thread's people: nobody is blocked, asked not to be
    ///   asked, or would like distance.
    private func mayMeet(in agreement: AgreementID) -> Bool {
        let people = ledger.threads[agreement]?.parties ?? []
        return contacts.blocked.isDisjoint(with: people)
            && !ledger.notAgains(at: moment).contains { !$0.people.isDisjoint(with: people) }
            && !repairs(in: agreement).contains {
                $0.isEnded || $0.account.entry.wish.map { $0 != .talk } ?? false
            }
    }

    /// - Parameter agreement: a thread.
    /// - Returns: its promises, in the order in which they are counted.
    func promises(in agreement: AgreementID) -> [KnownPromise] {
        promises(in: agreement, ledger.standing(at: moment, for: me))
    }

    private func promises(in agreement: AgreementID, _ standing: Standing) -> [KnownPromise] {
        let counted = standing.threads[agreement]?.counted ?? []
        return home.archive.promises(in: agreement, ledger, counted: counted)
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the texts that stand in it, the newest first; where none stands any more, the last one that all held.
    func standingTexts(in agreement: AgreementID) -> [Version] {
        let counted = ledger.standing(at: moment, for: me).threads[agreement]?.counted ?? []
        let all = versions(of: agreement).reversed()
        let standing = all.filter { counted.contains($0.id) }
        guard standing.isEmpty else { return standing.map(\.version) }
        return all.first { ledger.isHeldByAll($0.id) }.map { [$0.version] } ?? []
    }

    /// - Parameter agreement: a thread.
    /// - Returns: the others in it, as in `Rex and Sam`.
    func others(in agreement: AgreementID) -> String {
        (ledger.threads[agreement]?.parties ?? []).subtracting([me]).sorted().map(name)
            .joined(separator: " and ")
    }
}
