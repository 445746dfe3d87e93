import Canonical
import Consent
import Testing

@testable import Templating

/// The small template and the built-in ones, each with each of its roles.
private func allRoles() throws -> [(Template, Slug)] {
    let builtIn = try BuiltInTemplates.all.map { try Template.parse($0.bytes, file: $0.name) }
    return (builtIn + [try smallTemplate()]).flatMap { template in template.roles.map { (template, $0.id) } }
}

@Suite struct BlankWorksheetTests {
    @Test func parsesToNothingAnsweredAndTheTemplatesWords() throws {
        for (template, role) in try allRoles() {
            let text = try template.blankWorksheet(as: role)
            let sheet = try Worksheet.parse(Array(text.utf8), file: "blank", template: template)
            #expect(sheet.role == role && sheet.added.isEmpty && sheet.promises.isEmpty)
            #expect(sheet.agreement.title == nil && sheet.agreement.from == nil)
            #expect(sheet.rows.values.allSatisfy { $0.stance == .unset && $0.mustHave == nil })
            for item in template.items {
                switch item.nature {
                case .row: #expect(sheet.rows[item.id] != nil, "\(item.id)")
                case .protection(let protection):
                    #expect(sheet.protections[item.id]?.text == protection.text, "\(item.id)")
                    #expect(text.contains("\n  \(item.id): |\n"))
                case .promise(let promise):
                    let isOwn = promise.by == .each || promise.by == .role(role)
                    #expect(text.contains("\n  \(item.id): |\n") == isOwn, "\(item.id)")
                case .fact(let fact): #expect(sheet.facts[item.id]?.value == fact.text, "\(item.id)")
                }
            }
        }
    }

    @Test func whatItsCommentsShowCanBeUsed() throws {
        for (template, role) in try allRoles() {
            let text = try template.blankWorksheet(as: role)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

            // The longer form of a row, in place of its short one.
            let example = lines.drop { !($0.hasPrefix("#   ") && $0.hasSuffix(":")) }.prefix {
                $0.hasPrefix("#   ")
            }
            let name = try #require(example.first).dropFirst("#   ".count).dropLast()
            #expect(example.count >= 8)
            var filled = text
            filled.replace(
                "\n  \(name): unset\n",
                with: "\n" + example.map { "  " + $0.dropFirst("#   ".count) + "\n" }.joined())
            // The facts about the agreement, without their number signs.
            for line in lines where line.hasPrefix("  # ") && line.contains(": 20") {
                filled.replace(line, with: "  " + line.dropFirst("  # ".count))
            }
            // What is added by hand.
            let extra = lines.drop { $0 != "# extra:" }.prefix { $0.hasPrefix("# ") }
            filled += extra.map { $0.dropFirst("# ".count) + "\n" }.joined()

            let sheet = try Worksheet.parse(Array(filled.utf8), file: "filled", template: template)
            let row = try #require(sheet.rows[try slug(String(name))])
            #expect(row.stance == .willing && row.mustHave == .section && row.experience == .some)
            #expect(row.conditions == [try Line("only at home")] && row.ends != nil && row.note != nil)
            #expect(
                sheet.agreement.from != nil && sheet.agreement.until != nil && sheet.agreement.review != nil)
            #expect(sheet.agreement.signBy != nil && sheet.agreement.careUntil != nil)
            guard case .day(let from) = sheet.agreement.from?.value,
                case .day(let until) = sheet.agreement.until?.value
            else {
                Issue.record("no days")
                continue
            }
            #expect(from.description == "2030-01-01")
            #expect(.days(until.daysSince1970 - from.daysSince1970) <= template.kind.longest)
            #expect(sheet.added.map(\.id.description) == ["x-singing", "x-warm-feet", "x-postcards"])
        }
    }

    @Test func commentsFitATerminal() throws {
        for (template, role) in try allRoles() {
            for line in try template.blankWorksheet(as: role).split(separator: "\n") {
                guard line.drop(while: { $0 == " " }).hasPrefix("#") else { continue }
                #expect(line.unicodeScalars.count <= 80, "\(line)")
                #expect(line.last != " ")
            }
        }
    }

    @Test func saysForAFirstTimeWhatAYesIsWorth() throws {
        let note = "written down as “ask first”"
        #expect(try !smallTemplate().blankWorksheet(as: slug("pup")).contains(note))
        var first = everything
        first.replace("kind: dynamic\n", with: "kind: dynamic\nfirst time: true\n")
        let template = try Template.parse(Array(first.utf8), file: "first")
        #expect(try template.blankWorksheet(as: slug("pup")).contains(note))
    }

    @Test func anUnknownRoleIsRefused() throws {
        let template = try smallTemplate()
        #expect(
            refusal { try template.blankWorksheet(as: slug("pop")) }
                == "“pop” is not a role of “small”; did you mean “pup”?")
    }

    /// Names as long as they may be, words that YAML could take for its own.
    @Test func holdsWhatATemplateMayHold() throws {
        let long = String(repeating: "a", count: Slug.longest)
        let text = """
            template: \(long)
            title: "no: #x"
            summary: "- [a]"
            kind: scene
            roles: [{ id: \(long), title: "&b" }, { id: true, title: "*c" }]
            sections:
              - id: s
                title: "---"
                items:
                  - { row: null, label: "#", sides: { \(long): \(long), on: true } }
                  - { protection: \(long), label: "...", for: each, by: each, ask: "%?", text: ["# a", "- b", "c: d", "{", "| x"] }
                  - { promise: off, label: l, by: true, to: \(long), ask: "\(String(repeating: "w", count: 200))" }

            """
        let template = try Template.parse(Array(text.utf8), file: "t")
        for role in template.roles {
            let blank = try template.blankWorksheet(as: role.id)
            let sheet = try Worksheet.parse(Array(blank.utf8), file: "b", template: template)
            #expect(sheet.protections[try slug(long)]?.text?.lines.count == 5)
        }
    }
}
