import TestSupport
import Canonical
import Consent
import Testing

/// `held` and `no` in every race between homes that follow the rules.
@Suite struct RaceTests {
    @Test func twoHomesInEveryOrder() throws {
        var waiting = [Race([.a, .b])]
        var seen = Set(waiting)
        var outcomes: [Bool: Int] = [:]
        while let race = waiting.popLast() {
            try check(race)
            outcomes[race.standing(at: 0)[Race.opening.key].isGranted, default: 0] += 1
            for next in race.moves.map(race.after) where seen.insert(next).inserted { waiting.append(next) }
        }
        #expect(outcomes[true, default: 0] > 10 && outcomes[false, default: 0] > 100, "\(outcomes)")
    }

    @Test func threeHomesInManyOrders() {
        holds(for: 80) { random in
            var race = Race([.a, .b, .c])
            let hurry = random.number(2...30)
            while let move = race.moves.filter({ $0 != .runOut || random.chance(hurry) })
                .randomElement(using: &random)
            {
                if case .takeBack = move, random.chance(80) { continue }
                race = race.after(move)
                if random.chance(10) { try check(race) }
            }
            try check(race)
        }
    }

    private func check(_ race: Race) throws {
        for home in race.people.indices {
            let standing = race.standing(at: home)
            let (closing, opening) = (standing[Race.closing.key], standing[Race.opening.key])
            if opening.isGranted {
                try require(race.allHold(asSeenBy: home), "given before all hold, in \(race)")
                try require(!race.saidNo(asSeenBy: home), "given in spite of a no, in \(race)")
            }
            // Once all hold, it narrows, whatever becomes of it.
            let expected = race.allHold(asSeenBy: home) ? Boundary.hardLimit : .agreed
            try require(closing == expected, "\(closing.short) where all hold or not, in \(race)")
        }
        let end = race.talkedOut
        let given = Set(end.people.indices.map { end.standing(at: $0)[Race.opening.key].isGranted })
        try require(given.count == 1, "one home has it in force and another has not, in \(end)")
        try require(given != [true] || !end.somebodySaidNo, "in force in spite of a no, in \(end)")
        if !end.isLate, race.everybodySigned, !race.somebodySaidNo {
            try require(given == [true], "all signed in time, and it is not in force, in \(end)")
        }
        if end.isLate, race.everybodySigned {
            try require(given == [!end.somebodySaidNo], "neither in force nor refused, in \(end)")
        }
    }
}
