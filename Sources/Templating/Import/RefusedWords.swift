import Canonical

/// What no list and no template may name: people under 18, and sexual acts with animals. No option overrides it.
///
/// Roles that adults take, as pups and other pets, are not that.
enum RefusedWords {
    /// - Parameter label: what something is called.
    /// - Throws: `FormatError`, where it names what is refused.
    static func check(_ label: Line) throws {
        let words = label.description.lowercased().unicodeScalars
            .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }.map { String($0) }
        if words.contains(where: minors.contains) || namesAnAge(words) {
            throw FormatError("this names people under 18, which troth is not for")
        }
        if words.contains(where: animalActs.contains)
            || words.contains(where: sexual.contains) && words.contains(where: animals.contains)
                && !words.contains(where: roles.contains)
        {
            throw FormatError("this names sexual acts with animals, which troth is not for")
        }
    }

    private static let minors: Set<String> = [
        "underage", "minor", "minors", "child", "children", "kid", "kids", "preteen", "preteens", "teen",
        "teens",
        "teenager", "teenagers", "toddler", "toddlers", "infant", "infants", "loli", "shota", "jailbait",
        "pedophilia",
        "paedophilia",
    ]
    private static let animalActs: Set<String> = ["bestiality", "beastiality", "zoophilia", "zoosexual"]
    private static let sexual: Set<String> = [
        "sex", "sexual", "intercourse", "penetration", "oral", "fucking", "mating", "breeding",
        "masturbating",
    ]
    private static let animals: Set<String> = [
        "animal", "animals", "dog", "dogs", "horse", "horses", "cat", "cats", "goat", "goats", "sheep",
        "livestock",
    ]
    /// Words that say it is people who play.
    private static let roles: Set<String> = [
        "play", "role", "roleplay", "pup", "costume", "toy", "toys", "style",
    ]

    /// As in “17 years old”.
    private static func namesAnAge(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { number, unit in
            (Int(number).map { $0 < 18 } ?? false) && ["yo", "year", "years", "yrs"].contains(unit)
                && words.contains { ["old", "yo", "aged"].contains($0) }
        }
    }
}
