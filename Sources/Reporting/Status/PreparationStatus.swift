import Consent
package import History

/// A thread that everybody answers before there is any text.
package struct PreparationStatus: Hashable, Encodable, Sendable {
    /// How far somebody is.
    package enum Stage: String, Encodable, Sendable {
        case nothing, sealed, open, broken
    }

    /// One person's answers.
    package struct Answer: Hashable, Encodable, Sendable {
        package let person: Person
        package let stage: Stage

        init(_ person: Person, _ stage: Stage) { (self.person, self.stage) = (person, stage) }
    }

    package let agreement: AgreementMention
    /// What is answered.
    package let template: String
    package let invitedBy: Person
    package let answers: [Answer]
    /// Whether everybody has answered, so that each can open theirs and read the others'.
    package let isComplete: Bool
    /// Who asked not to be asked again.
    package let notAgain: [NotAgainStatus]

    /// - Parameters:
    ///   - preparation: who is how far.
    ///   - names: how what belongs to the thread is called.
    ///   - notAgain: who asked not to be asked again.
    package init(_ preparation: Preparation, _ names: ThreadNames, notAgain: [NotAgainStatus] = []) {
        self.notAgain = notAgain
        agreement = names.agreement
        template = "\(preparation.invitation.invitation.source.template)"
        invitedBy = names.people[preparation.inviter]
        answers = preparation.parties.map {
            Answer(names.people[$0.id], Stage(preparation.stage(of: $0.id)))
        }
        isComplete = answers.allSatisfy { $0.stage != .nothing }
    }

    /// What everybody has done, each in a sentence without its full stop. They ask nobody for anything.
    package var sentences: [String] {
        let stages = answers.map { answer -> String in
            let (who, person) = (answer.person.subject, answer.person)
            let have = person.isYou ? "have" : "has"
            return switch answer.stage {
            case .nothing where person.isYou: "you have not answered; you may leave it (troth answer)"
            case .nothing: "\(who) has not answered, as far as this home knows"
            case .sealed where isComplete && person.isYou:
                "you have answered; your answers are opened when you look at the overlap"
            case .sealed: "\(who) \(have) answered; the answers are sealed until everyone has"
            case .open: "\(person.possessive) answers can be read"
            case .broken: "\(person.possessive) answers are not the ones that were sealed"
            }
        }
        let youHaveAnswered = answers.contains { $0.person.isYou && $0.stage != .nothing }
        return stages + (isComplete && youHaveAnswered ? ["everyone has answered (troth overlap)"] : [])
    }
}

extension PreparationStatus.Stage {
    fileprivate init(_ stage: Preparation.Stage) {
        self =
            switch stage {
            case .nothing: .nothing
            case .sealed: .sealed
            case .open: .open
            case .broken: .broken
            }
    }
}
