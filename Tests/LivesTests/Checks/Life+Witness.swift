import Canonical
import Consent
import History

/// What has to be true of whatever is given anywhere, by everything that was written anywhere.
extension Life {
    /// Nothing is given that not everybody signed and held, nor past anything that takes it away and has come.
    func checkWitnesses(_ standing: Standing, at home: Int) throws {
        let known = known(to: home)
        for ground in grounds {
            guard let thread = standing.threads[ground.id] else { continue }
            guard thread.rows.values.contains(where: \.isGranted) else { continue }
            let here = known.filter { $0.thread == ground.id }
            let agreed = facts.values.compactMap { fact -> Version? in
                guard case .proposal(let id, let version) = fact.what, fact.thread == ground.id,
                    signed[id] == version.partyIDs, held[id] == version.partyIDs
                else { return nil }
                return version
            }
            let settled = Set(agreed.flatMap(\.settles))
            for (row, boundary) in thread.rows where boundary.isGranted {
                let limit = Limit(boundary)
                let isAgreed = agreed.contains { version in
                    version.rows.contains { one in
                        one.key == row && one.lines.values.allSatisfy { limit.with(Limit($0)) == limit }
                    }
                }
                guard isAgreed else { throw Astray(what: "\(row.item) is given, and nobody agreed to it so") }
                for fact in here {
                    let isPast: Bool
                    switch fact.what {
                    case .leave: isPast = false
                    case .pause: isPast = settled.contains(fact.id.bytes)
                    case .narrowing(row, let to) where row.participants.contains(fact.author):
                        isPast = settled.contains(fact.id.bytes) || limit.with(to) == limit
                    default: isPast = true
                    }
                    guard isPast else { throw Astray(what: "\(row.item) is given past a \(fact.what)") }
                }
            }
        }
    }

    /// What was just taken away is away, and nothing became wider by it.
    func checkTaken(_ acts: [RecordBody], _ ground: Ground, _ before: Standing, _ after: Standing) throws {
        for (row, boundary) in after.overall where Limit(boundary).isLooser(than: Limit(before[row])) {
            throw Astray(
                what:
                    "\(row.item) became \(Limit(boundary)) by taking something away from \(Limit(before[row]))"
            )
        }
        for (id, thread) in before.threads {
            let kept = Set((after.threads[id]?.protections ?? []).map(\.origin))
            guard kept.isSuperset(of: thread.protections.map(\.origin)) else {
                throw Astray(what: "a protection is lost by taking something away")
            }
        }
        let thread = after.threads[ground.id]
        for act in acts {
            switch act {
            case .pause, .leave:
                guard thread?.rows.values.contains(where: \.isGranted) != true, thread?.isInForce != true
                else {
                    throw Astray(what: "something is given after a \(act.kind)")
                }
            case .narrowing(let row, let to):
                guard !Limit(thread?.rows[row] ?? .notAgreed).isLooser(than: Limit(to)) else {
                    throw Astray(what: "\(row.item) is wider than what was just narrowed")
                }
            case .signal:
                guard (thread?.protections.count ?? 0) > (before.threads[ground.id]?.protections.count ?? 0)
                else {
                    throw Astray(what: "a stop signal was not added")
                }
            case .no(let id):
                guard thread?.effective.contains(id) != true else {
                    throw Astray(what: "a no counts for nothing")
                }
            default: break
            }
        }
    }
}
