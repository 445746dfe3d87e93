import HistorySupport
import TestSupport
import Canonical
import Consent
import Foundation
import History
import Sodium
import Testing
import Vault

@Suite struct FolderTests {
    private let temporary = TemporaryFolder()
    private var path: String { temporary.path("a/home") }

    @Test func aHomeOnDiskTellsNothing() throws {
        let small = try SmallHome()
        let contacts: [Card]
        let card: Card
        do {
            let home = try makeHome(on: Folder(path, creating: true))
            card = try home.person("Rexington")
            contacts = [card, small.cast.cooper.card]
            try home.write(
                [
                    .profile(name: card.name),
                    .contact(
                        small.cast.cooper.card,
                        note: small.cast.cooper.card.note(signedBy: small.cast.cooper.keys)),
                ],
                to: .private, at: time(0))
            let source = try small.cast.version(with: [Person(keys: home.keys, card: card)])
            var cooper = Journal(small.cast.cooper, .agreement(source.version.agreement))
            try cooper.write(.proposal(source))
            try cooper.write(.signal(prose("a signal in words")))
            #expect(try home.receive(cooper.bundle(), contacts: contacts).added.count == 2)
            try home.write([.pause], to: .agreement(source.version.agreement), at: time(1))
        }
        let home = try openHome(on: Folder(path, creating: false))
        #expect(home.texts.count == 5)

        let manager = FileManager.default
        let names = try manager.subpathsOfDirectory(atPath: path)
        let words =
            [
                "Rexington", "Cooper", "leash", "Leash", "A walk", "handler", "signal", "troth-", "pause",
                "\(home.keys.verifierKey)", "\(home.keys.party)", "\(home.keys.recipient)",
            ] + home.archive.logs.keys.map(\.description) + home.archive.records.map(\.id.description)
        var files = 0
        for name in names {
            let full = "\(path)/\(name)"
            let attributes = try manager.attributesOfItem(atPath: full)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            if attributes[.type] as? FileAttributeType == .typeDirectory {
                #expect(mode == 0o700, "\(name)")
                continue
            }
            files += 1
            #expect(mode == 0o600, "\(name)")
            #expect((attributes[.modificationDate] as? Date)?.timeIntervalSince1970 == 0, "\(name)")
            #expect(
                ["identity.age", "heads.age", "lock"].contains(name)
                    || name.wholeMatch(of: #/objects/([0-9a-f]{2})/\1[0-9a-f]{62}\.age/#) != nil, "\(name)")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: full))
            for word in words {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "“\(word)” stands in \(name)")
            }
        }
        #expect(files == 5 + 3)
        for folder in [path, temporary.path("a")] {
            let mode = try manager.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
            #expect(mode == 0o700)
        }
    }

    @Test(.enabled(if: Program.canTypeToAge, "age or python3 is not there")) func ageOpensEverything() throws
    {
        let texts: [[UInt8]]
        do {
            let home = try makeHome(on: Folder(path, creating: true))
            try home.write(
                [.profile(name: Line("Rex")), .verified(home.keys.party)], to: .private, at: time(0))
            texts = home.archive.records.map(\.note)
        }
        let identity = temporary.path("identity")
        #expect(try Program.type(passphrase, to: "age", "-d", "-o", identity, "\(path)/identity.age") == 0)
        let objects = try FileManager.default.subpathsOfDirectory(atPath: "\(path)/objects").filter {
            $0.hasSuffix(".age")
        }
        #expect(objects.count == 2)
        var read: [[UInt8]] = []
        for object in objects {
            let result = try Program.run("age", "-d", "-i", identity, "\(path)/objects/\(object)")
            #expect(result.status == 0)
            let end = try #require(result.output.lastIndex { $0 != 0x0A }) + 2
            #expect(result.output.count == Padding.size(of: end))
            read.append(Array(result.output.prefix(end)))
        }
        #expect(Set(read) == Set(texts))
        let heads = try Program.run("age", "-d", "-i", identity, "\(path)/heads.age")
        #expect(heads.output.starts(with: Array("troth/heads/v0\n".utf8)))
    }

    @Test func aSecondOneWaitsAndThenGivesUp() throws {
        var first: Folder? = try Folder(path, creating: true)
        let start = ContinuousClock.now
        #expect(throws: VaultError.locked) { _ = try Folder(path, creating: false, patience: 100) }
        #expect(ContinuousClock.now - start >= .milliseconds(100))
        withExtendedLifetime(first) {}
        first = nil
        #expect(throws: Never.self) { _ = try Folder(path, creating: false, patience: 0) }
    }

    @Test(.enabled(if: Program.exists("flock"))) func anotherProcessIsWaitedFor() throws {
        do { _ = try Folder(path, creating: true) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["flock", "\(path)/lock", "sh", "-c", "echo; exec sleep 0.4"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.availableData
        #expect(throws: VaultError.locked) { _ = try Folder(path, creating: false, patience: 60) }
        #expect(throws: Never.self) { _ = try Folder(path, creating: false, patience: 5000) }
        process.waitUntilExit()
    }

    @Test func withoutAFolderThereIsNoHome() {
        #expect(throws: VaultError.noHome(path: path)) { _ = try Folder(path, creating: false) }
    }

    @Test func aFileIsNeverWrittenOver() throws {
        let folder = try Folder(path, creating: true)
        #expect(try folder.create("objects/ab/one.age", [1]))
        #expect(try !folder.create("objects/ab/one.age", [2]))
        #expect(try folder.read("objects/ab/one.age") == [1])
        try folder.replace("objects/ab/one.age", [3])
        #expect(try folder.read("objects/ab/one.age") == [3])
        #expect(try folder.read("objects/ab/two.age") == nil)
        #expect(
            try folder.exists("objects") && folder.exists("objects/ab/one.age") && !folder.exists("heads.age")
        )
        // Nothing is left beside them.
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(path)/objects/ab") == ["one.age"])
    }

    /// Links, folders and pipes in the place of a file are not followed, and do not hang.
    @Test func whatIsNoFileIsNotRead() throws {
        let folder = try Folder(path, creating: true)
        _ = try folder.create("real", [1])
        try FileManager.default.createSymbolicLink(atPath: "\(path)/link", withDestinationPath: "real")
        try FileManager.default.createDirectory(atPath: "\(path)/folder", withIntermediateDirectories: false)
        #expect(try Program.run("mkfifo", "\(path)/pipe").status == 0)
        for name in ["link", "folder", "pipe"] {
            #expect {
                _ = try folder.read(name)
            } throws: { error in
                guard case VaultError.cannot(verb: "read", path: "\(path)/\(name)", _) = error else {
                    return false
                }
                return true
            }
        }
    }
}
