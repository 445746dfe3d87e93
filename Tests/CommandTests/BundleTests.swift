import Foundation
import Testing

@Suite struct BundleTests {
    @Test func whatCameTwiceIsNothingNew() throws {
        let people = try People(.proposed)
        try people.done(.cooper, "sign", "2", "--i-have-read", people.id(of: "2"))
        try people.done(.cooper, "send", "Rex", "-o", people.path("one"))
        try people.done(.rex, "receive", people.path("one"))
        let before = try people.files(of: .rex)
        let again = try people.done(.rex, "receive", people.path("one"))
        #expect(again.said == "nothing new")
        #expect(try people.files(of: .rex) == before)
    }

    @Test func textForPlacesThatTakeNoOther() throws {
        let people = try People(.proposed)
        try people.done(.cooper, "sign", "2", "--i-have-read", people.id(of: "2"))
        try people.done(.cooper, "send", "Rex", "--armor", "-o", people.path("one.txt"))
        let text = try #require(String(validating: people.read("one.txt"), as: UTF8.self))
        #expect(text.hasPrefix("-----BEGIN AGE ENCRYPTED FILE-----\n"))
        let taken = try people.done(.rex, "receive", people.path("one.txt"))
        #expect(taken.output.contains("Cooper signed version 2"))
    }

    @Test func forSomebodyElse() throws {
        let people = try People(.proposed)
        try people.done(.cooper, "send", "Rex", "-o", people.path("one"))
        let before = try people.files(of: .cooper)
        let answer = try people.run(.cooper, "receive", people.path("one"))
        #expect(answer.code == 1)
        #expect(answer.said.contains("is not sealed to you"))
        #expect(try people.files(of: .cooper) == before)
    }

    @Test func fromAStranger() throws {
        let people = try People(.apart)
        // Cooper knows Rex, and Rex does not know Cooper.
        try people.done(.cooper, "contact", "add", people.path("rex.card"))
        try people.done(
            .cooper, "propose", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler",
            "--answers", people.path("cooper.yaml"))
        try people.done(.cooper, "send", "Rex", "-o", people.path("one"))
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, "receive", people.path("one"))
        #expect(answer.code == 1)
        #expect(answer.said.contains("nothing was taken in"))
        #expect(answer.said.contains("troth contact add FILE"))
        #expect(try people.files(of: .rex) == before)
    }

    @Test func cutShortAnywhere() throws {
        let people = try People(.proposed)
        try people.done(.cooper, "sign", "2", "--i-have-read", people.id(of: "2"))
        try people.done(.cooper, "send", "Rex", "-o", people.path("one"))
        let whole = try people.read("one")
        let before = try people.files(of: .rex)
        for count in [0, 1, 100, 200, whole.count / 2, whole.count - 1] {
            try Data(whole.prefix(count)).write(to: URL(filePath: people.path("cut")))
            let answer = try people.run(.rex, "receive", people.path("cut"))
            #expect(answer.code == 1, "\(count) bytes: \(answer)")
            #expect(answer.messages.hasPrefix("troth: "))
        }
        #expect(try people.files(of: .rex) == before)
        try people.done(.rex, "receive", people.path("one"))
    }

    @Test(
        .enabled(if: Tools.has("age"), "age is not installed"),
        arguments: [
            ("troth/bundle/v9\nwhatever is new\n", "update troth to read it"),
            ("a letter\n", "what is inside is not a bundle of troth"),
            ("troth/bundle/v0\nheads 01\nrecords 0\n\n", "the bundle's first lines are damaged"),
            ("troth/bundle/v0\nheads 0\nrecords 99\n\n", "the bundle ends too early"),
        ])
    func whatIsNoBundleOfThisTroth(text: String, reason: String) throws {
        let people = try People(.proposed)
        let card = String(decoding: try people.read("rex.card"), as: UTF8.self)
        let recipient = try #require(
            card.split { $0.isWhitespace }.first { $0.hasPrefix("age1") }.map(String.init))
        let plain = try people.write("plain", text)
        try Tools.run("age", "-r", recipient, "-o", people.path("sealed"), plain)
        let before = try people.files(of: .rex)
        let answer = try people.run(.rex, "receive", people.path("sealed"))
        #expect(answer.code == 1)
        #expect(answer.said.contains(reason), "\(answer.messages)")
        #expect(try people.files(of: .rex) == before)
    }
}
