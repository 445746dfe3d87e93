import Canonical
import Consent
import History
import Reporting
import Terminal

/// Asking not to be asked again, and taking it back.
extension Session {
    /// - Parameter until: until when somebody wants not to be asked again.
    /// - Throws: `Failure`, where that has passed, or is too far away.
    func check(_ until: Instant) throws {
        guard moment.latest < until else {
            throw Failure(.usage, "\(ShownTime(until).asEnd) has passed already")
        }
        guard until <= console.context.clock() + NotAgain.longest else {
            throw Failure(
                .usage, "\(ShownTime(until).asEnd) is more than a year ahead",
                hints: "a year at most; then you can ask for it again")
        }
    }

    /// Asks the others in a thread to ask this person nothing before a time.
    ///
    /// - Parameters:
    ///   - until: when it ends by itself.
    ///   - agreement: the thread.
    /// - Returns: whether anything was written.
    /// - Throws: `VaultError`.
    func askNotAgain(_ until: Instant, in agreement: AgreementID) throws -> Bool {
        let earlier = ledger.notAgains(at: moment).filter { $0.author == me && $0.agreement == agreement }
        if let only = earlier.first, earlier.count == 1, only.until == until, only.openThreads.isEmpty {
            console.say("you asked just that already, and it holds; nothing more was written")
            return false
        }
        // First what asks for quiet, so that nothing may come between; then what it takes the place of.
        try take([.entry(AnyEntry(NotAgainEntry(until: until)))], in: agreement)
        trying { try lift(earlier) }
        let shown = ShownTime(until)
        let others = (ledger.threads[agreement]?.parties ?? []).subtracting([me]).sorted().map(name)
        let names = others.joined(separator: " and ")
        console.say("you asked not to be asked again until \(shown.asLimit), which is \(until)")
        console.say(
            "until then the home of \(names) proposes nothing and invites to nothing between just these people, once a bundle from you has come (troth send). What comes all the same is kept and not shown as waiting"
        )
        console.say(
            "everyone can go on tightening, pausing and leaving. You alone can lift it: troth decline --lift")
        return true
    }

    /// - Parameter named: what `--agreement` was given; nil where it was not.
    /// - Returns: what changed.
    /// - Throws: `Failure`, where it is not clear where; `VaultError`.
    func liftNotAgain(in named: String?) throws -> ChangeJSON {
        let own = ledger.notAgains(at: moment).filter { $0.author == me }
        let threads = Set(own.map(\.agreement))
        let agreement =
            try named == nil && threads.count == 1
            ? threads.first ?? agreement(named: nil) : agreement(named: named)
        let lifted = own.filter { $0.agreement == agreement }
        try lift(lifted)
        if lifted.isEmpty {
            console.say("you have not asked not to be asked here; nothing was written")
        } else {
            let isHere = ledger.threads[agreement] != nil
            console.say(
                !isHere
                    ? "lifted in this home; the others keep to what they know of it, since the agreement that it stood in was forgotten"
                    : "lifted: the others can propose and invite again, once a bundle from you has come (troth send). You may leave whatever comes"
            )
        }
        return ChangeJSON("decline", names[agreement], isChanged: !lifted.isEmpty)
    }

    private func lift(_ asked: [NotAgain]) throws {
        for one in asked {
            guard ledger.threads[one.agreement] == nil else {
                try write(
                    [.entry(AnyEntry(AsksAgainEntry(of: one.record.id, isHereOnly: false)))],
                    to: .agreement(one.agreement))
                continue
            }
            // It stood in what was forgotten since, so it is lifted in this home alone.
            let lifted = try KeptNotAgainEntry(
                one.record.id, in: one.agreement, by: me, until: moment.latest, among: one.people)
            try write([.entry(AnyEntry(lifted))], to: .private)
        }
    }
}
