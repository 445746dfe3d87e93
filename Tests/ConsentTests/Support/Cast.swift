import TestSupport
import Canonical
import Consent
import Synchronization

/// One of the people in these tests.
struct Person: Hashable, Comparable, CustomStringConvertible {
    let name: String
    let id: PartyID
    /// How a version names them.
    let party: Party

    init(_ name: String) {
        self.name = name
        id = PartyID(bytes32(named: name))
        party = try! Party(
            seat: slug(name.lowercased()), role: slug("partner"), name: line(name),
            verifierKey: line("troth-test+00000000+\(Base64.encode([0x01] + id.bytes.bytes))"),
            recipient: line("age1test"))
    }

    static let (a, b, c) = (Person("A"), Person("B"), Person("C"))
    /// Somebody who is in no agreement.
    static let stranger = Person("S")

    var description: String { name }

    static func == (a: Self, b: Self) -> Bool { a.name == b.name }
    static func < (a: Self, b: Self) -> Bool { a.name < b.name }
    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Thirty-two bytes for a name that tests know a thing by.
func bytes32(named name: String) -> Bytes32 {
    names.withLock { names in
        if let bytes = names.bytes[name] { return bytes }
        let seed = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var random = SeededGenerator(seed: seed)
        let bytes = Bytes32((0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) })!
        names.bytes[name] = bytes
        names.names[bytes] = name
        return bytes
    }
}

private let names = Mutex<(bytes: [String: Bytes32], names: [Bytes32: String])>(([:], [:]))

extension Bytes32 {
    /// What tests know it by.
    var name: String { names.withLock { $0.names[self] } ?? hex }
}

extension Identifier {
    /// What tests know it by.
    var name: String { bytes.name }
}

func slug(_ text: String) -> Slug { Slug(text)! }
func line(_ text: String) -> Line { try! Line(text) }

/// Tests count time in whole hours, as the reference model does.
extension Instant {
    init(hour: Int) { self.init(seconds: Int64(hour) * 3600) }
    var hour: Int { Int(seconds / 3600) }
}

extension Moment {
    /// - Parameters:
    ///   - clock: the hour of the system clock.
    ///   - latest: the later of that and the newest hour in the reader's own logs.
    init(hour clock: Int, latest: Int? = nil) {
        self.init(clock: Instant(hour: clock), newestKnown: latest.map(Instant.init(hour:)))
    }
}
