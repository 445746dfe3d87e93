import Foundation
import Testing

/// Clocks that are wrong, one's own or a partner's: order goes by the records, nothing becomes looser, and whoever can do
/// something about it is told once.
@Suite(.enabled(if: People.binary == nil, "the binary goes by the system's clock"))
struct ClockTests {
    private static let hour: Int64 = 3600
    private static let day: Int64 = 86_400
    private static let order = "order goes by the records, not by clocks"

    /// Sends without acknowledging what it answers, and takes it in at another time.
    private func bundle(_ people: People, from sender: People.Person) throws -> String {
        let file = people.path("\(UUID().uuidString).troth")
        try people.done(sender, "send", sender.other.name, "-o", file)
        return file
    }

    @Test(arguments: [-day, 365 * day])
    func aPartnersClockMovesNothingThatTightens(skew: Int64) throws {
        let people = try People(.inForce)
        people.ahead[.rex] = skew
        try people.done(.rex, "tighten", "leash", "--to", "hard limit", "--clock-is-right")
        let told = try people.hand(from: .rex)
        #expect(told.output.contains("Rex tightened “Leash”: hard limit"))
        let word = skew > 0 ? "ahead" : "behind"
        let length = abs(skew) == Self.day ? "about a day" : "about a year"
        // Behind shows only by what Rex says to have received before it was written: nothing yet.
        if skew > 0 {
            #expect(
                told.said.contains("by this machine’s clock, Rex’s clock is \(length) \(word); \(Self.order)")
            )
        }
        #expect(try people.done(.cooper, "status").output.contains("Leash"))
        #expect(try people.run(.cooper, "status", "--check").code == 0)
        // Cooper's receipt goes back, and Rex answers; then it is told, and once only.
        try people.done(.cooper, "tighten", "leash", "--to", "ask first")
        try people.hand(from: .cooper)
        try people.done(.rex, "pause", "--clock-is-right")
        let paused = try people.hand(from: .rex)
        #expect(paused.output.contains("Rex paused"))
        #expect(paused.said.contains("Rex’s clock is \(length) behind") == (skew < 0), "\(paused.said)")
        #expect(!paused.said.contains("ahead"), "told once already: \(paused.said)")
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        try people.done(.rex, "leave", "--yes", "--clock-is-right")
        let left = try people.hand(from: .rex)
        #expect(
            left.output.contains("Rex has ended this") && !left.said.contains("Rex’s clock"), "\(left.said)")
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        #expect(try people.run(.cooper, "verify").code == 0)
        #expect(try people.run(.rex, "verify", "--clock-is-right").code == 0)
    }

    @Test func aDifferenceStandsInJSONAndChangesNoExitCode() throws {
        let people = try People(.inForce)
        people.ahead[.rex] = 3 * Self.day
        try people.done(.rex, "signal", "@\(people.write("word", "yellow\n"))")
        let file = try bundle(people, from: .rex)
        let answer = try people.run(.cooper, "receive", file, "--json")
        #expect(answer.code == 0)
        let clocks = try #require(JSONObject(answer.output)["clocks"] as? [[String: Any]])
        #expect(clocks.count == 1 && clocks.first?["name"] as? String == "Rex")
        let ahead = try #require(clocks.first?["secondsAhead"] as? Int)
        #expect(abs(ahead - Int(3 * Self.day)) < 600)
        // The same file once more is no news.
        let again = try people.run(.cooper, "receive", file, "--json")
        #expect(try (JSONObject(again.output)["clocks"] as? [Any])?.isEmpty == true)
    }

    @Test func clocksThatAreMinutesApartAreNotMentioned() throws {
        let people = try People(.inForce)
        people.ahead[.rex] = 40 * 60
        try people.done(.rex, "tighten", "leash", "--to", "ask first")
        #expect(try !people.hand(from: .rex).said.contains("clock"))
        people.ahead = [.cooper: 40 * 60]
        #expect(try !people.hand(from: .cooper).said.contains("clock"))
        try people.done(.rex, "pause")
        #expect(try !people.hand(from: .rex).said.contains("clock"))
    }

    /// A day's difference keeps nobody from agreeing; a year's does, and whoever is asked is told why.
    @Test(arguments: [day, 365 * day, -365 * day])
    func whatOneProposesAndTheOtherSigns(skew: Int64) throws {
        let people = try People(.met)
        people.ahead[.rex] = skew
        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup",
            "--answers", people.path("rex.yaml"), "--clock-is-right")
        try people.hand(from: .rex)
        let proposed = try people.run(.cooper, "propose", "--answers", people.path("cooper.yaml"))
        try #require(proposed.code == 0, "\(proposed)")
        try people.hand(from: .cooper)
        let id = try people.id(of: "2")
        try people.done(.cooper, "sign", "2", "--i-have-read", id)
        try people.hand(from: .cooper)
        let signed = try people.run(.rex, "sign", "2", "--i-have-read", id, "--clock-is-right")
        guard abs(skew) == Self.day else {
            // Cooper's “sign by” is two weeks off: a year ago, or in a year, by Rex's clock.
            #expect(signed.code == 6)
            #expect(
                signed.said.contains(skew > 0 ? "has passed" : "more than 30 days away"), "\(signed.said)")
            #expect(try people.run(.cooper, "status", "--check").code == 2)
            return
        }
        #expect(signed.code == 0, "\(signed)")
        for _ in 0..<2 {
            try people.hand(from: .rex)
            try people.hand(from: .cooper)
        }
        // It begins when Rex proposed it, by his clock: where that is ahead, not yet by Cooper's.
        #expect(try people.run(.rex, "status", "--check").code == 0)
        #expect(try people.run(.cooper, "status", "--check").code == (skew > 0 ? 2 : 0))
        people.ahead = [:]
        people.clock = Int64(Date().timeIntervalSince1970) + 2 * Self.day
        #expect(try people.run(.cooper, "status", "--check").code == 0)
    }

    @Test(arguments: [hour, 365 * day])
    func anOwnClockThatRunsBackIsToldWhereSomethingIsWritten(back: Int64) throws {
        let people = try People(.inForce)
        let now = Int64(Date().timeIntervalSince1970)
        people.clock = now + 60
        try people.done(.rex, "tighten", "leash", "--to", "ask first")
        people.clock = now + 60 - back
        #expect(try !people.run(.rex, "status").said.contains("clock"), "reading is no time to be told")
        let length = back == Self.hour ? "about an hour" : "about a year"
        let told = try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        #expect(
            told.said.contains("\(length) before the newest thing that you wrote; \(Self.order)"),
            "\(told.said)")
        #expect(told.said.components(separatedBy: "this machine’s clock says").count == 2)
        // What was tightened last holds, and what went before it in time is no way back.
        #expect(try people.hand(from: .rex).output.contains("hard limit"))
        for person in People.Person.allCases {
            #expect(try people.done(person, "status").output.contains("hard limit"))
            #expect(try people.run(person, "verify").code == 0)
        }
        // Nothing is lost.
        let log = try people.done(.cooper, "log").output
        #expect(log.contains("ask first") && log.contains("hard limit"))
        // What others wrote is not taken for something of theirs that is off.
        let file = try bundle(people, from: .cooper)
        #expect(try !people.done(.rex, "receive", file).said.contains("Cooper’s clock"))
    }

    /// The order in the log says what was given last, not the times.
    @Test func whatWasProposedLastIsGivenThoughTheClockRanBack() throws {
        let people = try People(.met)
        let now = Int64(Date().timeIntervalSince1970)
        people.clock = now
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.hand(from: .cooper)
        try people.done(.rex, "propose", "--answers", people.path("rex.yaml"))
        try people.hand(from: .rex)
        let wide = try people.id(of: "2")
        // A day earlier by his clock Rex changes his mind.
        people.clock = now - Self.day
        let answers = try String(contentsOfFile: people.path("rex.yaml"), encoding: .utf8)
        let tighter = answers.replacing("like", with: "hard limit").replacing("willing", with: "hard limit")
        try #require(tighter != answers)
        try people.done(.rex, "propose", "--answers", people.write("tighter.yaml", tighter))
        people.clock = now + 60
        let signed = try people.run(.rex, "sign", wide, "--i-have-read", wide)
        #expect(signed.code == 6 && signed.said.contains("says more for Rex than Rex last gave"), "\(signed)")
    }

    /// Rex signs and holds; the time to sign passes by his own record; then his clock is set back, and Cooper's `held`
    /// comes.
    @Test(arguments: [1, 2])
    func whatCameTooLateGivesNothingWhenTheClockIsSetBack(agreement: Int) throws {
        let people = try People(.proposed)
        let now = Int64(Date().timeIntervalSince1970)
        if agreement == 2 {
            try people.done(
                .rex, "propose", "--with", "Cooper", "--template", "handler-pup-dynamic", "--as", "pup",
                "--answers", people.path("rex.yaml"))
        }
        let id = try people.id(of: "2")
        try people.done(.cooper, "sign", "2", "--i-have-read", id)
        try people.hand(from: .cooper)
        try people.done(.rex, "sign", "2", "--i-have-read", id, "--agreement", "1")
        try people.hand(from: .rex)
        let held = try bundle(people, from: .cooper)
        people.ahead[.rex] = 20 * Self.day
        try people.done(
            .rex, "thank", "@\(people.write("thanks", "the walk\n"))", "--agreement", "\(agreement)")
        people.ahead[.rex] = 0
        people.clock = now + 60
        #expect(try people.done(.rex, "receive", held).said.contains("about 20 days before"))
        #expect(try people.run(.rex, "status", "--check").code == 2)
        // Nor once the clock is past all that.
        people.clock = now + 21 * Self.day
        #expect(try people.run(.rex, "status", "--check").code == 2)
        try people.hand(from: .rex)
        #expect(try people.run(.cooper, "status", "--check").code == 2, "both homes say so")
    }
}
