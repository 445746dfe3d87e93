import Canonical
package import Consent
import Sodium
import TransparencyLog

/// A version with the bytes that it was read from or written to, and their id.
package struct VersionSource: Equatable, Sendable {
    package let version: Version
    package let bytes: [UInt8]
    package let id: VersionID

    /// - Parameter version: a version.
    /// - Throws: `FormatError`, where it cannot be written, or its keys or its agreement are not what they should be.
    package init(_ version: Version) throws {
        try self.init(version, VersionText.render(version))
    }

    /// - Parameter bytes: the bytes of a text.
    /// - Throws: `FormatError`, as for a version.
    package init(parsing bytes: [UInt8]) throws {
        try self.init(VersionText.parse(bytes), bytes)
    }

    private init(_ version: Version, _ bytes: [UInt8]) throws {
        for party in version.parties { try party.checkKeyName() }
        let agreement = AgreementID.of(nonce: version.nonce, verifierKeys: version.parties.map(\.verifierKey))
        guard version.agreement == agreement else {
            throw FormatError("the agreement's id is not the one that its nonce and its people's keys give")
        }
        self.version = version
        self.bytes = bytes
        id = VersionID.of(bytes)
    }
}

extension Party {
    /// - Throws: `FormatError`, where the verifier key does not have the name that its bytes give.
    func checkKeyName() throws {
        let key = try VerifierKey(verifierKey.bytes)
        guard key == VerifierKey(ofPersonWith: key.key) else {
            throw FormatError("the key of “\(name)” does not have the name that its bytes give")
        }
    }
}
