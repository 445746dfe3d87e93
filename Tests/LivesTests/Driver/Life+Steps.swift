import Canonical
import Consent
import History
import HistorySupport
import TestSupport

/// What happens next, drawn at random.
extension Life {
    mutating func live(steps: Int) throws {
        for ground in grounds where random.chance(80) { try agree(ground) }
        for _ in 0..<steps {
            step += 1
            try pass()
            try deliver()
            try act()
            if mayBeSetBack { setBack() }
        }
    }

    /// Time goes by, and clocks are not all right.
    private mutating func pass() throws {
        let hours = random.chance(85) ? random.number(0...4) : random.chance(90) ? random.number(5...72) : 400
        now = now + .hours(Int64(hours)) + Seconds(Int64(random.number(0...3000)))
        if random.chance(8) {
            let home = random.pick(Array(devices.indices))
            devices[home].skew =
                random.chance(40) ? 0 : Int64(random.number(-7200...7200)) * (random.chance(20) ? 20 : 1)
        }
    }

    private mutating func act() throws {
        let ground = random.pick(grounds)
        let home = random.pick(homes(in: ground))
        do {
            switch random.number(0...99) {
            case 0..<28: try send(from: home)
            case 28..<30: try overtake(ground)
            case 30..<42: try agree(ground)
            case 42..<50: try propose(ground, at: home)
            case 50..<59: try sign(ground, at: home)
            case 59..<63: try refuse(ground, at: home)
            case 63..<72: try narrow(ground, at: home)
            case 72..<75: try take(.pause, ground, at: home)
            case 75..<77: try take(.signal(prose("red \(random.number(0...3))")), ground, at: home)
            case 77..<80: try cannotProvide(ground, at: home)
            case 80..<85: _ = try resume(ground, at: home)
            case 85..<88: try renew(ground, at: home)
            case 88: if random.chance(step > 15 ? 60 : 5) { try take(.leave, ground, at: home) }
            case 89..<93: try writeOwn(at: home)
            case 93..<95: try invite(ground, at: home)
            default: try share(ground, at: home)
            }
        } catch let refusal as Refusal {
            tally.refused += 1
            note(home, "refused: \(refusal.rule.rawValue)", ground)
        } catch Device.Refused.setBack {
            tally.refused += 1
            note(home, "refused: set back", ground)
        }
        for touched in devices.indices where touched == home || random.chance(10) { try look(at: touched) }
    }

    /// Somebody proposes, the others add what they give, everybody signs, and bundles go to and fro; now and then one is lost or
    /// somebody drops out.
    private mutating func agree(_ ground: Ground) throws {
        let all = homes(in: ground)
        let goes = random.chance(75)
        do {
            if random.chance(70), try resume(ground, at: random.pick(all)) {
                try exchange(ground, whole: goes)
            } else {
                for person in ground.people {
                    let own = all.filter { devices[$0].me == person.id }
                    try propose(ground, at: random.pick(own))
                    try exchange(ground, whole: goes)
                }
            }
            for person in ground.people where goes || random.chance(80) {
                try sign(ground, at: random.pick(all.filter { devices[$0].me == person.id }), newest: true)
            }
        } catch is Refusal {} catch Device.Refused.setBack {}
        for _ in 0..<2 {
            try comeBetween(ground)
            try exchange(ground, whole: goes)
        }
    }

    /// While signatures are on their way, time runs out, or somebody thinks better of it.
    private mutating func comeBetween(_ ground: Ground) throws {
        guard random.chance(30) else { return }
        let home = random.pick(homes(in: ground))
        do {
            switch random.number(0...5) {
            case 0, 1: now = now + .hours(Int64(random.number(1...60)))
            case 2, 3: try refuse(ground, at: home, newest: true)
            case 4: try narrow(ground, at: home)
            default: try take(.pause, ground, at: home)
            }
        } catch is Refusal {}
    }

    /// One of somebody's devices misses something, and what comes to it next takes something away: it stands behind a gap.
    private mutating func overtake(_ ground: Ground) throws {
        let all = homes(in: ground)
        guard let late = all.filter({ hasTwo(devices[$0].me) }).shuffled(using: &random).first,
            let early = all.first(where: { devices[$0].me == devices[late].me && $0 != late })
        else { return try send(from: random.pick(all)) }
        let partner = random.pick(all.filter { devices[$0].me != devices[late].me })
        // A device that hears of more in another one's log than it has confirms nothing.
        for _ in 0..<3 { try exchange(ground, whole: true, isLast: true) }
        try share(ground, at: partner)
        try hand(from: partner, to: early)
        try hand(from: early, to: partner)
        if random.chance(50) {
            try take(.pause, ground, at: partner)
        } else {
            try narrow(ground, at: partner)
        }
        try hand(from: partner, to: late)
        try look(at: late)
    }

    private mutating func hand(from sender: Int, to receiver: Int) throws {
        guard let sealed = try bundle(from: sender, for: devices[receiver].person, everything: false) else {
            return
        }
        try receive(sealed, from: sender, at: receiver)
    }

    /// Everybody sends everybody else what they lack, at once.
    mutating func exchange(_ ground: Ground, whole: Bool, isLast: Bool = false) throws {
        for sender in homes(in: ground) {
            for receiver in homes(in: ground) where devices[receiver].me != devices[sender].me {
                guard whole || random.chance(70) else { continue }
                let lacks = devices[sender].known.subtracting(devices[receiver].known)
                    .contains { facts[$0]?.thread == ground.id }
                // Two devices of one person meet through others alone, who have to send everything for that.
                let everything = isLast && (wasSetBack || hasTwo(devices[receiver].me))
                guard lacks,
                    let sealed = try bundle(
                        from: sender, for: devices[receiver].person,
                        everything: everything || random.chance(1))
                else { continue }
                try receive(sealed, from: sender, at: receiver)
            }
        }
    }

    private func hasTwo(_ person: PartyID) -> Bool { devices.count { $0.me == person } > 1 }

    /// A home is put back to an older copy of itself, which does not know that it was.
    private mutating func setBack() {
        let home = random.pick(Array(devices.indices))
        if random.chance(5) { backups[home] = devices[home] }
        if random.chance(4), let backup = backups[home] {
            let skew = devices[home].skew
            devices[home] = backup
            devices[home].skew = skew
            wasSetBack = true
            note(home, "is put back to an older copy")
        }
    }
}
