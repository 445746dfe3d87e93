import Canonical
import Consent
import Testing

@testable import Templating

/// What ratings of such lists are taken for: never for more than was said.
@Suite struct KinklistScaleTests {
    private func list() throws -> Kinklist {
        let text =
            "#Gear\n(Giving, Receiving)\n* Collar\n* Leash\n#Play\n(General)\n* Fetch\n#More\n(General)\n* Leash\n"
        return try KinklistReader.read(Array(text.utf8), file: "list.txt")
    }

    private func stances(_ ratings: KinklistRating..., role: String = "one") throws -> [String: Stance] {
        let found = try list().stances(from: ratings, as: slug(role)).stances
        return Dictionary(uniqueKeysWithValues: found.map { ("\($0.key)", $0.value) })
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
        #expect(all.count == 6)
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
            #expect(try list().stances(from: said, as: slug("one")).stances[slug("fetch")] == .hardLimit)
        }
        let unclear = [
            KinklistRating(item: "Fetch", rating: "Like"), KinklistRating(item: "Fetch", rating: "?"),
        ]
        #expect(try list().stances(from: unclear, as: slug("one")).stances[slug("fetch")] == .unset)
    }

    @Test func whatFoundNoPlaceIsListed() throws {
        let (lost, odd) = (
            KinklistRating(item: "Hood", rating: "Like"), KinklistRating(item: "Fetch", rating: "7")
        )
        let wrong = KinklistRating(item: "Collar", column: "Watching", rating: "Like")
        let found = try list().stances(from: [lost, odd, wrong], as: slug("one"))
        #expect(found.unmatched == [lost, wrong])
        #expect(found.unknown == [odd])
    }

    /// The rows are those of the template.
    @Test func theyAnswerTheTemplateThatIsMadeOfTheList() throws {
        let list = try list()
        let yaml = try list.template(called: slug("mine"), title: Line("Mine"))
        let template = try Template.parse(Array(yaml.utf8), file: "mine.yaml")
        let stances = try list.stances(from: [], as: slug("one")).stances
        let rows = template.items.filter { $0.nature.name == .row }
        #expect(Set(rows.map(\.id)) == Set(stances.keys))
    }
}
