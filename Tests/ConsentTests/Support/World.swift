import TestSupport
import Canonical
import Consent

/// Some people with one or two machines each, living through some weeks with their agreements.
///
/// The machines follow the rules by themselves: they write `delivered` for what they receive, `held` when they first
/// see everybody's signature in time, and `no` when time runs out without everybody's `held`. What people do is
/// drawn; `Mischief` makes some of it go wrong.
struct World {
    /// An agreement between some of the people.
    struct Thread {
        let name: String
        let kind: Kind
        let people: [Person]
        /// The rows that its versions may have.
        let deeds: [Deed]
    }

    /// A version that somebody proposed.
    struct Proposed {
        let draft: Draft
        let id: VersionID
        let version: Version

        init(_ draft: Draft) {
            self.draft = draft
            id = draft.id
            version = draft.version
        }
    }

    /// A machine, and what it has.
    struct Home {
        let device: Device
        var ledger = Ledger()
        /// The same by the place in the story.
        var known: Set<Int> = []
        /// What it has said that it received, for each log.
        var told: [LogID: UInt64] = [:]
    }

    var random: SeededGenerator
    var story = Story()
    var hour = 0
    var homes: [Home]
    let people: [Person]
    let threads: [Thread]
    /// Every version that somebody proposed, in that order.
    var proposed: [Proposed] = []
    /// Written, and shown to nobody else for now, by the place in the story.
    var withheld: Set<Int> = []

    init(_ random: SeededGenerator) {
        var random = random
        let people = random.chance(65) ? [Person.a, .b] : [.a, .b, .c]
        let deeds = Self.deeds(of: people, &random)
        threads = ["T", "U", "V"].prefix(random.number(2...3)).map { name in
            let members = random.chance(70) ? people : [.a, .b]
            return Thread(
                name: name, kind: random.chance(30) ? .scene : .dynamic, people: members,
                deeds: deeds.filter { Set(members).isSuperset(of: $0.people) })
        }
        homes = people.flatMap { person in
            (0..<(random.chance(75) ? 1 : 2)).map { Home(device: Device(person, $0)) }
        }
        self.people = people
        self.random = random
    }

    private static func deeds(of people: [Person], _ random: inout SeededGenerator) -> [Deed] {
        [Deed("leash", .a, .b), Deed("touch", .b, .a), Deed("words", .a, .b)]
            + (random.chance(50) ? [Deed("rest", .b)] : [])
            + (people.count > 2 ? [Deed("leash", .c, .b), Deed("photos", people)] : [])
    }

    /// Somebody writes something.
    @discardableResult
    mutating func write(
        _ act: Act, at home: Int, in thread: String, said: Int? = nil, index: UInt64? = nil
    ) -> Record {
        let record = story.write(
            act, by: homes[home].device, at: max(0, said ?? hour), in: thread, index: index)
        learn(story.records.count - 1, at: home)
        return record
    }

    private mutating func learn(_ place: Int, at home: Int) {
        if homes[home].known.insert(place).inserted { homes[home].ledger.learn(story.records[place]) }
    }

    func homes(in thread: Thread) -> [Int] {
        homes.indices.filter { thread.people.contains(homes[$0].device.person) }
    }

    /// Everything that was written, whether anybody has it or not.
    func history(_ seed: UInt64) -> History {
        let deeds = threads.flatMap(\.deeds)
        return History(
            seed: seed, records: story.records, people: people,
            deeds: deeds.enumerated().filter { deeds.firstIndex(of: $1) == $0 }.map(\.element), lastHour: hour
        )
    }
}

// MARK: - What machines do by themselves

extension World {
    /// One machine gives another what it lacks.
    ///
    /// - Parameter whole: whether nothing is kept back or lost on the way.
    mutating func send(from sender: Int, to receiver: Int, whole: Bool) {
        guard sender != receiver else { return }
        let both = [sender, receiver].map { homes[$0].device.person }
        for thread in threads where Set(thread.people).isSuperset(of: both) {
            let agreement = Story.agreement(thread.name)
            if !whole, random.chance(20) { continue }
            let limit = whole || random.chance(60) ? UInt64.max : UInt64(random.number(0...12))
            for place in homes[sender].known.subtracting(homes[receiver].known).sorted() {
                let record = story.records[place]
                guard record.agreement == agreement, record.index < limit, whole || !random.chance(3),
                    !withheld.contains(place) || record.author != homes[sender].device.person.id
                else { continue }
                learn(place, at: receiver)
            }
            confirm(at: receiver, in: thread)
        }
        followRules(at: receiver)
    }

    /// Writes down what has been received.
    private mutating func confirm(at home: Int, in thread: Thread) {
        let logs = story.lengths.keys.filter { $0.thread == thread.name && $0.device != homes[home].device }
        for log in logs.sorted().map(\.id) {
            let length = homes[home].ledger.soundLength(of: log)
            guard length > homes[home].told[log, default: 0] else { continue }
            homes[home].told[log] = length
            write(.delivered(log, length: length), at: home, in: thread.name)
        }
    }

    /// Writes `held` or `no` for what this machine signed, where it is time for that.
    mutating func followRules(at home: Int) {
        let me = homes[home].device.person.id
        for one in proposed {
            let (id, thread) = (one.id, one.draft.thread)
            let log = Story.LogKey(device: homes[home].device, thread: thread)
            guard homes[home].ledger.logs(signing: id, by: me).contains(log.id),
                !homes[home].ledger.refusers(of: id).contains(me)
            else { continue }
            if hour >= one.draft.signBy {
                let completed = homes[home].ledger.completed(id, for: me)
                if completed.map({ $0 >= one.version.term.signBy }) ?? true {
                    write(.no(id), at: home, in: thread)
                }
            } else if homes[home].ledger.signers(of: id) == one.version.partyIDs,
                !homes[home].ledger.holders(of: id).contains(me)
            {
                write(.held(id), at: home, in: thread)
            }
        }
    }

    mutating func pass(_ hours: Int) {
        hour += hours
        for home in homes.indices { followRules(at: home) }
    }
}
