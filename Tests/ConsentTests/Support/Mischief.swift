import TestSupport
import Canonical
import Consent

/// What goes wrong, by accident or on purpose.
extension World {
    /// One thing goes wrong at one machine.
    mutating func mischief(in thread: Thread, at home: Int) {
        let log = Story.LogKey(device: homes[home].device, thread: thread.name)
        let length = story.lengths[log, default: 0]
        let act = anyAct(in: thread, at: home)
        switch random.number(0...7) {
        case 0 where length > 0:
            // The same place in a log is written twice.
            write(act, at: home, in: thread.name, index: UInt64(random.number(0...Int(length) - 1)))
        case 1:
            // A place in a log stays empty.
            story.skip(in: thread.name, by: homes[home].device)
            write(act, at: home, in: thread.name)
        case 2: write(act, at: home, in: thread.name, said: hour - random.number(1...200))
        case 3: write(act, at: home, in: thread.name, said: hour + random.number(1...300))
        case 4:
            // A whole `held` or signature is kept back, to be shown when it suits.
            write(act, at: home, in: thread.name)
            withheld.insert(story.records.count - 1)
        case 5:
            let me = homes[home].device.person.id
            let own = story.records.indices.filter { story.records[$0].author == me }
            withheld.formUnion(random.some(own, 10))
        case 6:
            // Claims to have received what it has not.
            let others = story.lengths.keys.filter { $0.thread == thread.name }.sorted()
            guard !others.isEmpty else { return }
            write(.delivered(random.pick(others).id, length: 1000), at: home, in: thread.name)
        default: write(act, at: home, in: thread.name)
        }
    }

    /// What was kept back comes out.
    mutating func release() {
        withheld = []
        for sender in homes.indices {
            for receiver in homes.indices { send(from: sender, to: receiver, whole: true) }
        }
    }

    /// An act that a machine which follows the rules might not write now.
    private mutating func anyAct(in thread: Thread, at home: Int) -> Act {
        let any = random.chance(90) && !proposed.isEmpty ? random.pick(proposed).id : Draft.id("nowhere")
        let recent = proposed.last { $0.draft.thread == thread.name }?.id ?? any
        let about = random.chance(70) ? recent : any
        return switch random.number(0...7) {
        case 0...1: .held(about)
        case 2...3: .signature(about)
        case 4: .no(about)
        case 5: .pause
        case 6: .signal(StopSignal(words("yellow")))
        default: .narrowing(ownDeed(in: thread, at: home).key, random.boundary())
        }
    }
}
