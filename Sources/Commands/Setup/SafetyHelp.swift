import Terminal

/// `troth help safety`: what to know where somebody is, or may come to be, in danger.
enum SafetyHelp {
    /// Needs no home and no passphrase.
    static let paragraphs: [StyledText] = [
        StyledText("Before anything else", .heading),
        "Where you are in danger now, call whoever helps where you live. Help may always be called, and nothing in any agreement says otherwise.",
        "A no that you say or signal counts at once, recorded or not. You owe nobody a command before it.",
        "",
        StyledText("A machine of your own", .heading),
        "Whoever can use or watch this machine can see what you do on it, also with troth. Where you share it, or somebody else set it up, read and plan on another one: a friend’s, a library’s, a new telephone.",
        "Your home opens with its passphrase. A passphrase that another person knows is none.",
        "",
        StyledText("Leaving", .heading),
        "troth leave ends an agreement at once, alone, without a reason. Where somebody may answer a leaving with anger or control, the time around it can be the most dangerous one. Think first of where you will be, who knows, and who comes with you; the command can wait until you are safe.",
        "The other learns of it with the next bundle that you send, and not before.",
        "troth contact block NAME lets you hear nothing more from somebody but what takes permission away, and they are not told. It ends no agreement, stops no file from coming, and does nothing outside this machine.",
        "",
        StyledText("What stays", .heading),
        "Nothing can be taken back out of another person’s copy: what you signed, sent and received together stays there. Your own worksheets and notes were never sent.",
        "A record made by troth shows what was discussed. It never shows that anybody wanted what happened.",
        "",
        StyledText("Where to find help", .heading),
        "troth keeps no list: services differ from place to place, and a list on your machine could be seen. Write yours down where only you find it: somebody you trust, an advice line for people who are hurt by a partner, one that knows kink if you can find it, a doctor, a lawyer.",
    ]
}
