import Foundation
import Testing

/// `troth concerns`, and what the other commands say of it.
@Suite struct ConcernCommandTests {
    /// Cooper and Rex with a proposal by Cooper whose words nobody should sign.
    private func peopleWithAnError() throws -> People {
        let people = try People(.met)
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts/files")
        let template = try people.write(
            "walk.yaml", String(contentsOf: folder.appending(path: "walk.yaml"), encoding: .utf8))
        let answers = try people.write(
            "answers.yaml",
            "worksheet: walk\nas: handler\nrows:\n  leash: like\nprotections:\n  water: Rex may not leave.\n")
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", template, "--as", "handler", "--answers",
            answers)
        try people.hand(from: .cooper)
        return people
    }

    @Test(arguments: People.Person.allCases) func anErrorIsNotSigned(person: People.Person) throws {
        let people = try peopleWithAnError()
        let before = try people.files(of: person)
        let answer = try people.run(person, "sign", "1", "--i-have-read", people.id(of: "1"))
        #expect(answer.code == 6)
        #expect(answer.said.contains("“Water” says “may not leave”"), "\(answer.messages)")
        #expect(answer.said.contains("denies-leaving"))
        #expect(answer.said.contains("no signature over an error"))
        #expect(try people.files(of: person) == before)
    }

    @Test func theyAreToldWithTheirSuggestions() throws {
        let people = try peopleWithAnError()
        let answer = try people.done(.rex, "concerns")
        #expect(answer.output.contains("error: “Water” says “may not leave”"))
        #expect(answer.output.contains("no-silent-stop-signal"))
        let output = answer.output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(output.contains("Agree on a sign as well"), "\(output)")
        let json = try JSONObject(try people.done(.rex, "concerns", "--json").output)
        #expect(json["schema"] as? String == "troth/concerns/v0")
        #expect(json["hasError"] as? Bool == true)
        let concerns = try #require(json["concerns"] as? [[String: Any]])
        #expect(concerns.first?["id"] as? String == "denies-leaving")
        #expect(concerns.allSatisfy { ($0["suggestion"] as? String)?.isEmpty == false })
    }

    /// What `show` prints below a version stands in its JSON, too.
    @Test func theyStandBesideTheVersionForMachines() throws {
        let people = try peopleWithAnError()
        let shown = try JSONObject(try people.done(.rex, "show", "--json").output)
        let told = try JSONObject(try people.done(.rex, "concerns", "--json").output)
        #expect(shown["schema"] as? String == "troth/version/v0")
        #expect((shown["sections"] as? [Any])?.isEmpty == false, "all of the version is there")
        #expect(shown["hasError"] as? Bool == true)
        #expect(shown["caution"] as? String == told["caution"] as? String)
        let concerns = try #require(shown["concerns"] as? [[String: Any]])
        #expect(concerns.first?["id"] as? String == "denies-leaving")
        #expect(NSArray(array: concerns) == told["concerns"] as? NSArray)
        // Only what was found in this version; in one without a concern the list is empty, and there.
        let calm = try JSONObject(try People(.proposed).done(.rex, "show", "2", "--json").output)
        #expect(calm["hasError"] as? Bool == false && calm["concerns"] is [Any])
    }

    @Test func aFileIsLookedAtWithoutAHome() throws {
        let people = try peopleWithAnError()
        try people.done(.cooper, "export", "--all", people.path("all"))
        try FileManager.default.removeItem(atPath: people.path("cooper"))
        let text = people.path("all/version-1.txt")
        let json = try JSONObject(try people.done(.cooper, "concerns", text, "--json").output)
        #expect(json["title"] as? String == "A walk")
        let concerns = try #require(json["concerns"] as? [[String: Any]])
        #expect(
            concerns.compactMap { $0["id"] as? String } == [
                "denies-leaving", "no-silent-stop-signal", "no-aftercare",
            ])
        #expect(try people.run(.rex, "concerns", text, "--of", "1").code == 64)
        let other = try people.write("other.txt", "troth/agreement/v0\nno\n")
        #expect(try people.run(.rex, "concerns", other).code == 1)
    }

    @Test func aSignedNoteIsReadAsWell() throws {
        let people = try People(.inForce)
        let file = people.path("agreement.note")
        try people.done(.cooper, "export", "-o", file)
        let answer = try people.done(.cooper, "concerns", file)
        #expect(answer.output.hasPrefix("Autumn, version 2\n"), "\(answer.output)")
    }

    @Test func whereNothingWaitsItLooksAtWhatStands() throws {
        let people = try People(.inForce)
        let json = try JSONObject(try people.done(.cooper, "concerns", "--json").output)
        #expect((json["version"] as? [String: Any])?["number"] as? Int == 2)
        let first = try JSONObject(try people.done(.cooper, "concerns", "--of", "1", "--json").output)
        #expect((first["version"] as? [String: Any])?["number"] as? Int == 1)
        let answer = try People(.met).run(.cooper, "concerns")
        #expect(answer.code == 1)
    }

    /// The sample answers are such as people would write, and must stay free of what is found in bad texts.
    @Test func theDemoHasNoWordsToTalkAbout() throws {
        let people = try People(.proposed)
        let answer = try people.done(.cooper, "concerns")
        #expect(!answer.output.contains("error:"), "\(answer.output)")
        #expect(!answer.output.contains(" says “"), "\(answer.output)")
    }

    /// What Rex wrote down alone counts for Rex, and nobody else hears of it.
    @Test func whatSaysMoreThanOnesOwnWorksheetIsToldToItsOwnerAlone() throws {
        let people = try People(.met)
        let name = "handler-pup-dynamic"
        for (item, stance) in [("leash", "like"), ("gag", "no thanks")] {
            if item == "leash" {
                try people.done(.rex, "worksheet", "new", "--template", name, "--as", "pup")
            }
            try people.done(.rex, "worksheet", "set", item, stance)
        }
        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", name, "--as", "pup", "--worksheet", name)
        try people.hand(from: .rex)
        func concern(_ person: People.Person) throws -> Bool {
            try people.done(person, "concerns").output.contains("wider-than-worksheet")
        }
        #expect(try !concern(.rex), "it says just what the worksheet does")
        // A wider answer, one that the text is tighter than anyway, and one for a side that Rex does not take in it.
        try people.done(.rex, "worksheet", "set", "leash", "favourite")
        try people.done(.rex, "worksheet", "set", "gag", "curious")
        try people.done(.rex, "worksheet", "set", "leash", "hard limit", "--side", "holds")
        #expect(try !concern(.rex))
        // Answers in another role, and to another template, are about something else.
        try people.done(
            .rex, "worksheet", "new", "--template", name, "--as", "handler", "--name", "other role")
        try people.done(
            .rex, "worksheet", "set", "leash", "hard limit", "--worksheet", "other role", "--side", "wears")
        #expect(try !concern(.rex))

        try people.done(
            .rex, "worksheet", "set", "leash", "like", "--side", "wears", "--at-most", "10", "--worksheet",
            name)
        let found = try people.done(.rex, "concerns").output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(
            found.contains("wider-than-worksheet") && found.contains("“Leash” says more for Rex"), "\(found)")
        #expect(try people.done(.rex, "show").output.contains("their own worksheet"))
        #expect(try !concern(.cooper))
        try people.done(
            .rex, "worksheet", "set", "leash", "like", "--side", "wears", "--at-most", "10000", "--worksheet",
            name)
        #expect(try concern(.rex), "without a maximum the text says more still")
    }

    @Test func whereNothingIsFoundOneSentenceSaysWhatThatMeans() throws {
        let people = try People(.met)
        let template = try people.write("calm.yaml", Self.calm)
        for role in ["one", "other"] { try people.write("\(role).yaml", Self.answers(as: role)) }
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", template, "--as", "one", "--answers",
            people.path("one.yaml"))
        try people.hand(from: .cooper)
        let proposed = try people.done(
            .rex, "propose", "--template", template, "--answers", people.path("other.yaml"))
        let sentence = "no listed concern found; this does not mean that it is safe"
        #expect(proposed.said.contains(sentence), "\(proposed.messages)")
        let shown = try people.done(.rex, "show", "2").output
        #expect(shown.contains(sentence) && !shown.contains("Concerns"), "\(shown)")
        #expect(try people.done(.rex, "concerns").output.contains(sentence))
    }

    private static func answers(as role: String) -> String {
        """
        worksheet: calm
        as: \(role)
        rows:
          cuddling: { stance: like, at most: 30 }
        protections:
          word: “Red” stops everything.
          sign: Three slaps stop everything.
          care: tea, and a message on the next day

        """
    }

    private static let calm = """
        template: calm
        title: A calm evening
        summary: Two people sit on a sofa.
        kind: scene
        roles:
          - { id: one, title: one }
          - { id: other, title: other }
        sections:
          - id: all
            title: All
            items:
              - { protection: word, label: Stop signal, for: everyone, by: everyone, signal: spoken, ask: Which? }
              - { protection: sign, label: Stop sign, for: everyone, by: everyone, signal: silent, ask: Which? }
              - { protection: care, label: Care, for: everyone, by: everyone, aftercare: true, ask: Which? }
              - { row: cuddling, label: Cuddling, sides: { holds: one, is-held: other }, unit: minutes }

        """
}
