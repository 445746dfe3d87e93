import Canonical
import Consent
import HistorySupport

/// At last all meet, and know the same.
extension Life {
    private static let mostRounds = 20

    mutating func meet() throws {
        try deliver(all: true)
        for home in devices.indices { devices[home].skew = 0 }
        try exchangeUntilQuiet()
        try checkAllKnowTheSame(isOver: false)
        // Once more when nothing waits for anybody any more.
        now = devices.map { $0.moment(now).latest }.reduce(now, max) + .days(31)
        for home in devices.indices { try doDuties(at: home) }
        try exchangeUntilQuiet()
        try checkAllKnowTheSame(isOver: true)
    }

    /// Two homes that have everything of each other's fall silent.
    private mutating func exchangeUntilQuiet() throws {
        for _ in 0..<Self.mostRounds {
            let before = devices.map { $0.known.count }
            for ground in grounds { try exchange(ground, whole: true, isLast: true) }
            if devices.map({ $0.known.count }) == before { return }
        }
        throw Astray(what: "homes that have everything go on writing to each other")
    }

    private mutating func checkAllKnowTheSame(isOver: Bool) throws {
        for home in devices.indices { try look(at: home) }
        guard !wasSetBack else { return }
        let moment = Moment(clock: devices.map { $0.moment(now).latest }.reduce(now, max))
        for ground in grounds {
            let everything = Set(facts.values.filter { $0.thread == ground.id }.map(\.id))
            var last: (name: String, effective: Set<VersionID>, standing: ThreadStanding?)?
            for home in homes(in: ground) {
                let device = devices[home]
                let missing = everything.subtracting(device.known).compactMap { facts[$0] }
                guard missing.isEmpty else {
                    let records = missing.map { "\($0.what) at \($0.index) by \(name(of: $0.author))" }
                    throw Astray(what: "\(device.name) lacks something after all have met: \(records)")
                }
                let standing = device.ledger.standing(at: moment, for: device.me).threads[ground.id]
                // Until then, what came to somebody within a scene waits for its end with them.
                if let last, isOver, last.effective != standing?.effective ?? [] {
                    throw Astray(what: "a version gives at one of \(device.name) and \(last.name)")
                }
                if let last, last.effective == standing?.effective ?? [], last.standing != standing {
                    throw Astray(what: "\(device.name) and \(last.name) met, and other things stand")
                }
                last = (device.name, standing?.effective ?? [], standing)
            }
        }
    }
}
