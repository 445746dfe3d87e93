import Canonical
import Testing

@testable import Templating

@Suite struct RefusedWordsTests {
    /// Refused wherever they stand, in whatever kind of item.
    @Test(arguments: [
        "child", "Sex with children", "teen", "Teens welcome", "teenage fantasies", "a minor", "minors",
        "underage", "under-age roleplay", "schoolgirl outfits", "School boy uniform", "little girl", "loli",
        "pre-teen", "toddler", "kid", "Kids’ games", "a child's voice", "as a baby", "high-schooler",
        "under 18", "under-18s", "under eighteen", "below 18", "younger than 18", "<18", "< 18 allowed",
        "less than 18 years old", "17-year-old", "a seventeen year old", "17 years old", "16 yo", "16 y/o",
        "16 y.o.",
        "aged 16", "age 15", "age of 14", "14-17 year olds",
        "16 or 17 years old", "17 and under", "under the age of 18", "under 16 years of age", "not yet 18",
        "u18",
        "Bestiality", "zoophilia", "sex with animals", "Sex with a dog", "sexual contact with real animals",
        "fucking a horse", "being fucked by a dog", "animal sex", "dog sex", "sex with a real puppy",
        "intercourse between people and animals", "oral from the family pet", "masturbating a stallion",
    ])
    func isRefused(text: String) {
        #expect(RefusedWords.finding(in: text, mayDeny: false) != nil)
        #expect(RefusedWords.finding(in: text, mayDeny: true) != nil)
    }

    /// Adults' roles, and words that only look alike.
    @Test(arguments: [
        "pup", "Puppy play", "pet play", "Being a kitten", "Sexual contact as a pup", "sex in pup gear",
        "pony play", "Sex with a human dog", "Sex while wearing a dog mask", "doggy style",
        "mating season as a theme",
        "good boy", "good girl", "boys’ night", "age play", "Age play: being little", "a little",
        "little space",
        "adult baby", "baby oil", "be my baby", "childcare", "child care", "childhood", "a child's pose",
        "kid gloves",
        "childfree", "minor injuries", "a minor cut", "minor marks", "inner child", "Everyone is over 18",
        "Adults only, 18+", "18 years or older", "21-year-old whisky", "under 18 minutes",
        "less than 10 minutes",
        "under 16 strokes", "at most 17 times", "eighteen strokes", "five years of experience",
        "3 years together",
        "Petting and brushing", "Cuddling with the cat on the sofa", "animal ears and a tail",
        "thirteenth night",
        "canteen", "minority", "kidding", "headspace as an animal", "stage 3", "no kidding", "teeny",
        "mintage 12", "My mate and the dog", "a baby blue collar", "Sex on a sheep skin",
        "Dog walking", "My dog is shut out of the room", "the age gap of 17 years", "10 minutes of 16",
    ])
    func passes(text: String) {
        #expect(RefusedWords.finding(in: text, mayDeny: false) == nil)
    }

    /// What keeps them out may name them, except where it names what may happen.
    @Test(arguments: [
        "No minors may be present.", "Nobody under 18 comes in.", "nobody-under-18", "No-one under 18",
        "Never where children could see it.", "Not while kids are in the house.",
        "No minors, teens or children.",
        "Nobody who is under 18 or brings children along may come in.", "No sex with animals, ever.",
        "This isn’t for teenagers.", "Not where a child or a neighbour may come by.",
    ])
    func aDenialPassesWhereOneCanStand(text: String) {
        #expect(RefusedWords.finding(in: text, mayDeny: true) == nil)
        #expect(RefusedWords.finding(in: text, mayDeny: false) != nil)
    }

    @Test(arguments: [
        "No adults; teens only.", "Nobody but teens.", "No problem with minors.", "Never without a teen.",
        "No limits with children.", "Teens, no adults.", "Not only minors.", "No. Teens.",
        "No one unless under 18.", "Nobody minds: minors may watch.",
    ])
    func aDenialOfSomethingElseDoesNot(text: String) {
        #expect(RefusedWords.finding(in: text, mayDeny: true) != nil)
    }

    /// However long a text is, it is read in one go.
    @Test func aLongTextTakesNoLongTime() {
        let text = String(repeating: "no teen ", count: 20_000)
        let start = ContinuousClock.now
        #expect(RefusedWords.finding(in: text, mayDeny: true) == nil)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test func everyLineIsNamed() throws {
        var text = everything
        text.replace("label: Leash\n", with: "label: A teen’s leash\n")
        text.replace("row: hood", with: "row: hood-for-minors")
        text.replace(
            "sides: { puts-on: handler, wears: pup }", with: "sides: { puts-on: handler, child: pup }")
        text.replace(
            "          Three taps.\n",
            with: "          No minors may be present.\n          Minors may watch.\n")
        text.replace("text: At home.", with: "text: Where the children are.")
        do throws(TemplateProblems) {
            _ = try TemplateFile.read(TemplateText(Array(text.utf8), file: "t"))
            Issue.record("taken")
        } catch {
            #expect(error.found.map(\.place.line) == [16, 19, 21, 32, 61])
            #expect(error.found[0].description.hasPrefix("t:16:16: “teen” names somebody under 18"))
        }
        // Nobody else's template is a way around it.
        #expect(throws: YAMLError.self) { try Template.parse(Array(text.utf8), file: "t") }
    }

    @Test func explanationsOfARowMayDeny() throws {
        var text = everything
        text.replace("label: Hood\n", with: "label: Hood\n        help: Never where children may come by.\n")
        #expect(refusal { try Template.parse(Array(text.utf8), file: "t") } == nil)
        text.replace("label: Hood\n", with: "label: Hood, no children\n")
        #expect(refusal { try Template.parse(Array(text.utf8), file: "t") } != nil)
    }

    @Test func nothingThatIsBuiltInIsRefused() throws {
        for file in BuiltInTemplates.all + BuiltInTemplates.shared {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for line in text.split(separator: "\n") {
                let finding = RefusedWords.finding(in: String(line), mayDeny: true)
                #expect(finding == nil, "\(file.name): \(line)")
            }
        }
    }

    // MARK: Added by hand

    private func add(_ extra: String) -> String? {
        refusal {
            let text = "worksheet: small\nas: pup\nextra:\n\(extra)"
            return try Worksheet.parse(Array(text.utf8), file: "w.yaml", template: smallTemplate())
        }
    }

    @Test(arguments: [
        ("  rows:\n    x-a:\n      label: playing a teenager\n      sides: {plays: pup}\n", "6:14"),
        ("  rows:\n    x-a:\n      label: nobody under 18\n      sides: {plays: pup}\n", "6:14"),
        ("  rows:\n    x-schoolgirl:\n      label: Uniform\n      sides: {wears: pup}\n", "5:5"),
        ("  rows:\n    x-a:\n      label: Uniform\n      sides: {schoolgirl: pup}\n", "7:15"),
        (
            "  rows:\n    x-a:\n      label: Walks\n      sides: {walks: pup}\n      unit: dog sex acts\n",
            "8:13"
        ),
        (
            "  rows:\n    x-a:\n      label: Walks\n      sides: {walks: pup}\n      conditions: |\n        at home\n        dressed as a toddler\n",
            "10:1"
        ),
        (
            "  rows:\n    x-a:\n      label: Walks\n      sides: {walks: pup, leads: handler}\n      other sides: {leads: {conditions: [with a minor]}}\n",
            "8:42"
        ),
        (
            "  protections:\n    x-b:\n      label: A rule\n      for: pup\n      by: pup\n      text: |\n        I call.\n        Teens may watch.\n",
            "11:1"
        ),
        ("  promises:\n    x-c:\n      label: Bestiality\n      to: everyone\n      text: always\n", "6:14"),
    ]) func whatIsAddedByHandIsHeldToTheSame(extra: String, place: String) {
        let said = add(extra)
        #expect(said?.hasPrefix("w.yaml:\(place): “") == true, "\(said ?? "taken")")
    }

    @Test(arguments: [
        "  rows:\n    x-pup:\n      label: Good boy, pup and pet\n      sides: {praises: handler, is-praised: pup}\n      stance: like\n      conditions: [nobody under 18 in the house]\n",
        "  rows:\n    x-kitten:\n      label: Kitten and pony play\n      sides: {plays: pup}\n      unit: doggy treats\n",
        "  rows:\n    x-little:\n      label: \"age play: being little\"\n      sides: {is-little: pup}\n",
        "  protections:\n    x-b:\n      label: Who may watch\n      for: everyone\n      by: everyone\n      text: Nobody under 18 is ever present.\n",
        // What never leaves the worksheet is nobody's to read.
        "  rows:\n    x-a:\n      label: Walks\n      sides: {walks: pup}\n      note: my child is at school on Tuesdays\n",
    ]) func whatAdultsAddPasses(extra: String) {
        #expect(add(extra) == nil)
    }
}
