/// Why an age file, a key or a text of one was refused.
package enum AgeError: Error, Equatable, CustomStringConvertible {
    /// The bytes do not begin as an age file does.
    case notAnAgeFile
    /// The file is of another version than v1.
    case unsupportedVersion
    /// The file ends inside its header, or before its payload begins.
    case truncatedHeader
    /// The file ends before its payload does.
    case truncatedPayload
    /// The header does not follow the format.
    case malformedHeader(String)
    /// The armor around the file does not follow the format.
    case malformedArmor(String)
    /// The file key is wrapped only for kinds of recipient that are not known here.
    case unsupportedRecipients
    /// None of the identities is a recipient of the file.
    case noMatch
    /// The passphrase does not open the file.
    case wrongPassphrase
    /// The file is sealed with a passphrase, and was to be opened with identities.
    case needsPassphrase
    /// The file is sealed to recipients, and was to be opened with a passphrase.
    case needsIdentity
    /// The header does not have the code that whoever sealed it gave it.
    case changedHeader
    /// A part of the payload is not what was sealed.
    case changedPayload
    /// The plaintext has more bytes than the caller wants.
    case tooLarge(limit: Int)
    /// Trying the passphrase would take more memory and time than is allowed.
    case workFactorTooHigh(Int, limit: Int)
    /// A work factor to seal with is out of bounds.
    case invalidWorkFactor(Int)
    /// A file was to be sealed to nobody.
    case noRecipients
    /// A text is not an X25519 recipient, or the key in it is not a safe one.
    case invalidRecipient
    /// A text is not an X25519 identity.
    case invalidIdentity

    package var description: String {
        switch self {
        case .notAnAgeFile: "this is not an age file"
        case .unsupportedVersion: "the file is of another version of age than v1: it needs a newer troth"
        case .truncatedHeader, .truncatedPayload: "the file is cut short: get the whole of it again"
        case .malformedHeader(let reason): "the header of the age file is malformed: \(reason)"
        case .malformedArmor(let reason): "the armor of the age file is malformed: \(reason)"
        case .unsupportedRecipients: "the file is sealed for a kind of key that troth does not know"
        case .noMatch: "the file is for somebody else: no key here opens it"
        case .wrongPassphrase: "the passphrase does not open the file"
        case .needsPassphrase: "the file opens with a passphrase, not with a key"
        case .needsIdentity: "the file opens with a key, not with a passphrase"
        case .changedHeader: "the header of the file was changed after it was sealed: get the file again"
        case .changedPayload: "the file was damaged or changed after it was sealed: get it again"
        case .tooLarge(let limit): "the file holds more than the \(limit) bytes that are allowed here"
        case .workFactorTooHigh(let factor, let limit):
            "the file asks for work factor \(factor) to try a passphrase; at most \(limit) is allowed"
        case .invalidWorkFactor(let factor):
            "work factor \(factor) is not one of \(WorkFactor.allowed.lowerBound) to \(WorkFactor.allowed.upperBound)"
        case .noRecipients: "the file is to be sealed to nobody: name a recipient"
        case .invalidRecipient: "not a valid age recipient: expected age1 and 58 more letters and digits"
        case .invalidIdentity:
            "not a valid age identity: expected AGE-SECRET-KEY-1 and 58 more capital letters and digits"
        }
    }
}
