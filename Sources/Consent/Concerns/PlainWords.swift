import Canonical

/// What people's words and labels say that nobody should sign, or that is worth a talk.
struct PlainWords: ConcernRule {
    var ids: [ConcernID] { ConcernPhrases.families.map(\.id) }

    func concerns(in subject: ConcernSubject) -> [Concern] {
        let finder = PhraseFinder.shared
        let givesAnything = subject.version.rows.contains { $0.lines.values.contains(where: \.isGranted) }
        let title = finder.find(in: PlainText([subject.version.title])).map { concern($0, at: nil) }
        let items = subject.version.items.flatMap { item -> [Concern] in
            var seen: Set<ConcernID> = []
            return item.passages.flatMap { passage in
                finder.find(in: PlainText(passage.lines))
                    .filter { $0.family != .intoxicants || givesAnything && !passage.isName }
                    .filter { seen.insert($0.family).inserted }
                    .map { concern($0, at: item) }
            }
        }
        return (title + items).distinct
    }

    private func concern(_ found: PhraseFinder.Found, at item: Item?) -> Concern {
        Concern(
            found.family,
            "\(item.map { "“\($0.label)”" } ?? "the title") says “\(found.words)”: \(found.family.meaning)",
            suggestion: found.family.advice, items: item.map { [$0.id] } ?? [])
    }
}

/// Some words of an item that are read together.
private struct Passage {
    let lines: [Line]
    /// Whether it is what something is called, which permits nothing by itself.
    var isName = false
}

extension Item {
    /// What is read: nothing of a list of what is off limits, and nothing of a row to which nobody says yes.
    fileprivate var passages: [Passage] {
        switch self {
        case .row(let row):
            guard row.lines.values.contains(where: \.isGranted) else { return [] }
            let conditions = row.lines.sorted { $0.key < $1.key }.flatMap { $0.value.conditions.sorted() }
            return [Passage(lines: [row.label])] + conditions.distinct.map { Passage(lines: [$0]) }
        case .protection(let one) where one.isOffLimits: return []
        case .protection, .promise, .fact:
            return [Passage(lines: [label], isName: true), Passage(lines: words)]
        }
    }
}

extension ConcernID {
    /// What words of such a family come to.
    fileprivate var meaning: String {
        switch self {
        case .deniesLeaving: "nobody can be kept from leaving"
        case .deniesStopping: "everyone can always stop everything"
        case .deniesRefusing: "everyone can always say no"
        case .deniesHelp: "help may always be called"
        case .unclearDenial: "it can be read as if stopping, leaving, refusing or help were not free"
        case .penaltyForLimits: "a limit is never punished"
        case .penaltyForSignals: "stopping is never punished"
        case .penaltyForPause: "a pause is never punished"
        case .penaltyForIllness: "illness is never punished"
        case .penaltyForCheckIn: "a penalty makes check-ins less honest"
        case .authorityOverMoney: "money stays everyone’s own"
        case .authorityOverDocuments: "documents stay with whom they belong to"
        case .authorityOverMedicalCare: "medical care is everyone’s own"
        case .authorityOverWork: "work is everyone’s own"
        case .authorityOverContacts: "friends and family are everyone’s own"
        case .authorityOverPhone: "phones and accounts are everyone’s own"
        case .isolation: "everyone needs people outside"
        case .intoxicants: "play and intoxicants do not go together well"
        default: ""
        }
    }

    /// What could be done about such words.
    fileprivate var advice: String {
        switch self {
        case .deniesLeaving, .deniesStopping, .deniesRefusing, .deniesHelp, .unclearDenial:
            "The standing terms give this to everybody, and no text takes it away. Write down in other words what is meant, or leave it out."
        case .penaltyForLimits, .penaltyForSignals, .penaltyForPause, .penaltyForIllness:
            "Who fears a penalty says “yellow” too late. Take it out, or say plainly that it is never a reason."
        case .penaltyForCheckIn:
            "Agree on what happens when nobody hears anything: first of all, asking whether all is well."
        case .authorityOverMoney, .authorityOverDocuments, .authorityOverMedicalCare, .authorityOverWork,
            .authorityOverContacts, .authorityOverPhone:
            "A person’s own freedoms are never somebody else’s to grant. Whoever wants to can promise something themselves, and end it at any time."
        case .isolation:
            "Somebody outside who knows you is a safeguard for all. Agree on what stays confidential instead."
        case .intoxicants:
            "A clear head feels limits and says no in time. Where you decide otherwise: how much, of what, and what is off then?"
        default: ""
        }
    }
}
