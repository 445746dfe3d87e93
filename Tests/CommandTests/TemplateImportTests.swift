import Foundation
import Testing

/// `troth template import`.
@Suite struct TemplateImportTests {
    @Test func aListBecomesAFileThatTheOtherCommandsTake() throws {
        let people = try People(.apart)
        let list = try people.write("list.txt", "#Gear\n(Giving, Receiving)\n* Collar\n* Leash\n")
        let mine = people.path("mine.yaml")
        let answer = try people.run(.cooper, "template", "import", list, "-o", mine, "--id", "our-list")
        #expect(answer.code == 0, "\(answer.messages)")
        #expect(
            answer.output.split(separator: /\s+/).joined(separator: " ").contains(
                "2 items of the list, as 7 in 2 sections"))
        #expect(try people.run(.cooper, "template", "check", mine).code == 0)
        let blank = try people.run(.cooper, "template", "show", mine, "--blank", "--as", "one")
        #expect(blank.output.contains("worksheet: our-list"))
        // A file that is there is left alone.
        #expect(try people.run(.cooper, "template", "import", list, "-o", mine).code == 1)
        let printed = try people.run(.cooper, "template", "import", list, "-o", "-", "--id", "our-list")
        #expect(Array(printed.output.utf8) == (try people.read("mine.yaml")))
    }

    @Test func whatIsWrongIsNamedWithItsPlaceAndNothingIsWritten() throws {
        let people = try People(.apart)
        let mine = people.path("mine.yaml")
        for (text, place) in [
            ("#Gear\nCollar\n", "list.txt:2:1"), ("#A\n* fine\n* Bestiality\n", "list.txt:3:3"),
        ] {
            let list = try people.write("list.txt", text)
            for options in [[], ["--yes"]] {
                let answer = try people.run(.cooper, ["template", "import", list, "-o", mine] + options)
                #expect(answer.code == 1)
                #expect(answer.said.contains(place), "\(answer.messages)")
                #expect(!FileManager.default.fileExists(atPath: mine))
            }
        }
        let list = try people.write("list.txt", "#Gear\n* Collar\n")
        #expect(
            try people.run(.cooper, "template", "import", list, "-o", mine, "--id", "Our List").code == 64)
    }
}
