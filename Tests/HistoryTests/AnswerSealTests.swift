import Canonical
import Consent
import History
import HistorySupport
import TestSupport
import Testing

/// A seal can be checked with what every machine has.
@Suite struct AnswerSealTests {
    @Test func sha256sumGivesTheSeal() throws {
        let cast = try Cast()
        let answer = AnswerEntry(
            salt: bytes32(1), source: try cast.version(with: [cast.rex]), notAnswered: [word("hood")],
            experience: [word("leash"): word("taught")])
        var writer = TextWriter()
        answer.write(to: &writer)
        let lines = Array("troth/answer/v0\n".utf8) + writer.bytes
        #expect(String(decoding: lines, as: UTF8.self).hasPrefix("troth/answer/v0\nsalt 0101"))
        let folder = TemporaryFolder()
        let told = try Program.run("sha256sum", folder.write(lines, to: "answer"))
        #expect(String(decoding: told.output, as: UTF8.self).hasPrefix("\(answer.seal) "))
        // Everything in it is sealed.
        let other = AnswerEntry(
            salt: bytes32(1), source: answer.source, notAnswered: [], experience: answer.experience)
        #expect(other.seal != answer.seal)
    }
}
