import Canonical
import Consent
import Foundation
import Testing

@testable import Templating

/// The folder `Templates/` of the package.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Templates")

private func yamlFiles(_ folder: URL) throws -> [String: [UInt8]] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try Dictionary(
        uniqueKeysWithValues: files.filter { $0.pathExtension == "yaml" }.map {
            ($0.deletingPathExtension().lastPathComponent, Array(try Data(contentsOf: $0)))
        })
}

@Suite struct BuiltInTemplatesTests {
    @Test func theBinaryHoldsTheFilesByteForByte() throws {
        let onDisk = try yamlFiles(folder)
        #expect(
            BuiltInTemplates.all.map(\.name) == [
                "collar-of-consideration", "dominant-submissive-dynamic", "first-scene",
                "handler-pup-dynamic",
                "long-distance", "pack-house", "pup-event", "scene", "tonight",
            ])
        let sharedOnDisk = try yamlFiles(folder.appending(path: "shared"))
        #expect(BuiltInTemplates.shared.map(\.name) == ["core"])
        #expect(
            Dictionary(uniqueKeysWithValues: BuiltInTemplates.shared.map { ($0.name, $0.bytes) })
                == sharedOnDisk)
        #expect(Dictionary(uniqueKeysWithValues: BuiltInTemplates.all.map { ($0.name, $0.bytes) }) == onDisk)
        let demoOnDisk = try yamlFiles(folder.appending(path: "demo"))
        #expect(BuiltInTemplates.demo.map(\.name) == ["cooper", "rex"])
        #expect(
            Dictionary(uniqueKeysWithValues: BuiltInTemplates.demo.map { ($0.name, $0.bytes) }) == demoOnDisk)
    }

    /// The ones that stood alone before there were bases: nothing of them went away.
    @Test(arguments: [("dominant-submissive-dynamic", 64), ("handler-pup-dynamic", 67), ("scene", 57)])
    func aLongOneHasEverythingInDetail(name: String, items: Int) throws {
        let template = try builtIn(name)
        #expect(template.items.count == items)
        let protections = template.items.compactMap { item in
            if case .protection(let protection) = item.nature {
                (item.id.description, protection)
            } else {
                nil
            }
        }
        let byID = Dictionary(uniqueKeysWithValues: protections)
        // Stop signals, with speech and without, that everybody has; what happens then stands in their words.
        for signal in Template.Signal.allCases {
            #expect(
                protections.contains {
                    $0.1.signal == signal && $0.1.isRequired && $0.1.for == .everyone && $0.1.text != nil
                })
        }
        for id in [
            "presence", "substances", "media-handling", "cutters-and-keys", "check-ins", "confidentiality",
            "ending-well",
        ] {
            #expect(byID[id]?.isRequired == true && byID[id]?.text != nil, "\(id)")
        }
        for id in ["barriers", "marks-where", "getting-home"] { #expect(byID[id]?.text != nil, "\(id)") }
        for id in ["places-off-limits", "words-off-limits", "themes-off-limits", "health"] {
            #expect(byID[id]?.for == .each, "\(id)")
        }
        for id in ["aftercare-wants", "aftercare-not", "contact-24", "contact-72"] {
            #expect(byID[id]?.for == .each && byID[id]?.isAftercare == true, "\(id)")
        }
        #expect(byID["aftercare-cannot"]?.by == .each && byID["aftercare-cannot"]?.isAftercare == true)

        // Every role has promises of its own to make, and somebody who looks after it.
        let makers = template.items.compactMap { item in
            if case .promise(let promise) = item.nature { promise.by } else { nil }
        }
        for role in template.roles {
            #expect(makers.contains(.role(role.id)))
            #expect(
                protections.contains { $0.1.for == .role(role.id) && $0.1.by != .role(role.id) }, "\(role.id)"
            )
        }
        #expect(makers.contains(.each))

        // Both directions: each role begins some row.
        for role in template.roles {
            #expect(
                template.items.contains { item in
                    guard case .row(let row) = item.nature else { return false }
                    return ["touches", "massages", "leaves", "takes"].contains {
                        row.sides(usuallyOf: role.id).first?.id.description == $0
                    }
                })
        }
    }

    @Test func pupsHaveWhatPupsNeed() throws {
        let file = try #require(BuiltInTemplates.all.first { $0.name == "handler-pup-dynamic" })
        let template = try Template.parse(file.bytes, file: "handler-pup-dynamic.yaml")
        for id in [
            "in-and-out", "calling-back", "distress-or-play", "gear-check", "water-and-rest", "others-rule",
        ] {
            guard case .protection(let protection) = template.item(try slug(id))?.nature else {
                Issue.record("\(id)")
                continue
            }
            #expect(
                protection.for == .role(try slug("pup")) && protection.isRequired && protection.text != nil)
        }
    }

    @Test(arguments: [("cooper", "handler"), ("rex", "pup")])
    func theSamplePeopleHaveAnsweredSensibly(name: String, role: String) throws {
        let file = try #require(BuiltInTemplates.all.first { $0.name == "handler-pup-dynamic" })
        let template = try Template.parse(file.bytes, file: "handler-pup-dynamic.yaml")
        let answers = try #require(BuiltInTemplates.demo.first { $0.name == name })
        let sheet = try Worksheet.parse(answers.bytes, file: "\(name).yaml", template: template)
        #expect(try sheet.role == slug(role))
        let rows = sheet.rows.values
        #expect(rows.count(where: { $0.stance == .hardLimit }) >= 3)
        #expect(rows.contains { $0.boundary(isFirstTime: false, ends: nil)?.grant?.rung == .askBeforehand })
        #expect(rows.contains { $0.boundary(isFirstTime: false, ends: nil) == .agreed })
        #expect(rows.contains { $0.atMost != nil })
        #expect(rows.contains { $0.isShownAsNotAgreed })
        #expect(sheet.protections.values.contains { $0.mustHave != nil })
        #expect(sheet.promises.count >= 3)
        for id in ["aftercare-wants", "aftercare-not", "aftercare-cannot", "contact-24", "contact-72"] {
            #expect(sheet.protections[try slug(id)]?.text != nil, "\(id)")
        }
    }
}
