import Canonical
package import Consent

/// What an act did, for showing. Each case is an object of its own in JSON.
package enum Happening: Hashable, Encodable, Sendable {
    case proposed(version: VersionMention)
    case signed(version: VersionMention)
    /// The author's home has seen everybody's signature in time.
    case held(version: VersionMention)
    case saidNo(version: VersionMention)
    /// A no of somebody who had signed.
    case tookSignatureBack(version: VersionMention)
    case narrowed(row: RowMention, limit: BoundaryView)
    case addedSignal(words: [String])
    case cannotProvide(item: String, label: String)
    case paused
    case left
    /// So many records of another's log have reached the author's home.
    case received(log: String, length: UInt64)
    /// Everybody was invited to answer before there is any text.
    case invited
    /// Their answers can be read.
    case answered
    /// They have answered, and nobody can read it yet.
    case answeredSealed
    /// They asked to be asked nothing by the others before a time.
    case askedNotAgain(until: ShownTime)
    /// They took that back, or for this agreement alone, since they asked something themselves.
    case liftedNotAgain(hereOnly: Bool)
    /// An entry of another kind, and what it says of itself, without who wrote it.
    case wrote(kind: String, words: String?)
    /// Only a newer troth knows what.
    case unknown

    /// - Parameters:
    ///   - act: the act.
    ///   - author: whose act it is.
    ///   - names: how everything is called.
    ///   - agreement: the thread it belongs to.
    package init(_ act: Act, by author: PartyID, _ names: Names, in agreement: AgreementID) {
        let thread = names[agreement]
        func mention(_ id: VersionID) -> VersionMention { names.mention(of: id, from: agreement) }
        switch act {
        case .proposal(let id, _): self = .proposed(version: mention(id))
        case .signature(let id): self = .signed(version: mention(id))
        case .held(let id): self = .held(version: mention(id))
        case .no(let id):
            self =
                names.canTakeBack(id, author)
                ? .tookSignatureBack(version: mention(id)) : .saidNo(version: mention(id))
        case .narrowing(let key, let limit):
            let row = thread.mention(of: key)
            self = .narrowed(row: row, limit: BoundaryView(limit, unit: row.unit))
        case .signal(let signal): self = .addedSignal(words: signal.words.lines.map(\.description))
        case .cannotProvide(let id): self = .cannotProvide(item: "\(id)", label: thread.label(of: id))
        case .pause: self = .paused
        case .leave: self = .left
        case .delivered(let log, let length): self = .received(log: "\(log)", length: length)
        case .invitation: self = .invited
        case .answer: self = .answered
        case .notAgain(let until): self = .askedNotAgain(until: ShownTime(until))
        case .asksAgain(_, let hereOnly): self = .liftedNotAgain(hereOnly: hereOnly)
        case .entry(kind: "sealed-answer"): self = .answeredSealed
        case .entry(let kind): self = .wrote(kind: kind, words: nil)
        case .unknown: self = .unknown
        }
    }

    /// Whether it matters, for safety, that it has reached somebody.
    package var isToldWhenReached: Bool {
        switch self {
        case .narrowed, .addedSignal, .cannotProvide, .paused, .left: true
        default: false
        }
    }

    /// Whether it takes permission away.
    package var closes: Bool {
        switch self {
        case .proposed, .signed, .held, .received, .invited, .answered, .answeredSealed, .liftedNotAgain,
            .wrote:
            false
        case .saidNo, .tookSignatureBack, .narrowed, .addedSignal, .cannotProvide, .paused, .left,
            .askedNotAgain, .unknown:
            true
        }
    }

    /// - Parameter person: whose act it is.
    /// - Returns: a sentence without its full stop, as in `Rex tightened “Collar”: hard limit`.
    package func sentence(by person: Person) -> String {
        let who = person.subject
        return switch self {
        case .proposed(let version): "\(who) proposed \(version.name)"
        case .signed(let version): "\(who) signed \(version.name)"
        case .held(let version): "\(person.possessive) home has everyone’s signatures of \(version.name)"
        case .saidNo(let version): "\(who) said no to \(version.name)"
        case .tookSignatureBack(let version):
            "\(who) took \(person.isYou ? "your" : "their") signature of \(version.name) back"
        case .narrowed(let row, let limit): "\(who) tightened “\(row.name)”: \(limit.limitPhrase)"
        case .addedSignal(let words): "\(who) added a stop signal: “\(words.joined(separator: " / "))”"
        case .cannotProvide(_, let label): "\(who) cannot provide “\(label)”"
        case .paused: "\(who) paused"
        case .left: "\(who) left"
        case .received(_, let length):
            "\(person.possessive) home had received \(length) \(length == 1 ? "record" : "records")"
        case .invited: "\(who) invited everyone to answer before there is any text"
        case .answered: "\(person.possessive) answers can be read"
        case .answeredSealed: "\(who) answered, sealed until everyone has"
        case .askedNotAgain(let until): "\(who) asked not to be asked again until \(until.asLimit)"
        case .liftedNotAgain(hereOnly: true):
            "\(who) asked something anew, so here \(person.isYou ? "you" : "they") may be asked again"
        case .liftedNotAgain(hereOnly: false):
            "\(who) took back that \(person.isYou ? "you" : "they") did not want to be asked again"
        case .wrote(let kind, let words): words.map { "\(who) \($0)" } ?? "\(who) wrote: \(kind)"
        case .unknown: "\(who) wrote something that only a newer troth understands"
        }
    }
}
