import Foundation
import PseudoTerminal
import TestSupport
import Testing

/// The page for reading together: where it may be written, what is in it, and what is not.
@Suite struct ReportTests {
    /// In force, one limit, a pause, and words of somebody's own.
    private func lived() throws -> People {
        let people = try People(.inForce)
        try people.done(.rex, "tighten", "leash", "--to", "hard limit")
        try people.hand(from: .rex)
        try people.done(.cooper, "pause")
        try people.hand(from: .cooper)
        return people
    }

    /// A folder in which a file may lie open to others, or not. What leads to it lets them through.
    private func folder(_ people: People, _ name: String, _ mode: Int) throws -> String {
        let path = people.path(name)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: mode])
        return path
    }

    private func mode(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func itIsWrittenOnlyWhereOthersCannotGet() throws {
        let people = try People(.inForce)
        let open = try folder(people, "open", 0o755)
        let refused = try people.run(.cooper, "report", "-o", "\(open)/r.html")
        #expect(
            refused.code == 1 && refused.said.contains("others on this machine can get into"), "\(refused)")
        #expect(!FileManager.default.fileExists(atPath: "\(open)/r.html"))
        #expect(
            try people.done(.cooper, "report", "-o", "\(open)/r.html", "--force").said.contains(
                "not encrypted"))
        #expect(try mode("\(open)/r.html") == 0o600)

        let own = try folder(people, "own", 0o700)
        let deep = "\(own)/deep"
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: false)
        try people.done(.cooper, "report", "-o", "\(deep)/r.html")
        // A file that was everybody's to read is not any more.
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(deep)/r.html")
        #expect(try people.run(.cooper, "report", "-o", "\(deep)/r.html").code == 1)
        try people.done(.cooper, "report", "-o", "\(deep)/r.html", "--yes")
        #expect(try mode("\(deep)/r.html") == 0o600)
        // Whoever has the old file open does not get to read the new one; nor does a link lead to where it is written.
        let old = try #require(FileHandle(forReadingAtPath: "\(deep)/r.html"))
        try people.done(.cooper, "report", "--text", "-o", "\(deep)/r.html", "--yes")
        #expect(try #require(try old.readToEnd()).starts(with: Data("<!DOCTYPE".utf8)))
        try FileManager.default.createSymbolicLink(
            atPath: "\(deep)/link", withDestinationPath: "\(open)/r.html")
        let before = try Data(contentsOf: URL(filePath: "\(open)/r.html"))
        try people.done(.cooper, "report", "--text", "-o", "\(deep)/link", "--yes")
        #expect(try Data(contentsOf: URL(filePath: "\(open)/r.html")) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: deep).sorted() == ["link", "r.html"])
        // What is no file is written to, and stays what it is.
        try people.done(.cooper, "report", "--text", "-o", "/dev/null", "--force", "--yes")
        let null = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(null == .typeCharacterSpecial)
        // A link that leads out of a closed folder leads nowhere private.
        try FileManager.default.createSymbolicLink(atPath: "\(own)/out", withDestinationPath: open)
        #expect(try people.run(.cooper, "report", "-o", "\(own)/out/s.html").code == 1)
    }

    @Test(.enabled(if: Tools.has("age"), "age is not installed"))
    func encryptedItIsForOneselfAlone() throws {
        let people = try People(.inForce)
        let open = try folder(people, "open", 0o755)
        try people.done(.cooper, "report", "-o", "\(open)/r.age", "--encrypt")
        let bytes = try Data(contentsOf: URL(filePath: "\(open)/r.age"))
        #expect(bytes.starts(with: Data("age-encryption.org/v1\n".utf8)))
        for (person, isTheirs) in [(People.Person.cooper, true), (.rex, false)] {
            let out = people.path("\(person).html")
            let identity = people.path("\(person.rawValue)/identity.age")
            let terminal = try PseudoTerminal([
                "/usr/bin/env", "age", "-d", "-i", identity, "-o", out, "\(open)/r.age",
            ])
            try terminal.wait(for: "passphrase")
            terminal.type(People.passphrase + "\n")
            #expect((try terminal.end().end == .status(0)) == isTheirs)
            let page = try? people.read("\(person).html")
            #expect((page?.starts(with: Array("<!DOCTYPE html>".utf8)) ?? false) == isTheirs)
        }
    }

    @Test func itHasAllOfItAndNothingThatIsOnesOwn() throws {
        let people = try lived()
        try people.done(
            .cooper, "worksheet", "new", "--name", "secret-sheet", "--template", "scene", "--as", "top")
        let own = try folder(people, "own", 0o700)
        try people.done(.cooper, "report", "-o", "\(own)/r.html")
        let page = String(decoding: try Data(contentsOf: URL(filePath: "\(own)/r.html")), as: UTF8.self)
        for part in [
            "default-src 'none'", "Cooper paused", "Leash", "hard limit", "stops everything",
            "The terms that stand in every agreement", "id=\"keys\"", "signed by Cooper", "<svg ",
        ] { #expect(page.contains(part.replacingOccurrences(of: "'", with: "&#39;")), "\(part)") }
        for part in ["secret-sheet", "<script", "http:", "https:", "src=", "you tightened"] {
            #expect(!page.contains(part), "\(part)")
        }
        let text = try people.done(.cooper, "report", "--text").output
        let markdown = try people.done(.cooper, "report", "--markdown").output
        #expect(text.contains("Where it stands\n") && markdown.contains("\n## Where it stands\n"))
        let json = try JSONObject(people.done(.cooper, "report", "--json").output)
        #expect(json["schema"] as? String == "troth/report/v0")
    }

    @Test func itSpeaksToWhomItIsFor() throws {
        let people = try lived()
        let page = try people.done(.cooper, "report", "--text", "--for", "Rex").output
        #expect(
            page.contains("for Rex, made ") && page.contains("you tightened") && page.contains("Rex (you)"))
        #expect(!page.contains("Cooper (you)"))
        // What stands is what this home knows, whoever it speaks to.
        let fresh = try People(.inForce)
        for words in [["--for", "Rex"], ["--for", "Rex", "--redact"], ["--for", "Cooper"], []] {
            let text = try fresh.run(.cooper, ["report", "--text"] + words).output
            #expect(text.contains("\n  in force until "), "\(words): \(text.prefix(400))")
        }
        #expect(try people.run(.cooper, "report", "--text", "--for", "Nobody").code == 64)
    }

    @Test func withCheckInsOnlyForOneself() throws {
        let people = try lived()
        try people.write("words", "a quiet week")
        try people.done(
            .cooper, "checkin", "--comfort", "green", "--words", "@\(people.path("words"))",
            "--private")
        for less in [["report", "--text"], ["report", "--text", "--check-ins"]] {
            #expect(!(try people.run(.cooper, less).output.contains("a quiet week")), "\(less)")
        }
        #expect(
            try people.done(.cooper, "report", "--text", "--own-check-ins").output.contains("a quiet week"))
        for other in [["--redact"], ["--for", "Rex"]] {
            #expect(try people.run(.cooper, ["report", "--text", "--check-ins"] + other).code == 64)
        }
    }

    @Test func anAccountOnlyWhereItsGiverPutItThere() throws {
        let people = try People(.inForce)
        let account = try people.write("account", "the leash was pulled in the street")
        try people.done(.rex, "repair", "open", "@\(account)", "--share")
        try people.hand(from: .rex)
        func has(_ person: People.Person, _ more: String...) throws -> Bool {
            try people.run(person, ["report", "--text"] + more).output.contains("pulled in the street")
        }
        #expect(try !has(.rex) && !has(.cooper))
        try people.done(.rex, "repair", "report", "1")
        try people.hand(from: .rex)
        #expect(try has(.rex) && has(.cooper))
        #expect(try !has(.rex, "--redact"))
        try people.done(.rex, "repair", "report", "1", "--out")
        #expect(try !has(.rex))
    }

    @Test func withoutNamesAndWords() throws {
        let people = try lived()
        let keys = try ["cooper", "rex"].map { name -> String in
            let card = String(decoding: try people.read("\(name).card"), as: UTF8.self)
            return try #require(
                card.split { $0.isWhitespace }.first { $0.hasPrefix("troth-") }.map(String.init))
        }
        for form in ["--text", "--markdown", "--json"] {
            let page = try people.done(.rex, "report", form, "--redact").output
            for typed in ["Cooper", "Rex", "cooper", "rex-", "Autumn", "stops everything"] + keys {
                #expect(!page.contains(typed), "\(typed) in \(form)")
            }
            #expect(page.contains("person A") && page.contains("Leash") && page.contains("hard limit"))
        }
        let open = try people.done(.rex, "report", "--text").output
        #expect(open.contains("Autumn") && open.contains("stops everything"))
    }

    @Test func whatIsAskedForHasToFit() throws {
        let people = try People(.inForce)
        for words in [[], ["--markdown", "--text"], ["--text", "--json"]] {
            #expect(try people.run(.cooper, ["report"] + words).code == 64, "\(words)")
        }
        let before = try People(.proposed)
        let nothing = try before.run(.cooper, "report", "--text")
        #expect(nothing.code == 1 && nothing.said.contains("nothing stands here yet"))
    }
}
