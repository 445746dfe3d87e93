import TestSupport
import Sodium
import Testing

@Suite struct SecretTests {
    struct Stopped: Error {}

    @Test func startsWithZerosAndHoldsWhatIsWritten() throws {
        var secret = try Secret(count: 100) { unsafe $0[3] = 7 }
        #expect(revealed(secret) == [0, 0, 0, 7] + [UInt8](repeating: 0, count: 96))
        secret.withMutableBytes { unsafe $0[99] = 9 }
        #expect(revealed(secret).last == 9)
        #expect(secret.count == 100)
    }

    @Test func canBeEmpty() throws {
        let none = try Secret(count: 0)
        let another = try Secret.random(count: 0)
        #expect(revealed(none) == [])
        let equal = none.isEqual(to: another)
        #expect(equal)
    }

    @Test func givesOnTheErrorOfWhoeverFillsIt() {
        #expect(throws: Stopped.self) { _ = try Secret(count: 8) { _ in throw Stopped() } }
    }

    @Test func refusesMoreThanTheSystemHas() {
        #expect(throws: SodiumError.outOfMemory) { _ = try Secret(count: 1 << 60) }
    }

    @Test func comparesBytesAndCounts() throws {
        let a = try secret([1, 2, 3])
        let same = try secret([1, 2, 3])
        let other = try secret([1, 2, 4])
        let longer = try secret([1, 2, 3, 0])
        let equal = [a.isEqual(to: same), a.isEqual(to: other), a.isEqual(to: longer)]
        #expect(equal == [true, false, false])
    }

    @Test func copiesPartOfAnother() throws {
        let whole = try secret([1, 2, 3, 4])
        let part = try whole.withBytes {
            try unsafe Secret(copying: UnsafeRawBufferPointer(rebasing: $0[1..<3]))
        }
        #expect(revealed(part) == [2, 3])
    }

    @Test func randomOnesDiffer() throws {
        let a = try Secret.random(count: 32)
        let b = try Secret.random(count: 32)
        let equal = a.isEqual(to: b)
        #expect(!equal)
        #expect(Random.bytes(32) != Random.bytes(32))
        #expect(Random.bytes(0) == [])
    }

    @Test func saysOnceWhetherMemoryCanBeLocked() {
        #expect(Secret.memoryIsLocked == Secret.memoryIsLocked)
    }

    @Test func erases() {
        var bytes: [UInt8] = [1, 2, 3]
        unsafe bytes.withUnsafeMutableBytes { unsafe Erase.bytes($0) }
        #expect(bytes == [0, 0, 0])
    }

    @Test func comparesInConstantTime() {
        #expect(ConstantTime.areEqual([1, 2, 3], [1, 2, 3]))
        #expect(ConstantTime.areEqual([1, 2, 3], [0, 1, 2, 3].dropFirst()))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2]))
        #expect(!ConstantTime.areEqual([1, 2, 3], [1, 2, 4]))
        #expect(ConstantTime.areEqual([], []))
    }
}
