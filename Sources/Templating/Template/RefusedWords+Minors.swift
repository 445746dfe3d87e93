/// Naming somebody under 18.
extension RefusedWords {
    /// - Returns: how many tokens from an index on name somebody under 18; nil where they name nobody.
    static func minor(_ tokens: [String], _ index: Int) -> Int? {
        let next = word(tokens, index + 1)
        let last = index > 0 ? tokens[index - 1] : nil
        switch tokens[index] {
        case let name where young.contains(name): return 1
        case "child", "children", "childs":
            return next.map(harmlessAfterChild.contains) == true || last == "inner" ? nil : 1
        case "kid", "kids": return next.map(harmlessAfterKid.contains) == true ? nil : 1
        case "minor": return next.map(harmlessAfterMinor.contains) == true ? nil : 1
        case "pre", "sub": return ["teen", "teens", "pubescent"].contains(next) ? 2 : nil
        case "under" where ["age", "aged"].contains(next): return 2
        case "little", "young", "small", "school":
            return ["girl", "girls", "boy", "boys"].contains(next) ? 2 : nil
        case "high", "middle", "grade":
            return ["schooler", "schoolers"].contains(next) ? 2 : nil
        case "a", "the", "real":
            let after = word(tokens, index + 2) ?? ""
            return next == "baby" && !harmlessAfterBaby.contains(after) ? 2 : nil
        default: return age(tokens, index)
        }
    }

    private static let young: Set<String> = [
        "minors", "underage", "underaged", "teen", "teens", "teenage", "teenaged", "teenager", "teenagers",
        "preteen",
        "preteens", "subteen", "subteens", "tween", "tweens", "toddler", "toddlers", "infant", "infants",
        "babies",
        "newborn", "newborns", "kiddo", "kiddos", "kiddie", "kiddies", "kiddy", "juvenile", "juveniles",
        "youths",
        "adolescent", "adolescents", "prepubescent", "pubescent", "prepubertal", "youngster", "youngsters",
        "schoolgirl", "schoolgirls", "schoolboy", "schoolboys", "schoolchild", "schoolchildren", "schoolkid",
        "schoolkids", "highschooler", "highschoolers", "preschooler", "preschoolers", "kindergartner",
        "kindergartners", "kindergartener", "kindergarteners", "loli", "lolis", "lolicon", "shota", "shotas",
        "shotacon", "jailbait", "pedo", "pedos", "paedo", "paedos", "pedophile", "pedophiles", "paedophile",
        "paedophiles", "pedophilia", "paedophilia", "pedophilic", "paedophilic", "u18", "u18s", "u17", "u16",
    ]
    private static let harmlessAfterChild: Set<String> = [
        "care", "free", "minder", "minders", "proof", "proofed", "lock", "locks", "pose", "birth",
    ]
    private static let harmlessAfterBaby: Set<String> = [
        "blue", "pink", "oil", "monitor", "wipes", "wipe", "powder", "step", "talk", "doll",
    ]
    private static let harmlessAfterKid: Set<String> = ["glove", "gloves", "leather", "skin"]
    private static let harmlessAfterMinor: Set<String> = [
        "ache", "aches", "adjustment", "adjustments", "ailment", "ailments", "bleeding", "bruise", "bruises",
        "bruising", "burn", "burns", "change", "changes", "consequence", "consequences", "correction",
        "corrections", "cut", "cuts", "damage", "detail", "details", "discomfort", "edit", "edits", "graze",
        "grazes", "illness", "illnesses", "infraction", "infractions", "injury", "injuries", "issue",
        "issues",
        "key", "mark", "marks", "mistake", "mistakes", "offence", "offences", "offense", "offenses", "or",
        "pain",
        "pains", "point", "points", "protocol", "protocols", "redness", "repair", "repairs", "risk", "risks",
        "rule", "rules", "scrape", "scrapes", "scratch", "scratches", "service", "services", "soreness",
        "swelling", "task", "tasks", "thing", "things", "wound", "wounds",
    ]

    // MARK: Ages

    private static let numbers: [String: Int] = Dictionary(
        uniqueKeysWithValues: [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        ].enumerated().map { ($1, $0) })

    /// A number from 0 to 18, also as in “18s”.
    private static func number(_ token: String?) -> Int? {
        guard let token else { return nil }
        if let value = numbers[token] { return value }
        let digits = token.hasSuffix("s") ? token.dropLast() : token[...]
        guard (1...2).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let value = Int(digits), value <= 18
        else { return nil }
        return value
    }

    private static func age(_ tokens: [String], _ index: Int) -> Int? {
        let next = word(tokens, index + 1)
        if let value = number(tokens[index]) {
            if value < 18, let count = years(tokens, index + 1) { return 1 + count }
            // “16 or 17 years old”, “14-17 year olds”.
            let other = ["to", "or", "and"].contains(next) ? index + 2 : index + 1
            if value < 18, number(word(tokens, other)) ?? .max < .max, let count = years(tokens, other + 1) {
                return other - index + 1 + count
            }
            let after = word(tokens, index + 2)
            if value < 18, ["and", "or"].contains(next), ["under", "younger"].contains(after) { return 3 }
            return nil
        }
        switch tokens[index] {
        case "aged", "age", "ages":
            let at = next == "of" ? index + 2 : index + 1
            guard let value = number(word(tokens, at)), value < 18, !isCounted(word(tokens, at + 1)) else {
                return nil
            }
            return at - index + 1
        case "under", "below", "<", "younger", "less":
            let at = ["than", "the"].contains(next) ? index + 2 : index + 1
            let from = word(tokens, at) == "age" ? at + (word(tokens, at + 1) == "of" ? 2 : 1) : at
            guard let value = number(word(tokens, from)) else { return nil }
            if let count = years(tokens, from + 1) { return from - index + 1 + count }
            let isBare = value >= 16 && !isCounted(word(tokens, from + 1))
            return isBare || from > at || tokens[index] == "younger" ? from - index + 1 : nil
        case "not" where next == "yet": return ["18", "eighteen"].contains(word(tokens, index + 2)) ? 3 : nil
        default: return nil
        }
    }

    /// - Returns: how many tokens say that the number before them is an age; nil where they do not.
    private static func years(_ tokens: [String], _ index: Int) -> Int? {
        let next = word(tokens, index + 1)
        switch word(tokens, index) {
        case "year", "years", "yr", "yrs":
            if ["old", "olds"].contains(next) { return 2 }
            return next == "of" && word(tokens, index + 2) == "age" ? 3 : nil
        case "yo", "yos": return 1
        case "y": return next == "o" ? 2 : nil
        default: return nil
        }
    }

    /// Whether a number is counted in something, and so is no age.
    private static func isCounted(_ unit: String?) -> Bool {
        guard let unit else { return false }
        return [
            "minutes", "minute", "hours", "hour", "days", "day", "weeks", "week", "months", "month",
            "seconds",
            "second", "strokes", "stroke", "times", "degrees", "people", "percent", "kg", "kilos", "pounds",
            "cm",
            "metres", "meters", "euros", "dollars", "messages", "tasks", "inches", "mm", "litres", "items",
            "things",
            "rows", "characters", "words", "c", "f", "db", "volts", "o'clock",
        ].contains(unit)
    }
}
