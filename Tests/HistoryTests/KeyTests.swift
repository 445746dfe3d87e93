import HistorySupport
import TestSupport
import Age
import Canonical
import Consent
import History
import Sodium
import Testing
import TransparencyLog

/// The test vector of the manual: the seed 00 01 … 1f, computed independently (Python's `hashlib.blake2b` with key = seed,
/// salt = the id as 8 bytes little-endian and 8 zeros, person = `trothkey` and 8 zeros; OpenSSL for the Ed25519 public
/// key; `age-keygen -y` for the recipient).
@Suite struct KeyTests {
    private let keys: Keys

    init() throws { keys = try Keys(seed: secret(Array(0..<32))) }

    @Test func theSeedGivesTheVerifierKey() {
        #expect(
            keys.verifierKey.description
                == "troth-f858bbddb85bd6b7+771661d5+AdFrAOI3ArvS5NvxkD9UI3DJrDY7zzRNEUMvOuMi8aNy")
        #expect(
            keys.party.description == "d16b00e23702bbd2e4dbf1903f542370c9ac363bcf344d11432f3ae322f1a372")
    }

    @Test func theSeedGivesTheAgeIdentity() throws {
        #expect(
            keys.recipient.description == "age1t50qjeepaq392m9npy5xdj728k9gzuhlgp3jq8lk5eqm8n7qdchs6y8r36")
        let text = try keys.identity.text().withBytes { unsafe Array($0) }
        #expect(
            String(decoding: text, as: UTF8.self)
                == "AGE-SECRET-KEY-1G89HPQQUR6PWG0XQTGHGF43FCDPU0DMKXEEQKCLMHR9YWRZ6RCKQ5Y2TM8")
    }

    @Test func theSeedGivesTheNamesOfObjects() throws {
        let log = LogID(bytes32(0xAB))
        let plain = try keys.objectName(log: log, index: 7)
        let variant = try keys.objectName(log: log, index: 7, variant: RecordID(bytes32(0xCD)))
        #expect(plain.hex == "b4937a2d46fd01dc1539b3d0d4d9302dbfcf34c3328be6294eb7f3f85348e69c")
        #expect(variant.hex == "4553f7d75ba68f542e536314559c407548070560d3de6c81cd3279914a4364ec")
    }

    @Test func theSeedGivesTheCodeOfHeads() {
        #expect(
            keys.headsCode(for: Array("troth/heads/v0\n".utf8)).hex
                == "a17aea99dcb4375022ad0f54ca93c8a3606fad52c1dece1787ae23b9dcd156bb")
    }

    @Test func theSeedGivesTheCodeOfSheets() {
        #expect(
            keys.sheetCode(for: Array("troth/health/v0\n".utf8)).hex
                == "d734fb95a508e4db337f6f08fc386004d51523cbaf50d6fea9e72fef567be2cd")
    }

    @Test(.enabled(if: Program.exists("python3"))) func pythonDerivesTheSame() throws {
        // Independent of our libraries: BLAKE2b as Python has it, for the two subkeys that show directly.
        let script = """
            import hashlib
            seed = bytes(range(32))
            def subkey(i):
                return hashlib.blake2b(b"", key=seed, salt=i.to_bytes(8, "little") + bytes(8),
                    person=b"trothkey" + bytes(8), digest_size=32).digest()
            print(hashlib.blake2b(b"ab" * 32 + b" 7", key=subkey(3), digest_size=32).hexdigest())
            import hmac
            print(hmac.new(subkey(4), b"troth/heads/v0\\n", hashlib.sha256).hexdigest())
            print(hmac.new(subkey(5), b"troth/health/v0\\n", hashlib.sha256).hexdigest())
            """
        let result = try Program.run("python3", "-c", script)
        let name = try keys.objectName(log: LogID(bytes32(0xAB)), index: 7)
        let code = keys.headsCode(for: Array("troth/heads/v0\n".utf8))
        let sheet = keys.sheetCode(for: Array("troth/health/v0\n".utf8))
        #expect(result.output == Array("\(name)\n\(code)\n\(sheet)\n".utf8))
    }

    @Test func anotherSeedGivesOtherKeys() throws {
        let other = try Keys(seed: secret(Array(1..<33)))
        #expect(other.party != keys.party)
        #expect(other.recipient != keys.recipient)
        #expect(other.headsCode(for: [1]) != keys.headsCode(for: [1]))
    }
}
