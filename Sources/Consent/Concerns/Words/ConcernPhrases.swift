/// The phrases that are looked for, written as `Phrase` says.
///
/// Those of an error are only such as can hardly mean anything else; what may be a plain description (“in a hood I
/// cannot call”) is at most a warning.
enum ConcernPhrases {
    /// How a family hears that something is not so.
    enum Denial {
        /// The phrase holds a no of its own: only “nobody says that …” right before it denies it.
        case near
        /// A no anywhere before it in the sentence, or right behind it.
        case wide

        var reach: Int { self == .near ? 5 : 14 }
        var crossesClauses: Bool { self == .wide }
        var isHeardAfterwards: Bool { self == .wide }
    }

    /// Phrases that mean one thing.
    struct Family {
        let id: ConcernID
        let denial: Denial
        let phrases: [String]
    }

    static let families = [
        leaving, stopping, refusing, help, unclear, limits, signals, pause, illness, checkIn, money,
        documents,
        medicalCare, work, contacts, phone, isolation, intoxicants,
    ]

    // MARK: - What no text can make good

    private static let leaving = Family(
        id: .deniesLeaving, denial: .near,
        phrases: [
            "{may-not} leave|quit|withdraw .", "{may-not} leave|quit ,",
            "{may-not} leave me|us|him|her|them .",
            "{may-not} leave|quit|end|dissolve|terminate the|this|our|that|his|her|their|any {agreement}",
            "{may-not} leave without|unless permission|asking|approval|consent|allowed|permitted",
            "{may-not} leave his|her|their|my|the owner|master|mistress|handler|dominant|sir .",
            "{may-not} leave|quit|stop|refuse or|nor leave|quit|stop|refuse", "{cannot} leave me|us .",
            "may|can leave|quit only with|after … permission|approval|consent",
            "leaving the|this|our {agreement} is forbidden|impossible|prohibited",
            "leaving the|this|our {agreement} is not|never allowed|permitted|possible",
            "{may-not} break up", "{may-not} walk away .",
            "{may-not} walk away from the|this|our {agreement}",
            "{cannot} leave|quit|end|dissolve|terminate the|this|our|that {agreement}",
            "{cannot} leave without|unless permission|asking|approval|consent|allowed|permitted",
            "leaving is forbidden|impossible|prohibited", "leaving is not|never allowed|permitted|possible",
            "leaving is not|no an? option",
            "{agreement} cannot|can't be ended|left|terminated|dissolved|revoked",
            "{agreement} can|may never|not be ended|left|terminated|dissolved|revoked",
            "only … may|can end|terminate|dissolve the|this|our {agreement}",
        ])

    private static let stopping = Family(
        id: .deniesStopping, denial: .near,
        phrases: [
            "{may-not} stop until|before|unless … allows|allow|permits|permit|agrees|agree|decides|decide|says|say",
            "{may-not} stop without permission|asking|being",
            "{may-not} stop .", "{may-not} stop ,", "{may-not} stop it|this|anything|him|her|me .",
            "{may-not} stop|interrupt|end|halt the|this|a|any|his|her scene|play|session|game|punishment .",
            "{may-not} stop|interrupt|end|halt the|this|a|any|his|her scene|play|session|game|punishment {then}",
            "{may-not} stop|interrupt|end|halt the|this|a|any|his|her scene|play|session|game|punishment without permission|asking",
            "may|can stop|safeword only with|after … permission|approval|consent",
            "scene|play|session cannot|can't be stopped",
            "scene|play|session may|must|can not|never be stopped",
            "once … begun|started|begins|starts … cannot|can't be stopped",
            "{may-not} safeword", "{may-not} use|say|call|give a|an|the|any|his|her|their|my? {signal} .",
            "{may-not} use|say|call|give a|an|the|any|his|her|their|my? {signal} ,",
            "{may-not} use|say|call|give a|an|the|any|his|her|their|my? {signal} until|before|unless|when|while|during|in",
            "there is|are|will no {signal} .", "there will be no {signal} .", "no {signal} .",
            "no {signal} is|are? allowed|permitted|accepted",
            "{will-not} get|have|need a|any|his|her|their? {signal} .",
            "play|plays|playing|scene|scenes … without a|any? {signal}",
            "gives|give|gave|giving up a|the|any|all|his|her|their|my? {signal}",
            "waives|waive a|the|any|all|his|her|their|my? {signal}",
            "{signal} do|does not|never count|apply|matter|work",
            "{signal} don't|doesn't count|apply|matter|work",
            "{signal} does|do|will not stop|end it|this|anything|everything|play|the|a",
            "{signal} may|can|will be ignored|overruled|refused",
            "continues|continue|continued|goes|go|going on? despite a|an|the|any|his|her|their? {signal}",
            "continues|continue|goes|go on? even after|if|with a|an|the|any|his|her|their? {signal}",
            "will|won't not? stop when|if|even|for … {signal}",
        ])

    private static let refusing = Family(
        id: .deniesRefusing, denial: .near,
        phrases: [
            "{may-not} say no", "{may-not} refuse .", "{may-not} refuse ,",
            "{may-not} refuse anything|orders|commands|tasks|sex|him|her|me|master|mistress|sir",
            "{may-not} refuse a|an|any|the|his|her|my|their order|command|task|request|wish|instruction",
            "{may-not} withdraw|revoke a|the|any|his|her|their|my? consent|yes",
            "{may-not} have|has|set any? limits|boundaries",
            "no is not|never an? answer|option|accepted|allowed", "no is no option",
            "no means yes|more", "no does not count|matter", "no doesn't count|matter",
            "not|never take|takes no for an answer", "doesn't|don't|won't take no for an answer",
            "consent cannot|can't be withdrawn|revoked", "consent can|may not|never be withdrawn|revoked",
            "gives|give|gave|giving up all|any|his|her|their|my|the limits|boundaries",
            "hard|soft limits do not apply|count|matter", "hard|soft limits don't apply|count|matter",
            "hard|soft limits may|can|will be ignored|overruled|broken",
        ])

    private static let help = Family(
        id: .deniesHelp, denial: .near,
        phrases: [
            "{may-not} call|ring|phone|contact|fetch|get|seek|ask|see|visit|alert|involve for|the|an|a|any|in? the|an|a|any? {helper} .",
            "{may-not} call|ring|phone|contact|fetch|get|seek|ask|see|visit|alert|involve for|the|an|a|any|in? the|an|a|any? {helper} ,",
            "{may-not} call|ring|phone|contact|fetch|get|seek|ask|see|visit|alert|involve for|the|an|a|any|in? the|an|a|any? {helper} {then}",
            "{will-not} call|ring|phone|contact for|the|an|a|any|anybody|anyone? for|the|an|a|any? {helper} .",
            "never|nobody calls|call|contacts|contact|fetches|fetch for|the|an|a? {helper} .",
            "never|nobody calls|call|contacts|contact|fetches|fetch for|the|an|a? {helper} ,",
            "{helper} is|are never|not called", "{helper} may|must not|never be called",
            "no {helper} may|is|are called", "no {helper} may|will be called",
            "calling for|the|an|a? {helper} is forbidden|prohibited",
            "calling for|the|an|a? {helper} is not|never allowed|permitted",
            "no police|ambulance .",
        ])

    private static let limits = Family(
        id: .penaltyForLimits, denial: .wide,
        phrases: [
            "{punish} … for … {limit}", "{punish} … because of … {limit}",
            "{punish} … {when} … {naming} … limit|limits|boundary|boundaries",
            "{punish} … {when} … limit|limits is|are named|set|stated|voiced",
            "{punish} … {when} … says|say|said no", "{limit} … {is-punished}",
            "says|say|said no … {is-punished}", "{limit} {costs} … {price}",
            "{price} for naming|setting|having|stating … limit|limits", "{price} for saying no",
        ])

    private static let signals = Family(
        id: .penaltyForSignals, denial: .wide,
        phrases: [
            "{punish} … {why} … {signalling}", "{signalling} … {is-punished}",
            "{signalling} {costs} … {price}",
            "{price} for saying|using|calling … {signal}",
            "uses|using|gives|giving|says|saying|calls|calling a|the|his|her|their? {signal} … {is-punished}",
        ])

    // MARK: - What is worth a talk

    private static let unclear = Family(
        id: .unclearDenial, denial: .near,
        phrases: [
            "{cannot} leave|quit|refuse|stop|safeword .", "{cannot} leave|quit|refuse|stop|safeword ,",
            "{cannot} say no", "{cannot} stop|interrupt|end the|this|a scene|play|session",
            "{cannot} call|ring|phone|contact|fetch for|the|an|a? {helper}",
            "{cannot} use|say|call|give a|an|the|any|his|her|their|my? {signal}",
            "never says|say|refuses|refuse no|anything", "has|have|with no limits",
            "must|has|have to? do everything|anything|whatever … says|wants|orders|asks",
            "limits may|can|will be pushed|crossed|broken|ignored", "no limits .",
            "limits do not apply|count|matter", "limits don't apply|count|matter",
            "agrees|agree|consents|consent to everything|anything|whatever",
            "obey|obeys … always|everything", "always obey|obeys",
            "obey|obeys without question|exception|limits",
        ])

    private static let pause = Family(
        id: .penaltyForPause, denial: .wide,
        phrases: ["{punish} … {why} … {pausing}", "{pausing} … {is-punished}"])

    private static let illness = Family(
        id: .penaltyForIllness, denial: .wide,
        phrases: ["{punish} … {why} … {illness}", "{illness} … {is-punished}"])

    private static let checkIn = Family(
        id: .penaltyForCheckIn, denial: .wide,
        phrases: [
            "{punish} … {why} … {missing} … {check-in}",
            "{missing} … {check-in} … {is-punished}", "{missing} … {check-in} {is-punished}",
        ])

    private static func authority(_ id: ConcernID, over words: String, _ more: [String] = []) -> Family {
        Family(
            id: id, denial: .wide,
            phrases: [
                "{rules} … \(words)", "{gives} … \(words)", "{permission} … \(words)",
            ] + more)
    }

    private static let money = authority(
        .authorityOverMoney,
        over: "money|salary|wages|income|finances|savings|wallet|spending|bank|pension|inheritance",
        [
            "keeps|holds|takes|gets|has … access|card|cards|money|salary|wages|income to? bank|account|accounts|savings",
            "keeps|holds|takes|has … bank|credit|debit card|cards",
            "keeps|holds|takes his|her|their|my|all? money|salary|wages|income|savings|wallet|bank|credit",
            "may not|never spend",
        ])

    private static let documents = authority(
        .authorityOverDocuments, over: "passport|passports|documents|papers|visa|licence|license|id",
        ["keeps|holds|takes|locks … passport|passports|documents|papers|visa|licence|license"])

    private static let medicalCare = authority(
        .authorityOverMedicalCare,
        over:
            "medication|medicine|medicines|medical|doctor|doctors|therapy|therapist|therapists|treatment|contraception|hospital|vaccination",
        [
            "keeps|holds|takes his|her|their|my medication|medicine|medicines",
            "may not take his|her|their|my medication|medicine|medicines",
        ])

    private static let work = authority(
        .authorityOverWork, over: "job|jobs|career|employment|employer|profession|studies|work",
        ["quits|leaves|resigns|quit|resign from? his|her|their|my job|work|studies"])

    private static let contacts = authority(
        .authorityOverContacts,
        over: "friends|friend|family|contacts|friendships|visitors|parents|colleagues|acquaintances",
        ["decides who … meets|meet|sees|see|visits|visit", "chooses … friends"])

    private static let phone = authority(
        .authorityOverPhone,
        over: "phone|phones|mobile|messages|email|emails|mail|password|passwords|location|laptop|computer",
        [
            "reads|checks|searches|unlocks|takes his|her|their|my phone|messages|email|emails|mail|chats",
            "has|gets|knows … access|pin|code|password|passwords to … phone|email|accounts|messages",
            "knows|has|gets all? his|her|their|my passwords",
        ])

    private static let isolation = Family(
        id: .isolation, denial: .near,
        phrases: [
            "{may-not} see|meet|visit|call|contact|talk|speak|write to|with? his|her|their|my|any|old|other? friends|family|parents|relatives|siblings|colleagues",
            "no more? contact with|to his|her|their|my|any|old? friends|family|parents|relatives|others|outsiders|anyone",
            "cuts|cut|cutting|breaks|break|breaking off … friends|family|parents|relatives",
            "cuts|cut|cutting|breaks|break|breaking off … contact with|to",
            "gives|give|giving up … friends|family|parents|relatives|friendships",
            "sees|meets|visits|calls|has no friends|family|relatives|visitors without|unless",
            "sees|meets|visits friends|family only with|when|if", "no friends|family .",
            "{may-not} leave the house|flat|apartment|home .",
            "{may-not} leave the house|flat|apartment|home without|unless|alone",
        ])

    private static let intoxicants = Family(
        id: .intoxicants, denial: .wide,
        phrases: [
            "alcohol|beer|beers|wine|vodka|whisky|whiskey|gin|liquor|booze|drunk|tipsy|stoned|weed|cannabis|marijuana|poppers|ketamine|mdma|ecstasy|cocaine|ghb|gbl|lsd|chems|chemsex|edibles|drugs|spliff|intoxicated|hungover"
        ])
}
