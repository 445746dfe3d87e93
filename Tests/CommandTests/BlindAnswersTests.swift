import Foundation
import History
import Testing
import Vault

/// Everybody answers by themselves, and nobody reads anybody before they are bound.
@Suite struct BlindAnswersTests {
    /// Words that stand in nobody's worksheet but Cooper's, and in no template.
    private static let ofCooper = ["left shoulder", "uniforms", "ten quiet minutes"]
    private static let ofRex = ["back of my neck", "being given away", "not even traces"]

    @Test func itTakesFiveFilesInTwoCities() throws {
        let people = try People(.met)
        try people.invite()
        try people.share(.cooper)
        try people.hand(from: .cooper)  // 1: the invitation, and Cooper's seal
        try people.share(.rex)
        try people.hand(from: .rex)  // 2: Rex's answers
        let overlap = try people.done(.cooper, "overlap", "--open").output
        #expect(overlap.contains("Agreed by all") && overlap.contains("Hard limits"))
        try people.done(.cooper, "propose")
        let id = try people.id(of: "1")
        try people.done(.cooper, "sign", "1", "--i-have-read", id)
        try people.hand(from: .cooper)  // 3: Cooper's answers, the draft, and a signature
        try people.done(.rex, "sign", "1", "--i-have-read", id)
        try people.hand(from: .rex)  // 4: Rex's signature
        #expect(try people.run(.cooper, "status", "--check").code == 0)
        try people.hand(from: .cooper)  // 5: Cooper's home has them all
        #expect(try people.run(.rex, "status", "--check").code == 0)
        #expect(try people.done(.rex, "verify").code == 0)
        // Each line is what its owner answered, and no more.
        let text = try people.done(.rex, "show", "1").output
        #expect(text.contains("at most 90 minutes"))
    }

    @Test func nothingCanBeReadBeforeAllAnswersAreIn() throws {
        let people = try People(.met)
        try people.invite()
        try people.share(.cooper)
        let first = try people.hand(from: .cooper)
        // Rex holds the invitation and a seal: nothing that Rex can open has a word of Cooper's.
        try people.expectNone(of: Self.ofCooper, with: .rex)
        var said = first.output + first.messages
        for words in [
            ["status"], ["log"], ["show"], ["overlap"], ["concerns"], ["propose"], ["verify"], ["diff"],
        ] {
            for json in [[], ["--json"]] {
                let answer = try people.run(.rex, words + json)
                said += answer.output + answer.messages
            }
        }
        for word in Self.ofCooper { #expect(!said.contains(word)) }
        #expect(!said.contains("hard limit"))

        // Cooper answers again: still nothing. Then Rex answers, and Cooper, who is bound, may read it.
        try people.write(
            "cooper.yaml", people.worksheet(.cooper).replacing("stance: like", with: "stance: willing"))
        try people.share(.cooper)
        try people.hand(from: .cooper)
        try people.expectNone(of: Self.ofCooper, with: .rex)
        try people.share(.rex)
        try people.expectNone(of: Self.ofRex, with: .cooper)
        try people.hand(from: .rex)
        #expect(try people.finds(Self.ofRex, with: .cooper))
        // Rex has not read Cooper's, who has not opened them.
        try people.expectNone(of: Self.ofCooper, with: .rex)
        #expect(try people.run(.rex, "overlap").code == 1)
        try people.done(.cooper, "overlap", "--open")
        try people.hand(from: .cooper)
        #expect(try people.finds(Self.ofCooper, with: .rex))
        #expect(try people.done(.rex, "overlap").output.contains("left shoulder"))
    }

    @Test func notesAndLikingStayAtHome() throws {
        let people = try People(.met)
        try people.invite()
        try people.write(
            "cooper.yaml",
            people.worksheet(.cooper).replacing(
                "  leash:\n", with: "  leash:\n    note: my very own secret\n"))
        try people.share(.cooper)
        try people.hand(from: .cooper)
        try people.share(.rex)
        try people.hand(from: .rex)
        try people.done(.cooper, "overlap", "--open")
        try people.hand(from: .cooper)
        #expect(try people.finds(["left shoulder"], with: .rex))
        try people.expectNone(of: ["my very own secret", "\nliking "], with: .rex)
    }

    @Test func likingIsSaidItemByItem() throws {
        let people = try People(.met)
        try people.invite()
        try people.share(.cooper, "--say-liking", "leash")
        try people.hand(from: .cooper)
        try people.share(.rex)
        try people.hand(from: .rex)
        try people.done(.cooper, "overlap", "--open")
        try people.hand(from: .cooper)
        #expect(try people.done(.rex, "overlap").output.contains("says: "))
        try people.expectNone(of: ["liking collar-home"], with: .rex)
        #expect(try people.run(.rex, "answer", "--say-liking", "gag", "--share").code == 64)
    }

    @Test func afterwardsAnswersOnlyBecomeTighter() throws {
        let people = try People(.met)
        try people.invite()
        try people.share(.cooper)
        try people.hand(from: .cooper)
        try people.share(.rex)
        try people.hand(from: .rex)
        // Rex's answers are here: Cooper gives no more than what was sealed.
        let before = try people.worksheet(.cooper)
        try people.write("cooper.yaml", before.replacing("at most: 120", with: "at most: 180"))
        let wider = try people.tryToShare(.cooper)
        #expect(wider.code == 6 && wider.said.contains("would become wider"), "\(wider)")
        try people.write("cooper.yaml", before.replacing("at most: 120", with: "at most: 15"))
        try people.share(.cooper)
        // What was sealed was opened first: the seal holds, and the tighter line is what counts.
        try people.hand(from: .cooper)
        let overlap = try people.done(.rex, "overlap").output
        #expect(overlap.contains("at most 15 minutes"), "\(overlap)")
        #expect(try people.run(.rex, "verify").code == 0)
        // Rex can read Cooper's now, and is bound as well.
        try people.write("rex.yaml", people.worksheet(.rex).replacing("at most: 90", with: "at most: 91"))
        #expect(try people.tryToShare(.rex).code == 6)
    }

    @Test func leavingItHalfwayIsExplained() throws {
        let people = try People(.met)
        try people.invite()
        #expect(try people.done(.cooper, "status").output.contains("you have not answered; you may leave it"))
        try people.share(.cooper)
        let sealed = try people.done(.cooper, "status").output
        #expect(
            sealed.contains("sealed until everyone has") && sealed.contains("Rex has not answered"))
        #expect(try people.run(.cooper, "status", "--check").code == 2)
        let early = try people.run(.cooper, "overlap")
        #expect(early.code == 1 && early.said.contains("yours stay sealed until then"))
        try people.hand(from: .cooper)
        let invited = try people.done(.rex, "status").output
        #expect(invited.contains("Cooper has answered") && invited.contains("you may leave it"))
        let unready = try people.run(.rex, "propose")
        #expect(unready.code == 1 && unready.said.contains("not open here yet"), "\(unready)")
        try people.done(.rex, "leave")
        try people.hand(from: .rex)
        let over = try people.done(.cooper, "status").output
        #expect(over.contains("left") && !over.contains("sealed until"), "\(over)")
        #expect(try people.run(.cooper, "answer", "--share").code == 1)
    }

    @Test func withoutATerminalSharingAndOpeningAreSaidInSoManyWords() throws {
        let people = try People(.met)
        try people.invite()
        try people.done(
            .cooper, "worksheet", "import", people.path("cooper.yaml"), "--template", "handler-pup-dynamic")
        let answer = try people.run(.cooper, "answer", "--yes")
        #expect(answer.code == 64 && answer.said.contains("--share"))
        try people.share(.cooper)
        try people.hand(from: .cooper)
        try people.share(.rex)
        try people.hand(from: .rex)
        let overlap = try people.run(.cooper, "overlap", "--yes")
        #expect(overlap.code == 64 && overlap.said.contains("--open"))
    }

    @Test func aTemplateThatTheOtherDoesNotHaveComesAlong() throws {
        let people = try People(.met)
        let template = try people.write(
            "ours.yaml",
            """
            template: ours
            title: Just ours
            summary: For the two of us.
            extends: core
            kind: scene
            roles:
              - {id: one, title: one}
              - {id: other, title: other}
            sections:
              - id: touch
                title: Touch
                items:
                  - row: back-rub
                    label: Rubbing backs
                    sides: {rubs: one, lies-down: other}

            """)
        try people.done(.cooper, "invite", "--with", "Rex", "--template", template, "--as", "one")
        try people.hand(from: .cooper)
        try FileManager.default.removeItem(atPath: template)
        try people.done(.rex, "worksheet", "new", "--invitation")
        try people.done(.rex, "worksheet", "set", "back-rub", "willing")
        #expect(try people.done(.rex, "worksheet", "show").output.contains("Rubbing backs"))
        #expect(try people.done(.rex, "answer", "--share").output.contains("Rubbing backs"))
        #expect(try people.done(.rex, "worksheet", "list").output.contains("as other"))
    }

    @Test func aPackOpensOnceAllHaveSealed() throws {
        let pack = try Pack()
        try pack.done(
            .cooper, "invite", "--with", "Rex=pup", "--with", "Sam=pup", "--template", "handler-pup-dynamic",
            "--as", "handler")
        try pack.exchange()
        for member in Pack.Member.allCases {
            let file = member == .cooper ? "cooper.yaml" : "rex.yaml"
            try pack.done(member, "worksheet", "import", pack.path(file), "--template", "handler-pup-dynamic")
        }
        for member in [Pack.Member.cooper, .rex] {
            #expect(try pack.done(member, "answer", "--share").said.contains("kept and sealed"))
        }
        try pack.exchange()
        #expect(try pack.run(.cooper, "overlap", "--open").said.contains("no answers of Sam"))
        #expect(try pack.done(.sam, "answer", "--share").said.contains("can read your answers"))
        try pack.exchange()
        for member in [Pack.Member.cooper, .rex] { _ = try pack.run(member, "overlap", "--open") }
        try pack.exchange()
        for member in Pack.Member.allCases { try pack.done(member, "overlap") }
        try pack.done(.sam, "propose")
        try pack.exchange()
        for member in Pack.Member.allCases { try pack.sign("1", member) }
        try pack.exchange()
        try pack.exchange()
        #expect(try pack.codes() == [0, 0, 0])
    }
}

extension People {
    fileprivate func worksheet(_ person: Person) throws -> String {
        String(decoding: try read("\(person).yaml"), as: UTF8.self)
    }

    fileprivate func tryToShare(_ person: Person, _ more: String...) throws -> Answer {
        try done(person, "worksheet", "import", path("\(person).yaml"), "--template", "handler-pup-dynamic")
        return try run(person, ["answer", "--share"] + more)
    }

    /// Everything that somebody's keys open: each object and the heads of their home.
    private func everything(with person: Person) throws -> String {
        try files(of: person).keys.filter { $0 != "identity.age" }.sorted()
            .map { String(decoding: try plain($0, of: person), as: UTF8.self) }.joined(separator: "\n")
    }

    fileprivate func finds(_ words: [String], with person: Person) throws -> Bool {
        let all = try everything(with: person)
        return words.allSatisfy(all.contains)
    }

    fileprivate func expectNone(of words: [String], with person: Person) throws {
        let all = try everything(with: person)
        #expect(all.contains("troth/record/v0"))
        for word in words { #expect(!all.contains(word), "“\(word)” can be read with \(person)’s keys") }
    }
}

extension String {
    fileprivate func replacing(_ old: String, with new: String) -> String {
        precondition(contains(old), "“\(old)” is not there")
        return replacingOccurrences(of: old, with: new)
    }
}
