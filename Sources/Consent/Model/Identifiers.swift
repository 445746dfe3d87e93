package import Canonical

/// A name that is 32 bytes, told apart by what it names, so that a version is never looked up by a record's name.
package struct Identifier<Named>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 32 bytes.
    package let bytes: Bytes32

    /// - Parameter bytes: the 32 bytes.
    package init(_ bytes: Bytes32) { self.bytes = bytes }

    /// - Parameter hex: 64 lower-case hexadecimal digits; nil is given for anything else.
    package init?(hex: some Collection<UInt8>) {
        guard let bytes = Bytes32(hex: hex) else { return nil }
        self.bytes = bytes
    }

    package var description: String { bytes.hex }
    package static func < (a: Self, b: Self) -> Bool { a.bytes < b.bytes }
}

/// What the kinds of `Identifier` name.
package enum Named {
    package enum Party {}
    package enum Agreement {}
    package enum Version {}
    package enum Record {}
    package enum Log {}
}

/// A person, by the Ed25519 public key they sign with.
package typealias PartyID = Identifier<Named.Party>
/// A thread of versions between the same people.
package typealias AgreementID = Identifier<Named.Agreement>
/// One version of an agreement, by the SHA-256 of its text.
package typealias VersionID = Identifier<Named.Version>
/// One record of a log, by the SHA-256 of its text.
package typealias RecordID = Identifier<Named.Record>
/// One person's log, on one device, for one agreement.
package typealias LogID = Identifier<Named.Log>
