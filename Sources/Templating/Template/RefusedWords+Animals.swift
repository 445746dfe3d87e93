/// Naming a sexual act with an animal.
extension RefusedWords {
    /// - Returns: how many tokens from an index on name a sexual act with an animal; nil where they do not.
    static func animalAct(_ tokens: [String], _ index: Int) -> Int? {
        let token = tokens[index]
        if names.contains(token) { return 1 }
        if let length = animal(tokens, index), sexAfterAnimal.contains(word(tokens, index + length) ?? "") {
            return length + 1
        }
        guard acts.contains(token) else { return nil }
        // “fucking a dog”, “sexual contact with an animal”: the animal follows, a few words on in the same clause.
        var at = index + 1
        while at < min(tokens.count, index + 6), tokens[at] != "|" {
            if tokens[at] == "between", let length = between(tokens, at + 1) {
                return at + 1 + length - index
            }
            if links.contains(tokens[at]) || at == index + 1 {
                var from = links.contains(tokens[at]) ? at + 1 : at
                while let next = word(tokens, from), determiners.contains(next) { from += 1 }
                if let length = animal(tokens, from) { return from + length - index }
            }
            at += 1
        }
        return nil
    }

    private static let names: Set<String> = [
        "bestiality", "beastiality", "zoophilia", "zoophile", "zoophiles", "zoophilic", "zoosexual",
        "zoosexuals",
        "zoosexuality", "zoosadism",
    ]
    private static let acts: Set<String> = [
        "sex", "sexual", "sexually", "intercourse", "fuck", "fucks", "fucked", "fucking", "oral", "blowjob",
        "blowjobs", "penetrate", "penetrated", "penetrating", "penetration", "masturbate", "masturbates",
        "masturbated", "masturbating", "masturbation", "breed", "breeding", "bred", "mated", "mating",
        "rape", "raped", "raping", "sodomy", "handjob", "rimming", "knotted", "orgasm", "orgasms",
    ]
    private static let sexAfterAnimal: Set<String> = [
        "sex", "intercourse", "fucking", "fucker", "fuckers", "semen", "cum",
    ]
    private static let links: Set<String> = ["with", "by", "from", "on", "to", "of", "involving"]
    private static let determiners: Set<String> = [
        "a", "an", "the", "my", "your", "our", "their", "his", "her", "any", "some", "other", "another",
        "one",
        "two", "several", "big", "male", "female",
    ]
    private static let animals: Set<String> = [
        "animal", "animals", "dog", "dogs", "hound", "hounds", "horse", "horses", "stallion", "stallions",
        "mare",
        "mares", "donkey", "donkeys", "goat", "goats", "sheep", "cow", "cows", "cattle", "livestock", "pig",
        "pigs",
        "cat", "cats", "snake", "snakes", "beast", "beasts",
    ]
    /// Words that adults are called by in play: an animal is meant only where it is said.
    private static let roles: Set<String> = [
        "pup", "pups", "puppy", "puppies", "pet", "pets", "kitten", "kittens", "pony", "ponies", "wolf",
        "wolves",
    ]
    private static let real: Set<String> = [
        "real", "live", "actual", "living", "biological", "feral", "family",
    ]
    /// What makes an animal’s name something that people wear or play.
    private static let played: Set<String> = [
        "play", "player", "players", "mask", "masks", "hood", "hoods", "tail", "tails", "ears", "costume",
        "gear",
        "role", "roles", "head", "suit", "muzzle", "collar", "toy", "toys", "plug", "bed", "cage", "style",
        "skin",
        "skins", "leather", "wool", "rug", "rugs", "fur", "hide", "hair", "whip", "crop",
    ]

    /// - Returns: how many tokens from an index on are “people and animals” or the like; nil where they are not.
    private static func between(_ tokens: [String], _ index: Int) -> Int? {
        for at in index..<min(tokens.count, index + 4) where tokens[at] == "and" {
            if let length = animal(tokens, index) { return length }
            if let length = animal(tokens, at + 1) { return at + 1 + length - index }
        }
        return nil
    }

    private static func animal(_ tokens: [String], _ index: Int) -> Int? {
        guard let first = word(tokens, index) else { return nil }
        if real.contains(first), let next = word(tokens, index + 1) {
            return animals.contains(next) || roles.contains(next) ? 2 : nil
        }
        guard animals.contains(first), !played.contains(word(tokens, index + 1) ?? "") else { return nil }
        return 1
    }
}
