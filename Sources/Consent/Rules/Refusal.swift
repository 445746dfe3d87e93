/// A rule of consent that says no to writing something.
///
/// The rules bind what this program writes. What others wrote is never judged here: it is folded.
package struct Refusal: Error, Equatable, CustomStringConvertible {
    /// The rules that can refuse.
    package enum Rule: String, Sendable {
        case nobodyWritesAnothersYes = "nobody writes another's yes"
        case onlyTighterAlone = "tighten alone, loosen together"
        case unknownReference = "sign only what is known"
        case outOfTime = "out of time"
        case ended = "an ending is an ending"
        case saidNo = "a no is final"
        case sameWordsSameThing = "one name, one meaning"
        case onlyYourOwn = "only what is yours"
        case heldByAll = "a signature is taken back before every home has them all"
        case nothingStood = "only what stood is resumed"
        case onlyTighterInAScene = "once a scene has begun, only tighter"
        case notAskedAgain = "who asked not to be asked is not asked"
        case onlyWhatIsOver = "only what is over is forgotten"
        case openerCloses = "whoever gave an account closes it"
        case noSignatureOverAnError = "no signature over an error"
    }

    package let rule: Rule
    /// What was refused and why: lower case, no full stop.
    package let reason: String

    /// - Parameters:
    ///   - rule: the rule.
    ///   - reason: what was refused and why: lower case, no full stop.
    package init(_ rule: Rule, _ reason: String) {
        self.rule = rule
        self.reason = reason
    }

    package var description: String { "\(reason) (rule: \(rule.rawValue))" }
}
