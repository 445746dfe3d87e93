/// How two people come to answer an invitation.
extension People {
    /// Cooper invites Rex.
    func invite() throws {
        try done(.cooper, "invite", "--with", "Rex", "--template", "handler-pup-dynamic", "--as", "handler")
    }

    /// Somebody answers with what their file says.
    func share(_ person: Person, _ more: String...) throws {
        try done(person, "worksheet", "import", path("\(person).yaml"), "--template", "handler-pup-dynamic")
        let words = ["answer", "--share"] + more
        let answer = try run(person, words)
        guard answer.code == 0 else { throw Unexpected(words: words, answer: answer) }
    }

    /// Cooper has invited and sealed, and Rex has that.
    func inviteAndSeal() throws {
        try invite()
        try share(.cooper)
        try hand(from: .cooper)
    }

    /// Cooper has sealed, and Rex has answered openly; both homes have both.
    func answerBlind() throws {
        try inviteAndSeal()
        try share(.rex)
        try hand(from: .rex)
    }
}
