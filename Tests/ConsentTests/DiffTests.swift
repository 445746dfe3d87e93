import TestSupport
import Canonical
import Consent
import Testing

/// What differs between two versions.
@Suite struct DiffTests {
    private func diff(_ old: [Item], _ new: [Item]) throws -> Diff {
        Diff(from: try TextTestsPair.version(old), to: try TextTestsPair.version(new))
    }

    @Test(arguments: 0..<100) func aVersionDoesNotDifferFromItself(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let version = try TextTestsVersions.version(&random)
        #expect(Diff(from: version, to: version).isEmpty, "seed \(seed)")
        var tied = version
        tied.number += 1
        tied.nonce = try random.bytes32()
        tied.agreement = AgreementID(try random.bytes32())
        tied.replaces = [VersionID(try random.bytes32())]
        tied.settles = [try random.bytes32()]
        #expect(Diff(from: version, to: tied).isEmpty, "seed \(seed)")
    }

    @Test(arguments: 0..<200) func whateverElseDiffersIsSeen(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let old = try TextTestsVersions.version(&random)
        var new = old
        let other = try TextTestsVersions.version(&random, parties: old.parties)
        switch random.below(7) {
        case 0: new.title = other.title
        case 1: new.term = other.term
        case 2: new.kind = other.kind
        case 3: new.parties.swapAt(0, 1)
        case 4: new.sections = other.sections
        case 5: new.sections.shuffle(using: &random)
        default:
            guard !new.sections.isEmpty else { return }
            let part = random.below(new.sections.count)
            new.sections[part].items.shuffle(using: &random)
            _ = new.sections[part].items.popLast()
        }
        #expect(Diff(from: old, to: new).isEmpty == (old == new), "seed \(seed)")
        #expect(Diff(from: new, to: old).isEmpty == (old == new), "seed \(seed)")
    }

    @Test(arguments: 0..<500) func theDirectionIsTheOneOfNarrowing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let old = try TextTestsVersions.boundary(&random, counted: true)
        let any = try TextTestsVersions.boundary(&random, counted: true)
        let new = random.chance(40) ? old.met(any) : any
        switch Direction(from: old, to: new) {
        case nil: #expect(old == new)
        case .tightened: #expect(new.isNarrowing(of: old) && !old.isNarrowing(of: new))
        case .loosened: #expect(old.isNarrowing(of: new) && !new.isNarrowing(of: old))
        case .both: #expect(!new.isNarrowing(of: old) && !old.isNarrowing(of: new))
        }
        let back: Direction? =
            switch Direction(from: old, to: new) {
            case .tightened: .loosened
            case .loosened: .tightened
            case let same: same
            }
        #expect(Direction(from: new, to: old) == back, "seed \(seed)")
    }

    @Test func aRowSaysWhoseLineWentWhichWay() throws {
        let (cooper, rex) = (try TextTestsPair.cooper.get().id, try TextTestsPair.rex.get().id)
        let change = try diff(
            [try TextTestsPair.row("leash", cooper: .granted(Grant(.askFirst)), rex: .agreed)],
            [try TextTestsPair.row("leash", cooper: .agreed, rex: .hardLimit)]
        ).rows
        #expect(change.count == 1)
        let row = try required(change.first)
        #expect(!row.isAdded && !row.isRemoved && !row.isReworded)
        #expect(row.lines.first { $0.party == cooper }?.change.direction == .loosened)
        #expect(row.lines.first { $0.party == rex }?.change.direction == .tightened)
        #expect(row.outcome?.old == .granted(Grant(.askFirst)))
        #expect(row.outcome?.new == .hardLimit)
        #expect(row.outcome?.direction == .tightened)
    }

    @Test func anAbsentRowIsNotAgreed() throws {
        let row = try TextTestsPair.row("leash")
        let added = try required(try diff([], [row]).rows.first)
        #expect(added.isAdded && added.outcome?.direction == .loosened && added.lines.count == 2)
        let removed = try required(try diff([row], []).rows.first)
        #expect(removed.isRemoved && removed.outcome?.direction == .tightened)
        let closed = try TextTestsPair.row("leash", cooper: .notAgreed, rex: .notAgreed)
        let silent = try required(try diff([], [closed]).rows.first)
        #expect(silent.isAdded && silent.outcome == nil && silent.lines.isEmpty)
    }

    @Test func newOnesComeInTheirOrderAndThenWhatIsGone() throws {
        func row(_ id: String, _ boundary: Boundary) throws -> Item {
            try TextTestsPair.row(id, rex: boundary)
        }
        let change = try diff(
            [try row("a", .agreed), try row("b", .agreed), try row("c", .agreed), try row("d", .agreed)],
            [try row("e", .agreed), try row("d", .hardLimit), try row("b", .agreed)])
        #expect(change.rows.map(\.key.item.description) == ["e", "d", "a", "c"])
        #expect(change.isRearranged, "“d” stands before “b” now")
    }

    @Test func protectionsAndTheirMustHavesAreToldApart() throws {
        let rex = try TextTestsPair.rex.get().id
        let leash = try TextTestsPair.row("leash")
        let need = [MustHave(of: rex, for: [try TextTestsPair.slug("leash")])]
        let plain = try TextTestsPair.protection("water", "a bowl")
        let needed = try TextTestsPair.protection("water", "a bowl", neededBy: need)
        var change = try diff([leash, needed], [leash, plain])
        #expect(change.protections.isEmpty)
        #expect(
            change.mustHaves.map(\.subject) == [
                .init(thing: .protection(try TextTestsPair.slug("water")), party: rex)
            ])
        #expect(change.mustHaves.first?.removed == [try TextTestsPair.slug("leash")])
        #expect(change.mustHaves.first?.added == [])
        change = try diff(
            [leash, plain], [leash, try TextTestsPair.protection("water", "a glass", by: [rex])])
        #expect(change.mustHaves.isEmpty)
        #expect(change.protections.first?.old?.words != change.protections.first?.new?.words)
        #expect(change.protections.first?.new?.providers == [rex])
        #expect(try diff([plain], []).protections.first?.isRemoved == true)
        #expect(try diff([], [plain]).protections.first?.isAdded == true)
    }
}
