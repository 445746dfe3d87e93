import Foundation
import Testing

/// Thanks and wishes: what is noticed, and what there is to talk about. Neither moves anything.
@Suite struct ThankWishTests {
    private func thanks(_ people: People, _ person: People.Person, _ options: String...) throws -> [[String:
        Any]]
    {
        let list = try JSONObject(people.run(person, ["thank", "list", "--json"] + options).output)
        return try #require(list["thanks"] as? [[String: Any]])
    }

    private func wishes(_ people: People, _ person: People.Person, _ options: String...) throws -> [[String:
        Any]]
    {
        let list = try JSONObject(people.run(person, ["wish", "list", "--json"] + options).output)
        return try #require(list["wishes"] as? [[String: Any]])
    }

    @Test func thanksForAnItemAPromiseAndSimplyThanks() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "for waiting with me\n")
        let promises = try #require(
            JSONObject(people.done(.rex, "promise", "list", "--json").output)["promises"] as? [[String: Any]])
        let theirs = try #require(
            promises.first { ($0["maker"] as? [String: Any])?["name"] as? String == "Cooper" })
        try people.done(.rex, "thank", "@\(words)", "--for", "leash")
        try people.done(.rex, "thank", "@\(words)", "--for", "\(theirs["number"] as? Int ?? 0)")
        try people.done(.rex, "thank", "@\(words)")
        let told = try people.hand(from: .rex).output
        #expect(told.contains("Rex thanked you for “Leash”") && !told.contains("waiting with me"), "\(told)")
        let all = try thanks(people, .cooper)
        #expect(all.map { $0["about"] as? String } == [nil, theirs["label"] as? String, "Leash"])
        #expect(all.allSatisfy { $0["words"] as? [String] == ["for waiting with me"] })
    }

    @Test func whatIsHiddenIsGoneFromOnesOwnViewsAlone() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "for waiting with me\n")
        try people.done(.rex, "thank", "@\(words)", "--for", "leash")
        try people.hand(from: .rex)
        #expect(try people.done(.cooper, "log").output.contains("Rex thanked you"))
        #expect(try people.done(.cooper, "thank", "hide", "1").said.contains("nobody else learns of it"))
        let files = try people.files(of: .cooper)
        #expect(try people.done(.cooper, "thank", "hide", "1").said.contains("nothing was written"))
        #expect(try people.files(of: .cooper) == files)
        #expect(try thanks(people, .cooper).isEmpty)
        #expect(try thanks(people, .cooper, "--hidden").count == 1)
        #expect(try !people.done(.cooper, "log").output.contains("thanked"))
        let told = try people.hand(from: .cooper).output
        #expect(!told.contains("hid"), "\(told)")
        #expect(try thanks(people, .rex).count == 1)
        #expect(try people.done(.rex, "log").output.contains("you thanked Cooper"))
        try people.done(.cooper, "thank", "show", "1")
        #expect(try thanks(people, .cooper).count == 1)
    }

    @Test func wishesAreToTalkAboutAndChangeNothing() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "a night walk in the snow\n")
        let status = try people.done(.cooper, "status").output
        try people.done(.rex, "wish", "@\(words)")
        try people.done(.cooper, "wish", "@\(words)")
        for person in People.Person.allCases { try people.hand(from: person) }
        #expect(try wishes(people, .cooper).count == 2)
        #expect(try people.done(.cooper, "status").output == status)
        // Of somebody else's it is one's own view alone; of one's own it is the list.
        let all = try wishes(people, .cooper)
        func number(_ name: String) -> String {
            let one = all.first { ($0["by"] as? [String: Any])?["name"] as? String == name }
            return "\(one?["number"] as? Int ?? 0)"
        }
        let aside = try people.done(.cooper, "wish", "done", number("Rex")).said
        #expect(aside.contains("set aside in your own view"), "\(aside)")
        #expect(!(try people.hand(from: .cooper).output.contains("wish")))
        #expect(try wishes(people, .cooper).count == 1 && wishes(people, .rex).count == 2)
        try people.done(.cooper, "wish", "done", number("Cooper"))
        #expect(try people.hand(from: .cooper).output.contains("Cooper took a wish off the list"))
        #expect(try wishes(people, .cooper).isEmpty && wishes(people, .rex).count == 1)
        #expect(try wishes(people, .rex, "--all").map { $0["isDone"] as? Bool }.contains(true))
        try people.done(.cooper, "wish", "show", number("Rex"))
        #expect(try wishes(people, .cooper).count == 1)
    }

    @Test func whatIsFromSomebodyBlockedIsKeptAndNotShown() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "please hear me\n")
        try people.done(.rex, "contact", "block", "Cooper")
        for command in ["thank", "wish"] { try people.done(.cooper, command, "@\(words)") }
        try people.done(.cooper, "checkin", "--words", "@\(words)", "--share")
        try people.hand(from: .cooper)
        for list in ["thank", "wish", "checkin"] {
            #expect(try !people.done(.rex, list, "list").output.contains("hear me"), "\(list)")
        }
        #expect(try thanks(people, .rex, "--hidden").count == 1 && wishes(people, .rex, "--all").count == 1)
    }

    @Test(.enabled(if: People.binary == nil, "the clock is this process’s"))
    func everythingGoesOnOnceAnAgreementHasRunOut() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "water\n")
        people.clock = Int64(Date.now.timeIntervalSince1970) + 200 * 86_400
        #expect(try people.run(.rex, "status", "--check").code == 2)
        for line in [
            ["checkin", "--comfort", "yellow", "--section", "headspace", "--private"],
            ["checkin", "--comfort", "green", "--row", "leash", "--share"], ["checkin", "every", "7"],
            ["promise", "add", "@\(words)"], ["thank", "@\(words)", "--for", "leash"], ["wish", "@\(words)"],
            ["checkin", "list"], ["promise", "list"], ["thank", "list"], ["wish", "list"],
        ] {
            let answer = try people.run(.rex, line)
            #expect(answer.code == 0, "\(line): \(answer)")
        }
    }

    @Test func afterTheEndThanksGoOnAndWishesDoNot() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "for everything\n")
        try people.done(.rex, "wish", "@\(words)")
        try people.done(.cooper, "leave")
        try people.hand(from: .cooper)
        try people.done(.rex, "thank", "@\(words)")
        let answer = try people.run(.rex, "wish", "@\(words)")
        #expect(answer.code == 6 && answer.said.contains("is over"), "\(answer)")
        #expect(try people.hand(from: .rex).output.contains("Rex thanked you"))
        try people.done(.rex, "wish", "done", "1")
    }

    @Test func whoAskedNotToBeAskedGetsNoWish() throws {
        let people = try People(.inForce)
        let words = try people.write("words", "a night walk\n")
        let until = String(Date(timeIntervalSinceNow: 30 * 86_400).ISO8601Format().prefix(10))
        try people.done(.rex, "decline", "--not-again-until", until)
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, "wish", "@\(words)").code == 6)
        try people.done(.cooper, "thank", "@\(words)")
        try people.done(.cooper, "checkin", "--comfort", "green", "--share")
    }

    @Test(arguments: [
        (["thank", "you are lovely"], "@FILE"), (["thank"], "@FILE"), (["wish"], "@FILE"),
        (["wish", "more rain"], "@FILE"),
        (["thank", "@words", "--for", "nothing"], "troth promise list"),
        (["thank", "hide", "1"], "troth thank list"),
        (["thank", "hide"], "troth thank hide --help"), (["wish", "done", "7"], "troth wish list"),
    ])
    func whatIsRefused(words: [String], hint: String) throws {
        let people = try People(.inForce)
        let file = try people.write("words", "water\n")
        let before = try people.files(of: .cooper)
        let answer = try people.run(.cooper, words.map { $0 == "@words" ? "@\(file)" : $0 })
        #expect(answer.code == 64 && answer.said.contains(hint), "\(answer)")
        #expect(try people.files(of: .cooper) == before)
    }
}
