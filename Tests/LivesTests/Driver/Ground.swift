import Canonical
import Consent
import History
import HistorySupport
import TestSupport

/// An agreement that people may come to, and what it can speak of.
struct Ground {
    let nonce: Bytes32
    let people: [Person]
    let parties: [Party]
    let kind: Kind
    let id: AgreementID
    let deeds: [Deed]

    /// An act with its doers.
    struct Deed {
        let item: String
        let sides: [(String, PartyID)]
        var unit: String?

        func row(_ lines: [PartyID: Boundary], neededBy: [MustHave] = []) throws -> Row {
            Row(
                word(item), label: try Line("Doing \(item)"),
                sides: sides.map { .init(word($0.0), $0.1) }, unit: try unit.map { try Line($0) },
                lines: lines,
                neededBy: neededBy)
        }

        var key: RowKey {
            RowKey(word(item), taking: Dictionary(uniqueKeysWithValues: sides.map { (word($0.0), $0.1) }))
        }
    }

    init(_ people: [Person], _ kind: Kind, _ random: inout SeededGenerator) throws {
        self.people = people
        self.kind = kind
        nonce = random.bytes32()
        let roles = people.indices.map { $0 == 0 ? word("handler") : word("pup") }
        parties = try zip(zip(people, roles), Party.seats(for: roles)).map { pair, seat in
            try Party(
                seat: seat, role: pair.1, name: pair.0.card.name,
                verifierKey: Line("\(pair.0.keys.verifierKey)"), recipient: Line("\(pair.0.keys.recipient)"))
        }
        id = AgreementID.of(nonce: nonce, verifierKeys: parties.map(\.verifierKey))
        var deeds: [Deed] = []
        for (place, one) in people.enumerated() {
            for other in people[(place + 1)...] {
                deeds.append(Deed(item: "leash", sides: [("holds", one.id), ("wears", other.id)]))
            }
        }
        deeds.append(
            Deed(item: "touch", sides: [("gives", people[1].id), ("takes", people[0].id)], unit: "minutes"))
        deeds.append(Deed(item: "rest", sides: [("rests", people[1].id)]))
        if people.count > 2 {
            deeds.append(Deed(item: "photos", sides: people.enumerated().map { ("side-\($0)", $1.id) }))
        }
        self.deeds = deeds
    }

    var partyIDs: Set<PartyID> { Set(people.map(\.id)) }

    var source: Source { Source(template: word("lives"), hash: bytes32(7)) }
}

extension SeededGenerator {
    /// - Returns: what somebody may give.
    mutating func boundary(_ now: Instant, counted: Bool) throws -> Boundary {
        switch number(0...9) {
        case 0: return .hardLimit
        case 1: return .notAgreed
        default:
            let words = ["only at home", "not before a walk", "if I wear my collar"]
            return .granted(
                Grant(
                    pick(chance(60) ? [.agreed] : Grant.Rung.allCases),
                    conditions: try Set(some(words, 8).map { try Line($0) }),
                    atMost: counted && chance(40) ? UInt64(number(1...60)) : nil,
                    ends: chance(10) ? now + .hours(Int64(number(1...900))) : nil))
        }
    }
}
