import Terminal

extension SigningView {
    /// What the state means, without a full stop.
    package var sentence: String {
        switch state {
        case .waiting: "it waits; you may leave it"
        case .declined: "\(refusal); whoever still wants it proposes it again"
        case .outOfTime: "the time to answer is over, and not everyone’s answer was back"
        case .over: "its agreement is over"
        case .counts: "everyone signed, and everyone’s home holds it"
        case .toBegin: "everyone signed, and everyone’s home holds it; it has not begun"
        case .onlyNarrows where !(saidNo + tookBack).isEmpty:
            "\((saidNo + tookBack).inWords) said no after everyone had signed; it gives nothing and its limits stay"
        case .onlyNarrows: "everyone signed; for now it gives nothing, and its limits hold"
        case .replaced: "a later version took its place"
        case .lapsed: "its time is over; its permissions have ended"
        }
    }

    private var refusal: String {
        let parts = [
            saidNo.isEmpty ? nil : "\(saidNo.inWords) said no",
            tookBack.isEmpty
                ? nil
                : "\(tookBack.inWords) took \(tookBack.count > 1 ? "their signatures" : tookBack[0].isYou ? "your signature" : "their signature") back",
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    func show(on page: inout Page) {
        var fields: [(name: String, value: StyledText)] = []
        if let proposedBy { fields.append(("proposed by", StyledText(proposedBy.subject))) }
        fields.append(("signed by", signed.isEmpty ? "nobody yet" : StyledText(signed.inWords)))
        if !notSigned.isEmpty { fields.append(("not signed by", StyledText(notSigned.inWords))) }
        // Before anybody's home has every signature there is nothing to say of homes.
        if !held.isEmpty {
            fields.append(("home holds it", StyledText(held.inWords)))
            if !notHeld.isEmpty { fields.append(("not held yet", StyledText(notHeld.inWords))) }
        }
        if !tookBack.isEmpty { fields.append(("taken back by", StyledText(tookBack.inWords, .tighter))) }
        if !saidNo.isEmpty { fields.append(("said no", StyledText(saidNo.inWords, .tighter))) }
        fields.append(("answers back by", StyledText("\(signBy)")))
        page.fields(fields, level: 1)
        page.put(StyledText(sentence), level: 1)
    }
}
