import TestSupport
import Canonical
import Foundation
import Testing
import TransparencyLog

/// A note can be checked without troth: this is the recipe that the manual gives.
@Suite(.enabled(if: opensslIsInstalled, "openssl is not installed"))
struct OpenSSLTests {
    static let recipe = #"""
        note=$1 key=$2
        # The text ends before the last blank line; the signatures stand after it.
        blank=$(sed -n '/^$/=' "$note" | tail -n 1)
        head -n $((blank - 1)) "$note" > text
        # The signature is what follows the first 4 of 68 bytes.
        awk -v blank="$blank" -v name="${key%%+*}" 'NR > blank && $2 == name { print $3 }' "$note" |
            base64 -d | tail -c 64 > signature
        # The key is what follows the first of 33 bytes; OpenSSL wants 12 bytes before it that say "Ed25519".
        { printf '0*0\005\006\003+ep\003!\0'; echo "$key" | cut -d + -f 3- | base64 -d | tail -c 32; } > key.der
        openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile signature
        """#

    @Test func opensslVerifiesANote() throws {
        let signed = try note("what was discussed\n\n— and signed: Zoë\n", signedBy: [1, 2, 3])
        for number: UInt8 in 1...3 {
            let key = try verifierKey(number).description
            #expect(try run(Self.recipe, ["a.note", key], files: ["a.note": signed.bytes]) == 0)
        }
        // The recipe finds fault, too: with a changed text, and with somebody else's key.
        let key = try verifierKey(1).description
        var changed = signed.bytes
        changed[0] ^= 1
        #expect(try run(Self.recipe, ["a.note", key], files: ["a.note": changed]) != 0)
        let stranger = try verifierKey(4).description
        #expect(try run(Self.recipe, ["a.note", stranger], files: ["a.note": signed.bytes]) != 0)
    }
}

private let opensslIsInstalled = Program.exists("openssl")

/// - Returns: the exit status of a shell script in a folder with nothing but `files`.
private func run(_ script: String, _ arguments: [String], files: [String: [UInt8]]) throws -> Int32 {
    let folder = TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    return try Program.run("sh", ["-ec", script, "sh"] + arguments, in: folder.path).status
}
