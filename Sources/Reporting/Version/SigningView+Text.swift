import Terminal

extension SigningView {
    /// What the state means, without a full stop.
    package var sentence: String {
        switch state {
        case .waiting: "it waits; you may leave it"
        case .declined: "\(saidNo.inWords) said no; whoever still wants it proposes it again"
        case .outOfTime: "the time to answer is over, and not everyone’s answer was back"
        case .over: "its agreement is over"
        case .counts: "everyone signed, and everyone’s home holds it"
        case .toBegin: "everyone signed, and everyone’s home holds it; it has not begun"
        case .onlyNarrows where !saidNo.isEmpty:
            "\(saidNo.inWords) said no after everyone had signed; it gives nothing and its limits stay"
        case .onlyNarrows: "everyone signed; for now it gives nothing, and its limits hold"
        case .replaced: "a later version took its place"
        case .lapsed: "its time is over; its permissions have ended"
        }
    }

    func show(on page: inout Page) {
        var fields: [(name: String, value: StyledText)] = []
        if let proposedBy { fields.append(("proposed by", StyledText(proposedBy.subject))) }
        fields.append(("signed by", StyledText(signed.inWords)))
        if !notSigned.isEmpty { fields.append(("not signed by", StyledText(notSigned.inWords))) }
        fields.append(("home holds it", StyledText(held.inWords)))
        if !notHeld.isEmpty { fields.append(("not held yet", StyledText(notHeld.inWords))) }
        if !saidNo.isEmpty { fields.append(("said no", StyledText(saidNo.inWords, .tighter))) }
        fields.append(("answers back by", StyledText("\(signBy)")))
        page.fields(fields, level: 1)
        page.put(StyledText(sentence), level: 1)
    }
}
