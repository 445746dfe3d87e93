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
            salt: bytes32(1), source: try cast.version(with: [cast.rex]),
            notAnswered: [.init(word("hood"), word("wears"))],
            experience: [.init(word("leash"), word("holds")): word("taught")])
        var writer = TextWriter()
        answer.write(to: &writer)
        let lines = Array("troth/answer/v0\nkey \(cast.rex.id)\n".utf8) + writer.bytes
        #expect(String(decoding: lines, as: UTF8.self).contains("\nsalt 0101"))
        let folder = TemporaryFolder()
        let told = try Program.run("sha256sum", folder.write(lines, to: "answer"))
        #expect(String(decoding: told.output, as: UTF8.self).hasPrefix("\(answer.seal(by: cast.rex.id)) "))
        // Everything in it is sealed.
        let other = AnswerEntry(
            salt: bytes32(1), source: answer.source, notAnswered: [], experience: answer.experience)
        #expect(other.seal(by: cast.rex.id) != answer.seal(by: cast.rex.id))
        // And it is its author's.
        #expect(answer.seal(by: cast.cooper.id) != answer.seal(by: cast.rex.id))
    }
}
