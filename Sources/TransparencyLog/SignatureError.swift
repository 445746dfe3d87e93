/// Why the signatures under a note do not hold.
package enum SignatureError: Error, Equatable, CustomStringConvertible {
    /// It is by a key that the reader does not know.
    case unknownKey(KeyName, KeyHash)
    /// It is not that key's signature over this text.
    case invalid(KeyName, KeyHash)

    package var description: String {
        switch self {
        case .unknownKey(let name, let hash): "a signature is by an unknown key, \(name) (\(hash))"
        case .invalid(let name, let hash): "the signature of \(name) (\(hash)) is not valid for this text"
        }
    }
}
