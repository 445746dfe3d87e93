import Testing

/// What a partner's mere proposals must not be able to do.
@Suite struct HostilePartnerTests {
    @Test func anEndedAgreementDoesNotStandInTheWayOfPausing() throws {
        let people = try People(.inForce)
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers",
            people.path("cooper.yaml"))
        // A mere proposal does not make it a question which one is to be tightened.
        try people.done(.cooper, "tighten", "mitts", "--to", "not agreed")
        // Two threads: which one is meant has to be said, by a number that no name can take.
        #expect(try people.run(.cooper, "leave").code == 64)
        try people.done(.cooper, "leave", "--agreement", "2")
        try people.done(.cooper, "pause")
        #expect(try people.run(.cooper, "status", "--check").code == 2)
    }

    @Test func theOptionsOfEveryCommandMayStandBeforeIt() throws {
        let people = try People(.inForce)
        #expect(try people.run(.cooper, "--json", "status").output.contains("troth/status/v0"))
    }
}
