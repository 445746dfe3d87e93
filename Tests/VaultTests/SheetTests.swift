import Canonical
import Foundation
import History
import TestSupport
import Testing
import Vault

/// The owner's sheet beside the logs: kept, changed, deleted, and never in the way.
@Suite struct SheetTests {
    private let temporary = TemporaryFolder()
    private var path: String { temporary.path("home") }
    private let first = Array("troth/health/v0\none\n".utf8)
    private let second = Array("troth/health/v0\ntwo\n".utf8)

    @Test func itIsKeptChangedAndDeleted() throws {
        let small = try SmallHome()
        let home = try openHome(on: small.disk)
        let before = small.disk.files
        #expect(try home.sheet() == nil && !home.hasSheet)
        try home.keep(sheet: first)
        #expect(try openHome(on: small.disk).sheet() == first)
        try home.keep(sheet: second)
        #expect(try openHome(on: small.disk).sheet() == second)
        #expect(Set(small.disk.files.keys).subtracting(before.keys) == ["sheet.age"])
        #expect(try home.deleteSheet())
        #expect(small.disk.files == before, "nothing else of the home was touched")
        #expect(try !home.deleteSheet() && home.sheet() == nil)
    }

    @Test func aPowerCutLeavesTheOldOrTheNew() throws {
        let small = try SmallHome()
        try openHome(on: small.disk).keep(sheet: first)
        let files = small.disk.files
        var kept: Set<String> = []
        for steps in 0...2 {
            for isDeleting in [false, true] {
                let disk = MemoryDisk(files)
                let home = try openHome(on: disk)
                disk.stepsLeft = steps
                if isDeleting { _ = try? home.deleteSheet() } else { try? home.keep(sheet: second) }
                disk.stepsLeft = nil
                let found = try openHome(on: disk).sheet()
                #expect(found == first || found == (isDeleting ? nil : second))
                kept.insert(found.map { String(decoding: $0, as: UTF8.self) } ?? "gone")
            }
        }
        #expect(kept.count == 3, "\(kept)")
    }

    /// Whatever lies there, only what asks for it says so.
    @Test func aBadOneLeavesTheHomeAsItIs() throws {
        let small = try SmallHome()
        let home = try openHome(on: small.disk)
        let texts = home.texts
        let other = MemoryDisk()
        let others = try makeHome(on: other)
        try others.keep(sheet: first)
        let theirs = try #require(other.files["sheet.age"])
        let forged = try SealedObject.seal(first, to: home.keys.recipient)
        let heads = try #require(small.disk.files["heads.age"])
        for file in [theirs, forged, heads, [], Array("nothing".utf8)] {
            small.disk.files["sheet.age"] = file
            let home = try openHome(on: small.disk)
            #expect(home.texts == texts && home.findings.isEmpty)
            #expect(try home.hasSheet)
            #expect {
                _ = try home.sheet()
            } throws: { error in
                guard case VaultError.damaged(let damages) = error else { return false }
                return damages.map(\.file) == ["sheet.age"]
            }
        }
        // Nor do heads that are a sheet open a home.
        try home.keep(sheet: first)
        small.disk.files["heads.age"] = small.disk.files["sheet.age"]
        #expect(throws: VaultError.self) { _ = try openHome(on: small.disk) }
    }

    @Test func onDiskItTellsNothingAndGoesWhole() throws {
        let home = try makeHome(on: Folder(path, creating: true))
        try home.keep(sheet: first)
        let file = "\(path)/sheet.age"
        let facts = try FileManager.default.attributesOfItem(atPath: file)
        #expect(facts[.posixPermissions] as? Int == 0o600)
        #expect((facts[.modificationDate] as? Date)?.timeIntervalSince1970 == 0)
        // What a command that was cut off in the middle of writing leaves.
        let left = "\(path)/.new-1-2"
        try FileManager.default.copyItem(atPath: file, toPath: left)
        try FileManager.default.createDirectory(
            atPath: "\(path)/.new-folder", withIntermediateDirectories: false)
        #expect(try home.deleteSheet())
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(Set(names) == ["heads.age", "identity.age", "lock", ".new-folder"], "\(names)")
        #expect(try !home.deleteSheet())
    }

    @Test func whatIsNoFileIsNotDeleted() throws {
        let folder = try Folder(path, creating: true)
        try FileManager.default.createDirectory(
            atPath: "\(path)/sheet.age", withIntermediateDirectories: false)
        #expect(throws: VaultError.self) { try folder.remove("sheet.age") }
        #expect(try folder.remove("objects/ab/none.age") == false)
    }

    @Test(.enabled(if: Program.canTypeToAge, "age or python3 is not there")) func ageOpensIt() throws {
        do { try makeHome(on: Folder(path, creating: true)).keep(sheet: first) }
        let identity = temporary.path("identity")
        #expect(try Program.type(passphrase, to: "age", "-d", "-o", identity, "\(path)/identity.age") == 0)
        let result = try Program.run("age", "-d", "-i", identity, "\(path)/sheet.age")
        #expect(result.status == 0 && result.output.count == 4096)
        #expect(result.output.starts(with: first + Array("code ".utf8)))
    }
}
