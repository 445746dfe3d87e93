import Canonical
import Consent
import TestSupport
import Testing

@testable import Templating

/// What ratings of such lists are taken for: never for more than was said.
@Suite struct KinklistScaleTests {
    /// A template that was made of a list.
    private func template() throws -> Template {
        let text =
            "#Gear\n(Giving, Receiving)\n* Collar\n* Leash\n#Play\n(General)\n* Fetch\n#More\n(General)\n* Leash\n"
            + "#Places\n(At home, In a club, Outdoors)\n* Kissing: softly\n"
        let list = try KinklistReader.read(Array(text.utf8), file: "list.txt")
        let yaml = try list.template(called: slug("mine"), title: Line("Mine"))
        return try Template.parse(Array(yaml.utf8), file: "mine.yaml")
    }

    private func byItem(_ found: KinklistStances) -> [String: Stance] {
        Dictionary(uniqueKeysWithValues: found.stances.map { ("\($0.key.item)", $0.value) })
    }

    private func stances(_ ratings: KinklistRating..., role: String = "one") throws -> [String: Stance] {
        byItem(try template().stances(from: ratings, as: slug(role)))
    }

    private func read(_ text: String) throws -> (KinklistRatings, [String: Stance]) {
        let template = try template()
        let read = try KinklistRatings.read(Array(text.utf8), file: "mine.txt", for: template)
        return (read, byItem(template.stances(from: read.ratings, as: try slug("one"))))
    }

    @Test func theTable() {
        for (rating, stance) in KinklistScale.table {
            #expect(KinklistScale.stance(for: rating) == stance)
            #expect(KinklistScale.stance(for: " \(rating.uppercased()) ") == stance)
        }
        #expect(Set(KinklistScale.table.map(\.rating)).count == KinklistScale.table.count)
        for rating in ["5", "yes!!", "favoritee", "likes", "no idea"] {
            #expect(KinklistScale.stance(for: rating) == .unset)
        }
        #expect(KinklistScale.stance(for: nil) == .unset)
    }

    @Test func onlyWhatWasSaidToBeWantedIsGiven() {
        func boundary(_ stance: Stance) -> Boundary? {
            stance.boundary(
                conditions: [], atMost: nil, ends: nil, isFirstTime: false, isShownAsNotAgreed: false)
        }
        let given = KinklistScale.table.filter { boundary($0.stance)?.isGranted ?? false }.map(\.rating)
        #expect(Set(given) == ["favorite", "favourite", "love", "like", "okay", "ok", "willing"])
        #expect(boundary(KinklistScale.stance(for: "No")) == .hardLimit)
    }

    @Test func aColumnIsTheSideThatItsOwnerTakes() throws {
        let rating = KinklistRating(category: "gear", item: "COLLAR", column: "Giving", rating: "Favorite")
        #expect(try stances(rating)["collar"] == .favourite)
        #expect(try stances(rating)["collar-the-other-way-round"] == .unset)
        #expect(try stances(rating, role: "other")["collar"] == .unset)
        #expect(try stances(rating, role: "other")["collar-the-other-way-round"] == .favourite)
    }

    @Test func whateverIsMissingIsUnset() throws {
        let all = try stances()
        #expect(all.count == 9)
        #expect(all.values.allSatisfy { $0 == .unset })
        #expect(try stances(KinklistRating(item: "Fetch", rating: nil))["fetch"] == .unset)
        #expect(try stances(KinklistRating(item: "Fetch", rating: "7"))["fetch"] == .unset)
        #expect(try stances(KinklistRating(item: "Fetch", rating: "Like"))["fetch"] == .like)
    }

    @Test func whereItIsNotClearANoCountsForAllAndAYesForNone() throws {
        // Which column?
        #expect(
            try stances(KinklistRating(item: "Collar", rating: "Like")).values.allSatisfy { $0 == .unset })
        let no = try stances(KinklistRating(item: "Collar", rating: "No"))
        #expect(no["collar"] == .hardLimit && no["collar-the-other-way-round"] == .hardLimit)
        // Which leash?
        #expect(try stances(KinklistRating(item: "Leash", rating: "Like")).values.allSatisfy { $0 == .unset })
        let leashes = try stances(KinklistRating(item: "Leash", rating: "No")).filter {
            $0.value == .hardLimit
        }
        #expect(Set(leashes.keys) == ["leash", "leash-the-other-way-round", "leash-2"])
        #expect(
            try stances(KinklistRating(category: "More", item: "Leash", rating: "Like"))["leash-2"] == .like)
    }

    @Test func ofTwoRatingsTheTighterCounts() throws {
        for ratings in [["Like", "No"], ["No", "Like"], ["Like", "No", "Favorite"]] {
            let said = ratings.map { KinklistRating(item: "Fetch", rating: $0) }
            #expect(try byItem(template().stances(from: said, as: slug("one")))["fetch"] == .hardLimit)
        }
        let unclear = [
            KinklistRating(item: "Fetch", rating: "Like"), KinklistRating(item: "Fetch", rating: "?"),
        ]
        #expect(try byItem(template().stances(from: unclear, as: slug("one")))["fetch"] == .unset)
    }

    @Test func whatFoundNoPlaceIsListed() throws {
        let (lost, odd) = (
            KinklistRating(item: "Hood", rating: "Like"), KinklistRating(item: "Fetch", rating: "7")
        )
        let wrong = KinklistRating(item: "Collar", column: "Watching", rating: "Like")
        let found = try template().stances(from: [lost, odd, wrong], as: slug("one"))
        #expect(found.unmatched == [lost, wrong])
        #expect(found.unknown == [odd])
    }

    @Test func aNoWithAnUnknownColumnOrCategoryIsANoToAllOfThatName() throws {
        let column = try stances(KinklistRating(item: "Collar", column: "Watching", rating: "No"))
        #expect(column["collar"] == .hardLimit && column["collar-the-other-way-round"] == .hardLimit)
        let category = try stances(KinklistRating(category: "Toys", item: "Fetch", rating: "No"))
        #expect(category["fetch"] == .hardLimit)
        #expect(
            try stances(KinklistRating(category: "Toys", item: "Fetch", rating: "Like"))["fetch"] == .unset)
    }

    @Test func aListWithRatingsIsRead() throws {
        let (read, stances) = try read(
            """
            #Gear
            (Giving, Receiving)
            ? not for anybody under 18
            * Collar: Favorite, No
            * Leash - , Like
            #Play
            (General)
            * Fetch = maybe
            #Places
            (At home, In a club, Outdoors)
            * Kissing: softly: like | limit | not entered
            * Hood: Like
            """)
        #expect(stances["collar"] == .favourite && stances["collar-the-other-way-round"] == .hardLimit)
        #expect(stances["leash"] == .unset && stances["leash-the-other-way-round"] == .like)
        #expect(stances["leash-2"] == .unset)
        #expect(stances["fetch"] == .curious)
        #expect(stances["kissing-softly-at-home"] == .like)
        #expect(stances["kissing-softly-in-a-club"] == .hardLimit)
        #expect(stances["kissing-softly-outdoors"] == .unset)
        #expect(read.ratings.count == 9 && read.ratings.last?.words == "line 12: Hood: Like")
    }

    @Test func oneRatingForTwoColumnsIsUnclear() throws {
        for (rating, expected) in [("Like", Stance.unset), ("No", .hardLimit)] {
            let (_, stances) = try read("#Gear\n(Giving, Receiving)\n* Collar: \(rating)\n")
            #expect(stances["collar"] == expected && stances["collar-the-other-way-round"] == expected)
        }
    }

    /// A file that only has some of the list must not be taken for the beginning of it.
    @Test func anExcerptMeansWhatItNames() throws {
        let (_, stances) = try read("#More\n(General)\n* Leash: Like\n")
        #expect(stances["leash-2"] == .like && stances["leash"] == .unset)
    }

    @Test(arguments: [",", ";", "\t"]) func tablesAreRead(divider: String) throws {
        let long =
            "\u{FEFF}Category,Kink,Field,Level,Comment\r\nGear,Collar,Receiving,Like,\"yes, gladly\n\"\"really\"\"\"\r\n"
            + "Gear,COLLAR,Giving,no,\r\n,Fetch,,okay\r\nPlay,Ball,General,Like,\r\n\r\n"
        let marks = long.replacing("yes, gladly", with: "yes gladly").replacing(",", with: divider)
        let (read, stances) = try read(marks)
        #expect(stances["collar-the-other-way-round"] == .like && stances["collar"] == .hardLimit)
        #expect(stances["fetch"] == .willing)
        #expect(read.ratings.count == 4 && read.ignored == ["Comment"])
        #expect(read.ratings[3].words == "line 6: Ball (General): Like")

        let wide = "item,giving,receiving,general\nCollar,favorite,,\nFetch,,,No\n"
        let (_, side) = try self.read(wide.replacing(",", with: divider))
        #expect(side["collar"] == .favourite && side["collar-the-other-way-round"] == .unset)
        #expect(side["fetch"] == .hardLimit)
    }

    @Test func whatIsWrongIsNamedWithItsPlace() {
        for (text, place, reason) in [
            ("", "mine.txt:1:1", "nothing"), ("Collar: Like\n", "mine.txt:1:1", "item"),
            ("item\nCollar\n", "mine.txt:1:1", "rated"),
            ("item,rating\nCollar,Like,No\n", "mine.txt:2:13", "more cells"),
            ("item,rating\n,Like\n", "mine.txt:2:1", "no item"),
            ("item,kink,rating\n", "mine.txt:1:6", "same thing"),
            ("item,rating\n\"Collar,Like\n", "mine.txt:2:1", "not closed"),
            ("item,rating\n\"Collar\"x,Like\n", "mine.txt:2:1", "divider"),
            ("#Gear\n* Collar: Like\nLeash\n", "mine.txt:3:1", "begins with"),
            ("#Gear\n(Giving\n", "mine.txt:2:1", "parentheses"),
            ("#Gear\n* : Like\n", "mine.txt:2:1", "no name"),
            ("#Gear\n* playing a teenager: Like\n", "mine.txt:2:1", "18"),
            ("item,rating\nCollar,Like\nbestiality,No\n", "mine.txt:3:1", "animal"),
            ("item,rating,note\nCollar,Like,as a schoolgirl\n", "mine.txt:2:13", "18"),
        ] {
            do {
                _ = try read(text)
                Issue.record("read: \(text)")
            } catch {
                #expect(
                    "\(error)".hasPrefix("\(place): ") && "\(error)".contains(reason), "\(text): \(error)")
            }
        }
    }

    /// Roles that adults take are nobody's to refuse.
    @Test func adultRolesPass() throws {
        let (read, _) = try read(
            "#Roles\n* Pup: Like\n* Pet, kitten or pony: Like\n* Puppy play (adult): No\n")
        #expect(read.ratings.count == 3)
    }

    /// Whatever anybody writes, in whatever order: nothing is looser than the tightest thing that was said of it.
    @Test(arguments: [20_261_121, 2, 3] as [UInt64]) func neverLooserThanWhatWasSaid(seed: UInt64) throws {
        let template = try template()
        let words = KinklistScale.table.map(\.rating) + ["??", "5"]
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let ratings = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                KinklistRating(
                    category: [nil, "Gear", "More", "Elsewhere"].randomElement(using: &random)!,
                    item: ["Collar", "leash", "Fetch", "Kissing: softly", "Hood"].randomElement(
                        using: &random)!,
                    column: [nil, "Giving", "Receiving", "General", "Outdoors", "?"].randomElement(
                        using: &random)!,
                    rating: words.randomElement(using: &random)!)
            }
            let found = template.stances(from: ratings, as: try slug("one"))
            for (key, stance) in found.stances where stance != Stance.unset {
                let label = try #require(template.item(key.item)).label.description.lowercased()
                let about = ratings.filter { label.hasPrefix($0.item.lowercased()) }
                let said = about.map { KinklistScale.stance(for: $0.rating) }
                #expect(said.contains(stance), "seed \(seed): \(key) from \(ratings)")
            }
            // A no of a name is a no to something of that name.
            for no in ratings where KinklistScale.stance(for: no.rating) == .hardLimit && no.item != "Hood" {
                let fits = found.stances.filter { key, stance in
                    let label = template.item(key.item).map { "\($0.label)".lowercased() } ?? ""
                    return stance == Stance.hardLimit && label.hasPrefix(no.item.lowercased())
                }
                #expect(!fits.isEmpty, "seed \(seed): \(no)")
            }
        }
    }
}
