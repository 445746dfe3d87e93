/// What wraps the file key of a file.
enum Locks: Sendable {
    /// One stanza for each recipient; those of kinds not known here are left out.
    case x25519([X25519Lock])
    /// A passphrase, and nothing beside it: whoever opens such a file may trust that it comes from somebody who
    /// knows the passphrase.
    case scrypt(ScryptLock)

    /// - Parameter stanzas: the stanzas of a header.
    /// - Throws: `AgeError.malformedHeader`, where a stanza of a known kind does not follow its format or a
    ///   passphrase is not alone; `unsupportedRecipients`, where none is of a known kind; `workFactorTooHigh`.
    init(_ stanzas: [Stanza]) throws {
        if let scrypt = stanzas.first(where: { $0.arguments.first == ScryptLock.kind }) {
            guard stanzas.count == 1 else {
                throw AgeError.malformedHeader("a scrypt stanza must be the only one")
            }
            self = .scrypt(try ScryptLock(scrypt))
        } else {
            let known = stanzas.filter { $0.arguments.first == X25519Lock.kind }
            guard !known.isEmpty else { throw AgeError.unsupportedRecipients }
            self = .x25519(try known.map(X25519Lock.init))
        }
    }
}
