import Canonical
import Consent
import History

/// What a home says stands, beside what the model says of everything that the home should know.
extension Life {
    mutating func look(at home: Int) throws {
        tally.views += 1
        let device = devices[home]
        if !wasSetBack {
            let kept = Set(device.archive.records.map(\.id))
            guard kept == device.known else { throw Astray(what: "\(device.name) does not have what came") }
        }
        let moment = device.moment(now)
        let reference = reference(home)
        guard reference.latest == moment.latest else { throw Astray(what: "two kinds of now") }
        let standing = device.ledger.standing(at: moment, for: device.me)
        if standing.overall.values.contains(where: \.isGranted) { tally.given += 1 }
        let found = differences(standing, reference)
        guard found.isEmpty else {
            throw Astray(what: "at \(device.name):\n  " + found.joined(separator: "\n  "))
        }
        try checkWitnesses(standing, at: home)
        if isLooserThanTheText(standing, at: home) { tally.looserThanText += 1 }
    }

    /// Whether one of the ways in which the fold is known to be looser than section 3 shows here.
    private func isLooserThanTheText(_ standing: Standing, at home: Int) -> Bool {
        let text = reference(home, isByTheText: true)
        var threads: [AgreementID: ReferenceThread] = [:]
        for ground in grounds where ground.partyIDs.contains(text.reader) {
            threads[ground.id] = text.thread(ground.id)
        }
        func isLooser(_ rows: [RowKey: Boundary], _ model: [RowKey: Limit]) -> Bool {
            Set(rows.keys).union(model.keys).contains {
                Limit(rows[$0] ?? .notAgreed).isLooser(than: model[$0] ?? .no)
            }
        }
        return isLooser(standing.overall, text.overall(threads))
            || threads.contains { isLooser(standing.threads[$0.key]?.rows ?? [:], $0.value.rows) }
    }

    /// In which ways what stands is not what the model says.
    func differences(_ standing: Standing, _ reference: Reference) -> [String] {
        var found: [String] = []
        func compare<Value: Equatable>(_ what: String, _ value: Value, _ model: Value) {
            if value != model { found.append("\(what): \(value), and by the model \(model)") }
        }
        func compare(_ what: String, _ rows: [RowKey: Boundary], _ model: [RowKey: Limit]) {
            for key in Set(rows.keys).union(model.keys) {
                let (here, there) = (Limit(rows[key] ?? .notAgreed), model[key] ?? .no)
                guard here != there else { continue }
                let looser = here.isLooser(than: there) ? "looser" : "tighter"
                found.append("\(what), \(key.item) is \(looser): \(here), and by the model \(there)")
            }
        }
        var threads: [AgreementID: ReferenceThread] = [:]
        for (place, ground) in grounds.enumerated() where ground.partyIDs.contains(reference.reader) {
            let model = reference.thread(ground.id)
            threads[ground.id] = model
            let thread = standing.threads[ground.id]
            let name = "in T\(place)"
            compare(name, thread?.rows ?? [:], model.rows)
            compare("\(name) stand", thread?.counted ?? [], model.counted)
            compare("\(name) give", thread?.effective ?? [], model.effective)
            compare("\(name) is in force", thread?.isInForce ?? false, model.isInForce)
            compare(
                "\(name) protects", Set((thread?.protections ?? []).map(Protector.init)), model.protections)
            compare(
                "\(name) is not provided",
                Set((thread?.protections ?? []).filter(\.isUnprovided).map(Protector.init)),
                model.unprovided)
        }
        compare("overall", standing.overall, reference.overall(threads))
        return found
    }
}

extension Protector {
    fileprivate init(_ protection: StandingProtection) {
        switch protection.origin {
        case .item(let id, let providers, let kind): self = .item(id, kind, by: providers)
        case .added(let id): self = .signal(id)
        }
    }
}
