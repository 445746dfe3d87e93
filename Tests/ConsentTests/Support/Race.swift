import Canonical
import Consent

/// Homes that follow the rules, in every order in which they may act: a version `next` is to take the place of one
/// that stands, its `sign by` comes, signatures are taken back, and records cross on the way.
struct Race: Hashable {
    static let signBy = 10
    /// What stands when the race begins, and what is to take its place: `closing` closes, `opening` opens.
    static let closing = Deed("leash", .a, .b)
    static let opening = Deed("words", .a, .b)

    enum Move: Hashable {
        case sign(Int)
        case takeBack(Int)
        /// The first home receives everything that the second has written.
        case receive(Int, from: Int)
        /// A home looks at the clock.
        case wake(Int)
        /// `sign by` passes.
        case runOut
    }

    private enum Written: Hashable {
        case signature, held, no
        case delivered(Int, length: Int)

        var isNews: Bool {
            if case .delivered = self { false } else { true }
        }
    }
    private struct Entry: Hashable {
        let written: Written
        let hour: Int
    }

    let people: [Person]
    /// Each home's log.
    private var logs: [[Entry]]
    /// How much of each log each home has.
    private var known: [[Int]]
    private(set) var hour = 5

    init(_ people: [Person]) {
        self.people = people
        logs = people.map { _ in [] }
        known = people.map { _ in people.map { _ in 0 } }
    }

    var isLate: Bool { hour >= Self.signBy }

    /// What may happen next.
    var moves: [Move] {
        let homes = Array(people.indices)
        return homes.flatMap { home -> [Move] in
            let signed = logs[home].contains { $0.written == .signature }
            let refused = logs[home].contains { $0.written == .no }
            let others = homes.filter { $0 != home && known[home][$0] < logs[$0].count }
            return (signed || refused || isLate ? [] : [.sign(home)])
                + (signed && !refused && !isComplete(at: home) ? [.takeBack(home)] : [])
                + others.map { .receive(home, from: $0) }
                + (isLate && signed && !refused && !isComplete(at: home) ? [.wake(home)] : [])
        } + (isLate ? [] : [.runOut])
    }

    func after(_ move: Move) -> Self {
        var next = self
        switch move {
        case .sign(let home):
            next.write(.signature, at: home)
            next.followRules(at: home)
        case .takeBack(let home): next.write(.no, at: home)
        case .receive(let home, let other):
            let isNews = next.logs[other].dropFirst(known[home][other]).contains { $0.written.isNews }
            next.known[home][other] = logs[other].count
            if isNews { next.write(.delivered(other, length: logs[other].count), at: home) }
            next.followRules(at: home)
        case .wake(let home): next.followRules(at: home)
        case .runOut: next.hour = Self.signBy
        }
        return next
    }

    /// Everybody talks to everybody until nothing is new.
    var talkedOut: Self {
        var race = self
        while let move = race.moves.first(where: { move in
            switch move {
            case .receive, .wake: true
            case .sign, .takeBack, .runOut: false
            }
        }) {
            race = race.after(move)
        }
        return race
    }

    private mutating func write(_ written: Written, at home: Int) {
        logs[home].append(Entry(written: written, hour: hour))
    }

    private mutating func followRules(at home: Int) {
        let own = logs[home].map(\.written)
        guard own.contains(.signature), !own.contains(.no) else { return }
        if isLate {
            if !isComplete(at: home) { write(.no, at: home) }
        } else if !own.contains(.held), people.indices.allSatisfy({ hasSigned($0, asSeenBy: home) }) {
            write(.held, at: home)
        }
    }

    private func seen(of other: Int, by home: Int) -> ArraySlice<Entry> {
        home == other ? logs[home][...] : logs[other].prefix(known[home][other])
    }

    private func hasSigned(_ other: Int, asSeenBy home: Int) -> Bool {
        seen(of: other, by: home).contains { $0.written == .signature }
    }

    /// Whether a home knows, and knew in time, that everybody holds.
    private func isComplete(at home: Int) -> Bool {
        people.indices.allSatisfy { other in
            guard let place = logs[other].firstIndex(where: { $0.written == .held }) else { return false }
            if home == other { return true }
            return logs[home].contains { entry in
                guard case .delivered(other, let length) = entry.written else { return false }
                return length > place && entry.hour < Self.signBy
            }
        }
    }

    func saidNo(asSeenBy home: Int) -> Bool {
        people.indices.contains { seen(of: $0, by: home).contains { $0.written == .no } }
    }

    var somebodySaidNo: Bool { logs.contains { $0.contains { $0.written == .no } } }
    var everybodySigned: Bool { logs.allSatisfy { $0.contains { $0.written == .signature } } }

    /// Whether a home knows that all hold, in time or not.
    func allHold(asSeenBy home: Int) -> Bool {
        people.indices.allSatisfy { other in seen(of: other, by: home).contains { $0.written == .held } }
    }

    /// What a home sees.
    func standing(at home: Int) -> Standing {
        var story = Story()
        story.agree(start, at: 0)
        story.write(.proposal(next.id, next.version), by: Device(people[0]), at: 1)
        for (other, person) in people.enumerated() {
            // Each home's part of the race goes into a log of its own, so that its places count from 0.
            for entry in seen(of: other, by: home) {
                story.write(act(entry.written), by: Device(person, 1), at: entry.hour)
            }
        }
        return story.seen(by: people[home], at: hour)
    }

    private func act(_ written: Written) -> Act {
        switch written {
        case .signature: .signature(next.id)
        case .held: .held(next.id)
        case .no: .no(next.id)
        case .delivered(let other, let length):
            .delivered(
                Story.LogKey(device: Device(people[other], 1), thread: "T").id, length: UInt64(length))
        }
    }

    private var start: Draft { Draft("v0", [Self.closing.row(.agreed)]).with { $0.people = people } }
    private var next: Draft {
        Draft("v1", [Self.closing.row(.hardLimit), Self.opening.row(.agreed)]).with {
            $0.people = people
            $0.replaces = ["v0"]
            $0.signBy = Self.signBy
        }
    }
}
