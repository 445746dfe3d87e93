package import Canonical
package import Consent
import Sodium
package import TransparencyLog

/// How the names of things follow from what they are.
extension AgreementID {
    /// - Parameters:
    ///   - nonce: random bytes, which stand in the text.
    ///   - verifierKeys: everybody's verifier key line.
    /// - Returns: the id of the thread between just these people: SHA-256 over a tag, the nonce and the sorted keys.
    package static func of(nonce: Bytes32, verifierKeys: [Line]) -> Self {
        let lines = verifierKeys.sorted().map { "\($0)\n" }.joined()
        return Self(SHA256.hash(Array("troth/agreement-id/v0\n\(nonce)\n\(lines)".utf8)))
    }
}

extension RecordID {
    /// - Parameter text: a record's text, without signatures.
    package static func of(_ text: [UInt8]) -> Self { Self(SHA256.hash(text)) }
}

extension VersionID {
    /// - Parameter text: a version's text, without signatures.
    package static func of(_ text: [UInt8]) -> Self { Self(SHA256.hash(text)) }
}

/// What a log belongs to.
package enum LogSubject: Hashable, Sendable, CustomStringConvertible {
    /// A thread; its records may be sent to the thread's people.
    case agreement(AgreementID)
    /// Nobody else; never sent.
    case `private`

    package var agreement: AgreementID? {
        if case .agreement(let id) = self { id } else { nil }
    }

    package var description: String { agreement?.description ?? "private" }
}

/// One person's log, on one device, for one subject: what its id is made of.
package struct LogName: Hashable, Sendable {
    /// Who writes it.
    package let author: PartyID
    package let subject: LogSubject
    /// Random bytes that tell devices, and lives of one device, apart.
    package let device: Bytes32
    /// SHA-256 over a tag and the parts; kept, since every record asks for it several times.
    package let id: LogID

    /// - Parameters:
    ///   - author: who writes it.
    ///   - subject: what it belongs to.
    ///   - device: random bytes.
    package init(author: PartyID, subject: LogSubject, device: Bytes32) {
        self.author = author
        self.subject = subject
        self.device = device
        id = LogID(SHA256.hash(Array("troth/log-id/v0\n\(author)\n\(subject)\n\(device)\n".utf8)))
    }

    /// The origin of the log's checkpoints, and the name that its author's key has there.
    package var origin: KeyName {
        // 64 hexadecimal digits behind a fixed prefix are always a key name.
        KeyName(Array("troth.invalid/log/\(id)".utf8))!
    }
}
