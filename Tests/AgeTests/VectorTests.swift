import TestSupport
import Age
import Canonical
import Sodium
import Testing

@Suite(.enabled(if: Vector.all != nil, "the vectors of the age test kit are not there"))
struct VectorTests {
    @Test func noVectorIsLeftOut() {
        #expect(Vector.all?.count == 124)
    }

    @Test(arguments: Vector.all ?? []) func opensOrRefuses(vector: Vector) throws {
        let outcome = try outcome(of: vector)
        #expect(outcome.kind == vector.expect, "\(outcome.error.map(String.init(describing:)) ?? "")")
        if vector.expect == "success" {
            #expect(outcome.plaintext.map { SHA256.hash($0).hex } == vector.payload)
        }
    }

    private func outcome(of vector: Vector) throws -> (kind: String, plaintext: [UInt8]?, error: AgeError?) {
        let file = try vector.file
        #expect(Armor.isArmored(file) == vector.isArmored || vector.expect == "armor failure")
        do {
            let file = try AgeFile(vector.isArmored ? Armor.decode(file) : file)
            if let passphrase = vector.passphrases.first {
                let passphrase = try secret(passphrase)
                return ("success", revealed(try file.open(passphrase: passphrase)), nil)
            }
            var opener = try Opener(try vector.identities.map(identity))
            return ("success", try opener.open(file), nil)
        } catch let error as AgeError {
            return (kind(of: error), nil, error)
        }
    }

    /// The word of the test kit for an error.
    private func kind(of error: AgeError) -> String {
        switch error {
        case .malformedArmor: "armor failure"
        case .notAnAgeFile, .unsupportedVersion, .truncatedHeader, .malformedHeader, .workFactorTooHigh:
            "header failure"
        case .unsupportedRecipients, .noMatch, .wrongPassphrase, .needsIdentity, .needsPassphrase: "no match"
        case .changedHeader: "HMAC failure"
        case .truncatedPayload, .changedPayload: "payload failure"
        case .tooLarge, .invalidWorkFactor, .noRecipients, .invalidRecipient, .invalidIdentity: "\(error)"
        }
    }
}
