import Age
import Canonical
import Consent
import History
import Sodium
import Templating
import Terminal
import TransparencyLog
import Vault

/// Why a command could not do what it was asked, in words for the person who asked.
struct Failure: Error, Equatable, Sendable {
    let code: ExitCode
    /// What is wrong: lower case, no full stop.
    let message: String
    /// What to do about it.
    let hints: [String]

    /// - Parameters:
    ///   - code: what the command ends with.
    ///   - message: what is wrong: lower case, no full stop.
    ///   - hints: what to do about it, with the corrected command where there is one.
    init(_ code: ExitCode, _ message: String, hints: String...) {
        self.code = code
        self.message = message
        self.hints = hints
    }

    /// - Parameter hint: what else could be done about it.
    /// - Returns: the same failure, with it.
    func adding(hint: String) -> Self { Self(code: code, message: message, hints: hints + [hint]) }

    private init(code: ExitCode, message: String, hints: [String]) {
        self.code = code
        self.message = message
        self.hints = hints
    }

    /// Puts what other floors throw into words.
    ///
    /// - Parameter error: any error of troth's.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let refusal as Refusal:
            self.init(
                code: .refused, message: refusal.reason,
                hints: [refusal.rule.hint, "the rule behind this: \(refusal.rule.rawValue)"].compactMap(
                    \.self))
        case let error as VaultError: self.init(error)
        case let error as AgeError: self.init(error)
        case let error as TerminalError: self.init(error)
        case let error as YAMLError: self.init(.failed, "\(error)")
        case let problems as TemplateProblems where problems.found.count > 1:
            self.init(
                code: .failed, message: "\(problems.found.count) things are wrong with this template",
                hints: problems.found.map(\.description))
        case let problems as TemplateProblems: self.init(.failed, "\(problems.found[0])")
        case let error as FormatError: self.init(.failed, "\(error)")
        case is SignatureError: self.init(.doesNotHold, "a signature does not hold: \(error)")
        case SodiumError.brokenLibrary:
            self.init(
                .failed, "the libsodium on this machine accepts keys that it must refuse",
                hints: "update libsodium; until then troth checks no signatures")
        default: self.init(.failed, "\(error)")
        }
    }

    private init(_ error: VaultError) {
        switch error {
        case .noHome: self.init(.failed, "there is no home of troth here", hints: "troth init")
        case .homeExists:
            self.init(.failed, "there is a home already, and nothing was changed", hints: "troth status")
        case .locked:
            self.init(
                .locked, "another troth is at work in this home",
                hints: "wait until it has ended, then try again")
        case .cannot(let verb, let path, let reason): self.init(.failed, "cannot \(verb) \(path): \(reason)")
        case .damaged(let damages):
            let list = damages.prefix(5).map { "\($0.file): \($0.reason)" }.joined(separator: "; ")
            self.init(
                .doesNotHold, "this home is not as it was left (\(list))",
                hints: "bring these files back from a backup; nothing in them was believed",
                "your partner’s home has its own copy of what you share")
        }
    }

    private init(_ error: AgeError) {
        switch error {
        case .wrongPassphrase: self.init(.wrongPassphrase, "that passphrase does not open this home")
        case .noMatch:
            self.init(
                .failed, "the file is not sealed to you", hints: "ask for one that was made for your card")
        default: self.init(.failed, "\(error)")
        }
    }

    private init(_ error: TerminalError) {
        switch error {
        case .noTerminal:
            self.init(
                .usage, "there is no terminal to ask at", hints: "give the passphrase with --passphrase-fd N")
        case .endOfInput: self.init(.failed, "the input ended before an answer; nothing was changed")
        default: self.init(.failed, "\(error)")
        }
    }
}

extension Refusal.Rule {
    /// What can be done instead.
    fileprivate var hint: String? {
        switch self {
        case .nobodyWritesAnothersYes:
            "whoever wants to give more says so in a proposal of their own: troth propose --answers FILE"
        case .outOfTime: "whoever still wants it proposes it anew: troth propose --answers FILE"
        case .ended: "a new agreement: troth propose --with NAME --template ID --as ROLE --answers FILE"
        case .unknownReference: "ask for what is missing: troth send --all"
        case .noSignatureOverAnError:
            "whoever can put it in other words proposes it anew; troth concerns tells more"
        case .onlyWhatIsOver: "troth leave ends it, for good and for everyone"
        case .onlyTighterAlone, .saidNo, .sameWordsSameThing, .onlyYourOwn, .openerCloses,
            .heldByAll,
            .nothingStood,
            .onlyTighterInAScene, .notAskedAgain:
            nil
        }
    }
}
