import Foundation
import Testing

/// After a scene: aftercare, the next day and the third, told to each for themselves.
@Suite(.enabled(if: People.binary == nil, "the clock is this process’s"))
struct SceneEndTests {
    private let people: People
    private let begin = Int64(Date.now.timeIntervalSince1970)

    /// A scene that both have signed.
    init() throws {
        people = try People(.met)
        for (person, role) in [(People.Person.cooper, "top"), (.rex, "bottom")] {
            let answers = try people.write(
                "\(person)-scene.yaml", "worksheet: tonight\nas: \(role)\n\nagreement:\n")
            let words =
                person == .cooper
                ? ["propose", "--with", "Rex", "--template", "tonight", "--as", "top", "--answers", answers]
                : ["propose", "--answers", answers]
            let answer = try people.run(person, words)
            #expect(answer.code == 0, "\(answer)")
            try people.hand(from: person)
        }
        try people.sign("2")
    }

    /// What the reader's own status says after so many hours.
    private func told(_ person: People.Person, after hours: Int64) throws -> String {
        people.clock = begin + hours * 3600
        return try people.done(person, "status").output.split { $0.isWhitespace }.joined(separator: " ")
    }

    @Test func eachIsTold() throws {
        // It lasts for some hours; how many, the template says.
        let json = try JSONObject(people.done(.rex, "status", "--json").output)
        let agreement = try #require((json["agreements"] as? [[String: Any]])?.first)
        let until = try #require((agreement["until"] as? [String: Any])?["utc"] as? String)
        let end = Int64(try Date(until, strategy: .iso8601).timeIntervalSince1970)
        let hours = (end - begin) / 3600 + 1
        for person in People.Person.allCases {
            #expect(try !told(person, after: 0).contains("aftercare is for everyone"))
            #expect(
                try told(person, after: hours).contains(
                    "aftercare is for everyone, for you too (troth brief)"))
            let day = try told(person, after: hours + 24)
            #expect(day.contains("a day has passed since") && !day.contains("is for everyone"), "\(day)")
            #expect(
                day.contains("a word with \(person.other.name) can be good now, if you both like"), "\(day)")
            let third = try told(person, after: hours + 73)
            #expect(
                third.contains("three days have passed since") && !third.contains("a day has"), "\(third)")
            #expect(try !told(person, after: hours + 24 * 8).contains("passed since"))
        }
        // Where somebody is not to be asked, a word with them is not spoken of.
        people.clock = begin + (hours + 25) * 3600
        try people.done(.rex, "contact", "block", "Cooper")
        let alone = try told(.rex, after: hours + 25)
        #expect(
            alone.contains("somebody you trust can be good now") && !alone.contains("a word with"), "\(alone)"
        )
        #expect(try told(.cooper, after: hours + 25).contains("a word with Rex"))
    }

    @Test func itEndsWhenSomebodyLeaves() throws {
        people.clock = begin + 3600
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        for person in People.Person.allCases {
            #expect(try told(person, after: 2).contains("care for yourself now"))
            let day = try told(person, after: 26)
            #expect(day.contains("somebody you trust") && !day.contains("a word with"), "\(day)")
        }
    }

    @Test func noClockOfTheOthersTakesItAway() throws {
        // Cooper’s clock says that they left before it began, and Rex tells nobody that this has come.
        people.clock = begin - 86_400
        try people.done(.cooper, "leave")
        let file = people.path("left.troth")
        try people.done(.cooper, "send", "Rex", "-o", file)
        people.clock = begin + 3600
        try people.done(.rex, "receive", "--quiet", file)
        let day = try told(.rex, after: 24 * 4)
        #expect(day.contains("passed since") && !day.contains("a word with"), "\(day)")
    }

    @Test func accountsAskForDistance() throws {
        let words = try people.write("account", "I froze\n")
        try people.done(.rex, "repair", "open", "@\(words)", "--for-now", "distance", "--share")
        try people.hand(from: .rex)
        for person in People.Person.allCases {
            let day = try told(person, after: 24 * 5)
            #expect(day.contains("passed since") && !day.contains("a word with"), "\(day)")
        }
    }
}
