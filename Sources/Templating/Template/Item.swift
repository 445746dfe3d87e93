package import Canonical

extension Template {
    /// One thing to talk about.
    package struct Item: Equatable, Sendable {
        /// What the item is called in files; unique in its template.
        package let id: Slug
        /// What people call it.
        package let label: Line
        /// What to know before answering.
        package let help: Prose?
        /// What to talk about before anybody answers.
        package let talk: Prose?
        /// What an answer to it is worth.
        package let nature: Nature
        /// Rows and sections for which it is often a must-have: said to whoever answers, and never chosen for them.
        package let mustHaveFor: [Slug]

        init(
            id: Slug, label: Line, help: Prose?, talk: Prose? = nil, nature: Nature, mustHaveFor: [Slug] = []
        ) {
            (self.id, self.label, self.help, self.talk) = (id, label, help, talk)
            (self.nature, self.mustHaveFor) = (nature, mustHaveFor)
        }
    }

    /// What an answer is worth: part of the template, so that nobody can turn a protection into a permission.
    package enum Nature: Equatable, Sendable {
        case row(Row)
        case protection(Protection)
        case promise(Promise)
        case fact(Fact)

        /// What a worksheet calls such items.
        package enum Name: String, CaseIterable, Sendable {
            case row, protection, promise, fact

            /// The key in a worksheet under which such items are answered.
            package var group: String { "\(rawValue)s" }
        }

        /// Which of the four this is.
        package var name: Name {
            switch self {
            case .row: .row
            case .protection: .protection
            case .promise: .promise
            case .fact: .fact
            }
        }
    }

    /// A permission: one act, each side of it done by somebody.
    package struct Row: Equatable, Sendable {
        /// The sides, in order; at least one.
        package let sides: [Side]
        /// What a maximum is counted in; nil where the act has none.
        package let unit: Line?
        /// The sides whose takers’ experience matters, since what they do takes skill.
        package let doers: [Slug]

        /// The most sides a row may have.
        package static let mostSides = 8

        init(sides: [Side], unit: Line?, doers: [Slug]) {
            (self.sides, self.unit, self.doers) = (sides, unit, doers)
        }

        /// - Parameter isRisky: whether the experience of whoever does it matters; whoever takes the first side does.
        init(sides: [Side], unit: Line?, isRisky: Bool) {
            self.init(sides: sides, unit: unit, doers: isRisky ? [sides[0].id] : [])
        }

        /// Whether the experience of whoever does it matters.
        package var isRisky: Bool { !doers.isEmpty }

        /// - Parameter role: a role of the template.
        /// - Returns: whether whoever takes it usually does what takes skill here.
        package func isDone(by role: Slug) -> Bool {
            sides(usuallyOf: role).contains { doers.contains($0.id) }
        }

        /// - Parameter role: a role of the template.
        /// - Returns: the sides that it usually takes.
        package func sides(usuallyOf role: Slug) -> [Side] { sides.filter { $0.role == role } }
    }

    /// One side of an act: what its taker does, and which role usually takes it.
    package struct Side: Equatable, Sendable {
        /// A verb in the third person, or a short phrase: `holds`, `is-led`.
        package let id: Slug
        /// The role that takes it, where nobody says anything else.
        package let role: Slug
    }

    /// Whom something concerns.
    package enum Who: Equatable, Sendable {
        /// All who take part.
        case everyone
        /// Each on their own: the item stands once for every person, who answers it for themselves.
        case each
        /// Those who take a role.
        case role(Slug)

        /// What files call `everyone`; no role has this id.
        static let everyoneWord = "everyone"
        /// What files call `each`; no role has this id.
        static let eachWord = "each"
    }

    /// Something that keeps people safe. It has no more and less, and nobody negotiates it away alone.
    package struct Protection: Equatable, Sendable {
        /// Whom it protects.
        package let `for`: Who
        /// Who provides it.
        package let by: Who
        /// The question that an answer answers; only items added by hand have none.
        package let ask: Line?
        /// Words to begin with.
        package let text: Prose?
        /// Whether it is a stop signal, and how it is given.
        package let signal: Signal?
        /// Whether it is owed after the end too.
        package let isAftercare: Bool
        /// Whether an agreement must have it.
        package let isRequired: Bool

        /// Whether it stands once for every person, who answers it for themselves.
        package var isEach: Bool { `for` == .each || by == .each }
    }

    /// How a stop signal is given.
    package enum Signal: String, CaseIterable, Sendable {
        /// With the voice.
        case spoken
        /// Without speech: with the hands, a sound, something that is dropped.
        case silent
    }

    /// What somebody binds themselves to, and nobody else.
    package struct Promise: Equatable, Sendable {
        /// Who makes it.
        package let by: Who
        /// To whom; never `each`.
        package let to: Who
        /// The question that an answer answers; only items added by hand have none.
        package let ask: Line?
    }

    /// Something to know that neither permits nor binds.
    package struct Fact: Equatable, Sendable {
        /// The question that an answer answers.
        package let ask: Line
        /// Words to begin with.
        package let text: Prose?
    }
}

extension Template.Item {
    /// - Parameter role: a role of the template.
    /// - Returns: whether a person in this role has something to say about the item.
    package func concerns(_ role: Slug) -> Bool {
        switch nature {
        case .row(let row): !row.sides(usuallyOf: role).isEmpty
        case .promise(let promise): promise.by == .each || promise.by == .role(role)
        case .protection, .fact: true
        }
    }
}
