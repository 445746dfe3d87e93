import Foundation
import Testing

/// `troth worksheet import --scale`.
@Suite struct RatingsImportTests {
    private func peopleWithAList() throws -> (people: People, template: String) {
        let people = try People(.met)
        let list = try people.write(
            "list.txt", "#Gear\n(Giving, Receiving)\n* Collar\n* Leash\n#Play\n(General)\n* Fetch\n* Hood\n")
        let template = people.path("our-list.yaml")
        try people.done(.rex, "template", "import", list, "-o", template, "--id", "our-list")
        return (people, template)
    }

    @Test func ratingsBecomeAWorksheetAndTheMappingIsPrinted() throws {
        let (people, template) = try peopleWithAList()
        let ratings = try people.write(
            "mine.txt",
            "#Gear\n(Giving, Receiving)\n* Collar: Favorite, No\n* Leash: Like\n#Play\n(General)\n* Fetch: quite\n* Bone: No\n"
        )
        let answer = try people.done(
            .rex, "worksheet", "import", ratings, "--scale", "kinklist", "--template", template, "--as", "one"
        )
        for line in [
            "  no, never, limit, hard limit → hard limit", "  favorite, favourite, love → favourite",
            "  not entered, nothing → unset", "  line 4: Leash: Like", "  line 8: Bone (General): No",
            "  line 7: Fetch (General): quite",
        ] {
            #expect(answer.output.contains(line), "\(answer.output)")
        }
        let shown = try people.done(.rex, "worksheet", "show").output
        #expect(
            shown.contains("Collar: favourite") && shown.contains("Collar, the other way round: hard limit"))
        #expect(shown.contains("Leash: unset") && shown.contains("Fetch: unset"), "\(shown)")

        // What it says is what an agreement is proposed from.
        try people.done(
            .rex, "propose", "--with", "Cooper", "--template", template, "--as", "one", "--worksheet",
            "our-list")
        let version = try people.done(.rex, "show").output
        #expect(version.contains("Collar") && !version.contains("favourite"))
    }

    @Test func asJSONEverythingIsThere() throws {
        let (people, template) = try peopleWithAList()
        let ratings = try people.write("mine.csv", "kink;rating;mood\nFetch;Like;good\nBone;Like;\n")
        let answer = try people.done(
            .rex, "worksheet", "import", ratings, "--scale", "kinklist", "--template", template, "--as",
            "one",
            "--json")
        let found = try #require(try JSONObject(answer.output)["ratings"] as? [String: Any])
        #expect(found["unmatched"] as? [String] == ["line 3: Bone: Like"])
        #expect(found["ignoredColumns"] as? [String] == ["mood"])
        #expect((found["scale"] as? [Any])?.isEmpty == false)
    }

    @Test func whatIsRefusedChangesNothing() throws {
        let (people, template) = try peopleWithAList()
        let ratings = try people.write("mine.csv", "item,rating\nFetch,Like\n")
        func run(_ file: String, _ more: String...) throws -> People.Answer {
            try people.run(.rex, ["worksheet", "import", file, "--template", template] + more)
        }
        // What has been answered since is not lost to an old export.
        #expect(try run(ratings, "--scale", "kinklist", "--as", "one", "--name", "mine").code == 0)
        try people.done(.rex, "worksheet", "set", "fetch", "hard limit")
        let before = try people.files(of: .rex)
        #expect(try run(ratings, "--scale", "kinklist", "--as", "one", "--name", "mine").code == 1)
        #expect(try run(ratings, "--scale", "kinklist").code == 64)
        #expect(try run(ratings, "--scale", "stars", "--as", "one").code == 64)
        #expect(try run(ratings, "--as", "one").code == 64)
        for (line, place) in [
            ("* a schoolgirl: No", "bad.txt:2:1"), ("* Fetch: Like\nnothing", "bad.txt:3:1"),
        ] {
            let bad = try people.write("bad.txt", "#Play\n\(line)\n")
            let answer = try run(bad, "--scale", "kinklist", "--as", "one", "--yes")
            #expect(answer.code == 1 && answer.said.contains(place), "\(answer)")
        }
        #expect(try people.files(of: .rex) == before)
    }
}
