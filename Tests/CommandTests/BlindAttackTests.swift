import Canonical
import Consent
import Foundation
import History
import Sodium
import Testing
import TestSupport
import Vault

/// Ways around answers given blind, and around what comes of them.
@Suite struct BlindAttackTests {
    /// Cooper's answers opened, and a text whose rows mean something else: Rex's yes to “Leash” signs it.
    @Test func anAnswerIsNoYesToAnotherLabel() throws {
        let people = try People(.met)
        try people.answerBlind()
        try people.done(.cooper, "overlap", "--open")
        try people.done(.cooper, "propose")
        try people.craft(.cooper) { home in
            let v1 = home.archive.sources.values.first!.version
            var v2 = v1
            v2.number = 2
            v2.sections = try v2.sections.map { section in
                var section = section
                section.items = try section.items.map { item in
                    guard case .row(let row) = item, row.key.item.description == "leash" else { return item }
                    return .row(
                        Row(
                            row.key.item, label: try Line("Being whipped in public"), sides: row.sides,
                            unit: row.unit, lines: row.lines, neededBy: row.neededBy))
                }
                return section
            }
            return (.agreement(v2.agreement), [.proposal(try VersionSource(v2))])
        }
        try people.hand(from: .cooper)
        let id = try people.id(of: "2", for: .rex)
        let signed = try people.run(.rex, "sign", "2", "--i-have-read", id)
        #expect(signed.code == 6, "\(signed.messages)")
    }

    /// After Rex's answers have come, Cooper drops every must-have.
    @Test func aMustHaveIsNotDroppedAfterReading() throws {
        let people = try People(.met)
        try people.answerBlind()
        let before = String(decoding: try people.read("cooper.yaml"), as: UTF8.self)
        let without = before.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("must-have") }.joined(separator: "\n")
        #expect(before != without)
        try people.write("cooper.yaml", without)
        try people.done(
            .cooper, "worksheet", "import", people.path("cooper.yaml"), "--template", "handler-pup-dynamic")
        let again = try people.run(.cooper, "answer", "--share")
        #expect(again.code == 6, "\(again.messages)")
    }

    /// In a pack of three, Sam answers last and openly; Cooper, who is sealed, has read it, and widens.
    @Test func inAPackNobodyWidensAfterReading() throws {
        let pack = try Pack()
        try pack.done(
            .cooper, "invite", "--with", "Rex=pup", "--with", "Sam=pup", "--template", "handler-pup-dynamic",
            "--as", "handler")
        try pack.exchange()
        for member in Pack.Member.allCases {
            let file = member == .cooper ? "cooper.yaml" : "rex.yaml"
            try pack.done(member, "worksheet", "import", pack.path(file), "--template", "handler-pup-dynamic")
        }
        for member in [Pack.Member.cooper, .rex] { try pack.done(member, "answer", "--share") }
        try pack.exchange()
        try pack.done(.sam, "answer", "--share")
        try pack.hand(from: .sam, to: .cooper)
        let text = try String(contentsOfFile: pack.path("cooper.yaml"), encoding: .utf8)
        try text.replacingOccurrences(of: "at most: 120", with: "at most: 180")
            .write(toFile: pack.path("cooper.yaml"), atomically: true, encoding: .utf8)
        try pack.done(
            .cooper, "worksheet", "import", pack.path("cooper.yaml"), "--template", "handler-pup-dynamic")
        let wider = try pack.run(.cooper, "answer", "--share")
        #expect(wider.code == 6, "\(wider.messages)")
        try pack.exchange()
        _ = try pack.run(.rex, "overlap", "--open")
        try pack.exchange()
        _ = try pack.run(.sam, "overlap")
    }

    /// An invitation whose kind is not its template's: the answers leave, and the home that gave them does not know them.
    @Test(arguments: ["kind", "id", "role"]) func aCrookedInvitationIsRefused(what: String) throws {
        let people = try People(.met)
        try people.done(
            .cooper, "invite", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler")
        try people.craft(.cooper) { home in
            let entry = home.archive.records.compactMap { $0.text.body.entry as? InvitationEntry }.first!
            let i = entry.invitation
            let nonce = bytes32x(77)
            var parties = i.parties
            if what == "role" {
                parties = try i.parties.map {
                    try Party(
                        seat: Slug("x-\($0.seat)")!, role: Slug("x-\($0.role)")!, name: $0.name,
                        verifierKey: $0.verifierKey, recipient: $0.recipient)
                }
            }
            let crooked = InvitationEntry(
                Invitation(
                    nonce: nonce, kind: what == "kind" ? .event : i.kind,
                    source: Source(
                        template: what == "id" ? Slug("tonight")! : i.source.template, hash: i.source.hash),
                    title: try Line("Crooked"), parties: parties), template: entry.template)
            return (
                .agreement(crooked.agreement),
                [.entry(AnyEntry(crooked)), .entry(AnyEntry(SealedAnswerEntry(bytes32x(3))))]
            )
        }
        try people.hand(from: .cooper)
        try people.done(
            .rex, "worksheet", "import", people.path("rex.yaml"), "--template", "handler-pup-dynamic")
        let answer = try people.run(.rex, "answer", "--share", "--agreement", "Crooked")
        let status = try people.done(.rex, "status").output
        #expect(
            answer.code != 0 && !answer.messages.contains("can read your answers"),
            "\(answer.messages)\n\(status)")
    }

    /// Cooper seals anything, reads Rex's answers, and proposes without ever opening.
    @Test func whoNeverOpensAndProposesIsTold() throws {
        let people = try People(.met)
        try people.answerBlind()
        // Cooper’s program is another one: it writes a text, and opens nothing.
        try people.craft(.cooper) { home in
            let answer = home.archive.records.compactMap { $0.text.body.entry as? AnswerEntry }.first!
            var v = answer.source.version
            v.number = 1
            v.sections = v.sections.map { section in
                var section = section
                section.items = section.items.compactMap { item in
                    switch item {
                    case .row(let row):
                        return .row(
                            Row(
                                row.key.item, label: row.label, sides: row.sides, unit: row.unit,
                                lines: Dictionary(
                                    uniqueKeysWithValues: row.lines.map {
                                        (
                                            $0.key,
                                            $0.key == home.keys.party
                                                && row.lines.values.contains { $0.isGranted }
                                                ? .agreed : $0.value
                                        )
                                    })))
                    case .protection(let p):
                        return .protection(
                            Protection(
                                p.id, label: p.label, kind: p.kind, protects: p.protects,
                                providers: p.providers, words: p.words))
                    default: return nil
                    }
                }
                return section
            }.filter { !$0.items.isEmpty }
            return (.agreement(v.agreement), [.proposal(try VersionSource(v))])
        }
        let received = try people.hand(from: .cooper)
        var said = received.output + received.messages
        for words in [["status"], ["show"], ["concerns"]] {
            let answer = try people.run(.rex, words)
            said += answer.output + answer.messages
        }
        _ = try people.run(.rex, "overlap")
        let id = try people.id(of: "1", for: .rex)
        let signed = try people.run(.rex, "sign", "1", "--i-have-read", id)
        said += signed.messages
        #expect(said.contains("sealed") && said.contains("open"), "\(said)")
    }

    /// Rex's own words for what protects Rex are gone or read otherwise: is that told before signing?
    @Test func whatProtectsIsToldAgainstTheAnswers() throws {
        let people = try People(.met)
        try people.answerBlind()
        try people.done(.cooper, "overlap", "--open")
        try people.done(.cooper, "propose")
        try people.craft(.cooper) { home in
            var v2 = home.archive.sources.values.first!.version
            v2.number = 2
            v2.sections = v2.sections.map { section in
                var section = section
                section.items = section.items.filter { item in
                    if case .protection(let p) = item {
                        return !p.id.description.hasPrefix("aftercare")
                    } else {
                        return true
                    }
                }
                return section
            }.filter { !$0.items.isEmpty }
            return (.agreement(v2.agreement), [.proposal(try VersionSource(v2))])
        }
        try people.hand(from: .cooper)
        let id = try people.id(of: "2", for: .rex)
        let signed = try people.run(.rex, "sign", "2", "--i-have-read", id)
        #expect(signed.said.contains("gone"))
    }

    /// Rex answers again, honestly, after Cooper's second, backdated invitation of the same thread.
    @Test func aSecondInvitationOfTheInviterChangesNothing() throws {
        let people = try People(.met)
        try people.answerBlind()
        try people.done(.rex, "worksheet", "new", "--invitation", "--name", "@" + people.write("n", "mine\n"))
        try people.craft(.cooper) { home in
            let entry = home.archive.records.compactMap { $0.text.body.entry as? InvitationEntry }.first!
            let text = String(decoding: entry.template, as: UTF8.self).replacingOccurrences(
                of: "label: Leash", with: "label: Being whipped in public")
            let source = Array(text.utf8)
            let i = entry.invitation
            let second = InvitationEntry(
                Invitation(
                    nonce: i.nonce, kind: i.kind,
                    source: Source(template: i.source.template, hash: SHA256.hash(source)),
                    title: try Line("Something else"), parties: i.parties), template: source)
            return (.agreement(second.agreement), [.entry(AnyEntry(second))])
        }
        try people.hand(from: .cooper)
        try people.craft(.cooper, at: 1000) { home in
            let entry = home.archive.records.compactMap { $0.text.body.entry as? InvitationEntry }.last!
            return (.agreement(entry.agreement), [.entry(AnyEntry(entry))])
        }
        try people.hand(from: .cooper)
        let status = try people.run(.rex, "status")
        #expect(!status.output.contains("Something else") && !status.output.contains("you have not answered"))
    }

    /// Cooper opens something else than was sealed, and proposes in the same file: is Rex told at all?
    @Test func aBrokenSealIsToldBesideAProposal() throws {
        let people = try People(.met)
        try people.answerBlind()
        try people.craft(.cooper) { home in
            let kept = home.archive.privateRecords.compactMap { $0.text.body.entry as? KeptAnswerEntry }.last!
                .answer
            let other = AnswerEntry(salt: bytes32x(9), source: kept.source)
            return (
                .agreement(kept.source.version.agreement), [.entry(AnyEntry(other)), .proposal(kept.source)]
            )
        }
        var said = ""
        let received = try people.hand(from: .cooper)
        said += received.output + received.messages
        for words in [
            ["status"], ["show"], ["log"], ["overlap"], ["verify"], ["concerns"], ["status", "--json"],
        ] {
            let answer = try people.run(.rex, words)
            said += answer.output + answer.messages
            if words[0] == "log" || words[0] == "verify" || words[0] == "overlap" {
            }
        }
        #expect(said.contains("not the ones that were sealed") || said.contains("not what they had sealed"))
    }

    /// The flow of five files: Rex gets Cooper's answers and the text at once, and cannot see where they meet.
    @Test func theOverlapStaysBesideAProposal() throws {
        let people = try People(.met)
        try people.answerBlind()
        try people.done(.cooper, "overlap", "--open")
        try people.done(.cooper, "propose")
        try people.hand(from: .cooper)
        let overlap = try people.run(.rex, "overlap")
        #expect(overlap.code == 0, "\(overlap)")
        #expect(try people.run(.cooper, "overlap").code == 0)
    }

    /// What somebody cannot provide closes every row; is it said where people meet, and before signing?
    @Test func whatCannotBeProvidedIsToldInTheOverlap() throws {
        let people = try People(.met)
        try people.inviteAndSeal()
        let text = String(decoding: try people.read("rex.yaml"), as: UTF8.self)
        try people.write(
            "rex.yaml",
            text.replacingOccurrences(of: "  silent-stop:\n", with: "  silent-stop:\n    cannot: true\n"))
        try people.share(.rex)
        try people.hand(from: .rex)
        let overlap = try people.done(.cooper, "overlap", "--open")
        try people.done(.cooper, "propose")
        try people.hand(from: .cooper)
        try people.sign("1")
        _ = try people.run(.rex, "status")
        #expect(overlap.output.contains("provide"))
    }

    /// A template of very many pieces; labels with escapes.
    @Test(arguments: ["parts", "escape", "deep"]) func aHostileTemplateTakesLittle(what: String) throws {
        let people = try People(.met)
        try people.done(
            .cooper, "invite", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler")
        try people.craft(.cooper) { home in
            let i = home.archive.invitation
            var text =
                "template: handler-pup-dynamic\ntitle: T\nsummary: S\nkind: dynamic\nroles:\n  - {id: handler, title: h}\n  - {id: pup, title: p}\nsections:\n  - id: a\n    title: A\n    items:\n      - row: leash\n        label: \"\(what == "escape" ? "\\e[2Jx" : "Leash")\"\n        sides: {holds: handler, wears: pup}"
            if what == "parts" { text += String(repeating: "\n---\nx: y", count: 90_000) }
            if what == "deep" { text += "\n---\n" + String(repeating: "[", count: 900_000) }
            let source = Array((text + "\n").utf8)
            let crooked = InvitationEntry(
                Invitation(
                    nonce: bytes32x(5), kind: i.kind,
                    source: Source(template: i.source.template, hash: SHA256.hash(source)),
                    title: try Line("Crooked"), parties: i.parties), template: source)
            return (.agreement(crooked.agreement), [.entry(AnyEntry(crooked))])
        }
        try people.hand(from: .cooper)
        for words in [
            ["status"], ["worksheet", "new", "--invitation", "--agreement", "Crooked"],
            ["answer", "--share", "--agreement", "Crooked"],
        ] {
            let clock = ContinuousClock()
            let took = try clock.measure { _ = try people.run(.rex, words) }
            #expect(took < .seconds(5))
        }
    }

    /// Cooper answers, the clock is set right, Cooper answers again and takes much of it back: what is opened?
    @Test func whatWasTakenBackIsNotOpened() throws {
        let people = try People(.met)
        let now = Int64(Date().timeIntervalSince1970)
        people.clock = now
        try people.invite()
        people.clock = now + 3600
        try people.share(.cooper)
        people.clock = now + 60
        let text = String(decoding: try people.read("cooper.yaml"), as: UTF8.self)
        try people.write("cooper.yaml", text.replacingOccurrences(of: "at most: 120", with: "at most: 15"))
        try people.share(.cooper)
        people.clock = now + 7200
        try people.hand(from: .cooper)
        try people.share(.rex)
        try people.hand(from: .rex)
        try people.done(.cooper, "overlap", "--open")
        try people.hand(from: .cooper)
        let overlap = try people.run(.rex, "overlap").output
        #expect(
            overlap.contains("at most 15 minutes") && !overlap.contains("at most 120"),
            "15: \(overlap.contains("at most 15 minutes")) 120: \(overlap.contains("at most 120"))")
    }

    /// In a pack somebody proposes while another’s answers are sealed: what becomes of these is explained.
    @Test func aProposalBesideSealedAnswersIsExplained() throws {
        let people = try People(.met)
        try people.inviteAndSeal()
        try people.craft(.rex) { home in
            let inv = home.archive.invitation
            let rex = inv.parties.map(\.id)
            let row = Row(
                Slug("leash")!, label: try Line("Leash"),
                sides: [Row.Side(Slug("holds")!, rex[0]), Row.Side(Slug("wears")!, rex[1])],
                lines: [rex[0]: .notAgreed, rex[1]: .notAgreed])
            let v = try inv.version(with: [.row(row)])
            return (.agreement(v.agreement), [.proposal(try VersionSource(v))])
        }
        try people.hand(from: .rex)
        for words in [["status"], ["answer", "--share"], ["overlap"], ["propose"]] {
            _ = try people.run(.cooper, words)
        }
        #expect(try people.done(.cooper, "status").said.contains("still sealed"))
    }

    /// Rex would love to wear the leash and not hold it: Rex's liking and Cooper's silence on the other side.
    @Test func eachSideIsToldByItself() throws {
        let people = try People(.met)
        try people.inviteAndSeal()
        let text = String(decoding: try people.read("rex.yaml"), as: UTF8.self)
        try people.write(
            "rex.yaml",
            text.replacingOccurrences(
                of: "  leash: like\n",
                with: "  leash:\n    stance: favourite\n    other sides:\n      holds: no thanks\n"
            ).replacingOccurrences(
                of: "    at most: 30\n    experience: some\n",
                with:
                    "    at most: 30\n    experience: some\n    other sides:\n      puts-on: {stance: like, experience: taught}\n"
            ))
        try people.done(
            .rex, "worksheet", "import", people.path("rex.yaml"), "--template", "handler-pup-dynamic")
        try people.done(.rex, "answer", "--share", "--say-liking", "leash")
        try people.hand(from: .rex)
        let overlap = try people.done(.cooper, "overlap", "--open").output
        let lines = overlap.components(separatedBy: "\n")
        let at = lines.firstIndex { $0.contains("Leash: Rex holds") } ?? 0
        let hood = lines.firstIndex { $0.contains("Hood or mask: Rex puts on") } ?? 0
        _ = lines.firstIndex { $0.contains("Hood or mask: Cooper puts on") } ?? 0
        #expect(!lines[at..<min(lines.count, at + 4)].joined().contains("favourite"))
        #expect(!lines[hood..<min(lines.count, hood + 3)].joined().contains("Cooper (you): not agreed"))
    }

    /// Another template under the id of a built-in one: answers to the built-in one are no answers to it.
    @Test func answersToOneTemplateAreNoneToAnotherOfItsName() throws {
        let people = try People(.met)
        try people.done(
            .cooper, "invite", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler")
        try people.craft(.cooper) { home in
            let entry = home.archive.records.compactMap { $0.text.body.entry as? InvitationEntry }.first!
            let text = String(decoding: entry.template, as: UTF8.self).replacingOccurrences(
                of: "label: Leash", with: "label: Being whipped in public")
            let source = Array(text.utf8)
            let i = entry.invitation
            let crooked = InvitationEntry(
                Invitation(
                    nonce: bytes32x(5), kind: i.kind,
                    source: Source(template: i.source.template, hash: SHA256.hash(source)),
                    title: try Line("Crooked"), parties: i.parties), template: source)
            return (.agreement(crooked.agreement), [.entry(AnyEntry(crooked))])
        }
        try people.hand(from: .cooper)
        try people.done(
            .rex, "worksheet", "import", people.path("rex.yaml"), "--template", "handler-pup-dynamic")
        let without = try people.run(.rex, "answer", "--share", "--agreement", "Crooked")
        #expect(without.code == 64)
        let answer = try people.run(
            .rex, "answer", "--share", "--agreement", "Crooked", "--worksheet", "handler-pup-dynamic")
        #expect(
            answer.code != 0 || answer.said.contains("another template") || answer.said.contains("warning"))
    }

    /// Only Rex wrote words for what Cooper's must-have rests on: Cooper's home says nothing of whose words stand there.
    @Test func whoseWordsStandThereIsTold() throws {
        let people = try People(.met)
        try people.inviteAndSeal()
        let text = String(decoding: try people.read("rex.yaml"), as: UTF8.self)
        try people.write("rex.yaml", text + "")
        try people.share(.rex)
        try people.hand(from: .rex)
        try people.done(.cooper, "overlap", "--open")
        let proposed = try people.done(.cooper, "propose")
        let id = try people.id(of: "1")
        let signed = try people.done(.cooper, "sign", "1", "--i-have-read", id)
        #expect(
            signed.said.contains("reads otherwise") || proposed.said.contains("words of Rex")
                || proposed.said.contains("several of you wrote"))
    }

    /// Answers so large that no text holds them beside Cooper's.
    @Test func answersThatLeaveNoRoomAreExplained() throws {
        let people = try People(.met)
        try people.inviteAndSeal()
        try people.craft(.rex) { home in
            let inv = home.archive.invitation
            let p = inv.parties.map(\.id)
            let rows = try (0..<1020).map {
                Item.row(
                    Row(
                        Slug("x-\($0)")!, label: try Line("Row \($0)"),
                        sides: [Row.Side(Slug("holds")!, p[0]), Row.Side(Slug("wears")!, p[1])],
                        lines: [p[0]: .notAgreed, p[1]: .agreed]))
            }
            let v = try inv.version(with: rows)
            return (
                .agreement(v.agreement),
                [.entry(AnyEntry(AnswerEntry(salt: bytes32x(1), source: try VersionSource(v))))]
            )
        }
        try people.hand(from: .rex)
        let clock = ContinuousClock()
        var overlap: People.Answer?
        _ = try clock.measure { overlap = try people.run(.cooper, "overlap", "--open") }
        #expect(overlap!.code == 0 || overlap!.messages.contains("Rex"))
    }

    /// Rex's answers have a row with Rex on both sides, and one with the sides swapped.
    @Test func aRowOfOneAloneIsNoMeeting() throws {
        let people = try People(.met)
        try people.inviteAndSeal()
        try people.craft(.rex) { home in
            let inv = home.archive.invitation
            let rex = home.keys.party
            let sides = [Row.Side(Slug("holds")!, rex), Row.Side(Slug("wears")!, rex)]
            let row = Row(Slug("leash")!, label: try Line("Leash"), sides: sides, lines: [rex: .agreed])
            let v = try inv.version(with: [.row(row)])
            return (
                .agreement(v.agreement),
                [.entry(AnyEntry(AnswerEntry(salt: bytes32x(1), source: try VersionSource(v))))]
            )
        }
        try people.hand(from: .rex)
        let overlap = try people.run(.cooper, "overlap", "--open")
        #expect(!overlap.output.contains("Agreed by all"))
    }
}

private func bytes32x(_ byte: UInt8) -> Bytes32 { Bytes32([UInt8](repeating: byte, count: 32))! }

extension Archive {
    /// What the thread was begun with.
    fileprivate var invitation: Invitation {
        records.compactMap { $0.text.body.entry as? InvitationEntry }.first!.invitation
    }
}

extension Invitation {
    /// A text in its thread that no command would make.
    fileprivate func version(with items: [Item]) throws -> Version {
        let from = Instant(seconds: Int64(Date().timeIntervalSince1970))
        return Version(
            agreement: .of(nonce: nonce, verifierKeys: parties.map(\.verifierKey)), nonce: nonce, number: 1,
            kind: kind, source: source, title: title,
            term: Term(
                from: from, until: from + .days(30), review: nil, signBy: from + .days(10),
                careUntil: from + .days(40)),
            parties: parties, sections: [Section(Slug("play")!, title: try Line("Play"), items: items)])
    }
}

extension People {
    /// Writes what no command would.
    fileprivate func craft(
        _ person: Person, at: Int64? = nil, _ what: (Home) throws -> (LogSubject, [RecordBody])
    ) throws {
        let folder = try Folder(path(person.rawValue), creating: false)
        let home = try Home(openingOn: folder, passphrase: secret(Self.passphrase))
        let (subject, bodies) = try what(home)
        _ = try home.write(
            bodies, to: subject, at: Instant(seconds: at ?? Int64(Date().timeIntervalSince1970)))
        folder.release()
    }
}
