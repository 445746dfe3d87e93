import Foundation
import Testing

@Suite struct MainFlowTests {
    @Test func bothSeeTheSameNumber() throws {
        let people = try People(.met)
        let numbers = try People.Person.allCases.map { person in
            try people.run(person, "contact", "verify", person.other.name, "--number", "1").output
                .split(separator: "\n").filter { $0.hasPrefix("  ") }.joined(separator: " ")
        }
        #expect(numbers[0] == numbers[1])
        #expect(numbers[0].filter(\.isNumber).count == 60)
    }

    @Test func fromProposalsToAnAgreementInForce() throws {
        let people = try People(.proposed)
        for person in People.Person.allCases {
            let status = try people.run(person, "status", "--check")
            #expect(status.code == 2)
            #expect(status.output.contains("nothing is in force here"))
        }
        let id = try people.id(of: "2")
        #expect(try people.id(of: "2", for: .rex) == id)

        let signed = try people.done(.cooper, "sign", "2", "--i-have-read", id)
        #expect(signed.said.contains("you signed version 2"))
        #expect(try people.hand(from: .cooper).output.contains("Cooper signed version 2"))
        #expect(try people.run(.rex, "status", "--check").code == 2)
        let both = try people.done(.rex, "sign", "2", "--i-have-read", id)
        #expect(both.said.contains("it takes effect once the home of Cooper has them too"))
        #expect(try people.run(.rex, "status", "--check").code == 2)
        try people.hand(from: .rex)
        let inForce = try people.run(.cooper, "status", "--check")
        #expect(inForce.code == 0)
        #expect(inForce.output.contains("in force until"))
        #expect(try people.run(.rex, "status", "--check").code == 2, "its home has not heard of Cooper's")
        try people.hand(from: .cooper)
        #expect(try people.run(.rex, "status", "--check").code == 0)
    }

    @Test func signingAgainChangesNothing() throws {
        let people = try People(.inForce)
        let before = try people.files(of: .rex)
        let again = try people.done(.rex, "sign", "2", "--i-have-read", people.id(of: "2"))
        #expect(again.said == "you have signed version 2 already; nothing changed")
        #expect(try people.files(of: .rex) == before)
    }

    @Test func theLogTellsItAllAndShowIsTheSameForBoth() throws {
        let people = try People(.inForce)
        for person in People.Person.allCases {
            let log = try people.done(person, "log").output
            #expect(log.contains("version 1") && log.contains("version 2"))
            let shown = try people.done(person, "show", "2").output
            #expect(shown.contains("Hood") && shown.contains("at most 30"))
        }
    }

    @Test(.enabled(if: People.binary == nil, "the binary goes by the system's clock"))
    func itRunsOutByItself() throws {
        let people = try People(.inForce)
        let now = Int64(Date().timeIntervalSince1970)
        people.clock = now + 89 * 86_400
        #expect(try people.run(.cooper, "status", "--check").code == 0)
        people.clock = now + 91 * 86_400
        #expect(try people.run(.cooper, "status", "--check").code == 2)
    }

    @Test(.enabled(if: People.binary == nil, "the binary goes by the system's clock"))
    func aClockThatCannotBeRightWritesNothing() throws {
        let people = try People(.proposed)
        let before = try people.files(of: .cooper)
        people.clock = Int64(Date().timeIntervalSince1970) + 401 * 86_400
        let refused = try people.run(.cooper, "contact", "rename", "Rex", "@\(people.path("cooper.name"))")
        #expect(refused.code == 1)
        #expect(refused.said.contains("add --clock-is-right"))
        #expect(try people.files(of: .cooper) == before)
    }

    @Test func aLimitAndAPauseHoldAtOnceAndOnlyBothGoOn() throws {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        #expect(try people.hand(from: .rex).output.contains("Rex tightened “Leash”: hard limit"))
        #expect(try people.run(.cooper, "status", "--check").code == 0)
        try people.done(.rex, "pause")
        #expect(try people.run(.rex, "status", "--check").code == 2)
        #expect(try people.run(.cooper, "status", "--check").code == 0, "it has not heard of it")
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        try people.done(.rex, "resume")
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        try people.sign("3")
        for person in People.Person.allCases {
            #expect(try people.run(person, "status", "--check").code == 0)
            #expect(try people.run(person, "verify").code == 0)
        }
    }

    @Test func leavingIsForGood() throws {
        let people = try People(.inForce)
        try people.done(.rex, "leave", "--yes")
        #expect(try people.run(.rex, "status", "--check").code == 2)
        #expect(try people.hand(from: .rex).output.contains("Rex has ended this"))
        #expect(try people.run(.cooper, "status", "--check").code == 2)
    }
}
