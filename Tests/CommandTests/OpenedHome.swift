import Age
import History
import TestSupport
import Vault

extension People {
    /// Opens a home as its owner could, beside the commands, and lets go of it again.
    func opened<Result>(_ person: Person, _ look: (Home) throws -> Result) throws -> Result {
        let folder = try Folder(path(person.rawValue), creating: false)
        return try look(Home(openingOn: folder, passphrase: secret(Self.passphrase)))
    }

    /// - Returns: what an object of a home or its heads hold, without the padding.
    func plain(_ file: String, of person: Person) throws -> [UInt8] {
        let sealed = try read("\(person)/\(file)")
        return try opened(person) { home in
            var opener = try Opener([home.keys.identity])
            return try SealedObject.open(sealed, with: &opener)
        }
    }

    /// - Returns: a text as anybody can seal it who has the person's card.
    func sealed(_ text: [UInt8], to person: Person) throws -> [UInt8] {
        try SealedObject.seal(text, to: opened(person) { $0.keys.recipient })
    }
}
