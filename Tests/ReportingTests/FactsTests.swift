import TestSupport
import Canonical
import Consent
import Foundation
import Reporting
import Stories
import Terminal
import Testing

/// Whatever is written: the text says what the JSON says, and neither says more than what stands.
@Suite struct FactsTests {
    /// Wide enough that nothing is wrapped.
    private static let wide = 100_000

    @Test func textAndJSONSayTheSame() throws {
        let replayed = ProcessInfo.processInfo.environment["TROTH_SEED"].flatMap { UInt64($0) }
        let seed = replayed ?? UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            let (story, hours) = try Self.randomStory(&random)
            for reader in [story.cooper, story.rex] {
                try check(story.status(for: reader, hours), story, reader, hours, "seed \(seed)")
                try check(
                    LogView(story.ledger, names: story.names(for: reader)), story, reader, "seed \(seed)")
                for (id, text) in story.ledger.versions {
                    try check(try story.version(id, for: reader, hours), "seed \(seed)")
                    let wider = try #require(
                        story.ledger.wider(bySigning: id, for: reader.id, at: at(hours)))
                    try check(
                        WiderView(wider, bySigning: id, text, names: story.names(for: reader)), wider,
                        "seed \(seed)")
                    for (otherID, other) in story.ledger.versions {
                        try check(
                            story.diff((id, text), (otherID, other), for: reader),
                            Diff(from: text, to: other), "seed \(seed)")
                    }
                }
            }
        }
    }

    private func check(
        _ status: StatusView, _ story: Story, _ reader: Party, _ hours: Int64, _ seed: Comment
    ) throws {
        let text = plain(status.text(width: Self.wide))
        let object = try Self.object(status)
        let standing = story.ledger.standing(at: at(hours), for: reader.id)
        #expect(object["schema"] as? String == "troth/status/v0", seed)
        #expect(object["isInForce"] as? Bool == standing.threads.values.contains(where: \.isInForce), seed)
        #expect(text.hasSuffix(StatusView.askNow) == status.isInForce, seed)
        let agreements = try #require(object["agreements"] as? [[String: Any]])
        #expect(agreements.count == standing.threads.count, seed)
        for agreement in agreements {
            let rows = try #require(agreement["rows"] as? [[String: Any]])
            for row in rows {
                let boundary = try #require(row["boundary"] as? [String: Any])
                let label = try #require((row["row"] as? [String: Any])?["label"] as? String)
                let word = try #require(boundary["boundary"] as? String)
                let line = text.split(separator: "\n").first { $0.hasPrefix("    \(label): ") }
                #expect(word == "hard limit" ? line != nil : line?.contains(": \(word)") == true, seed)
                if agreement["isInForce"] as? Bool == false { #expect(word == "hard limit", seed) }
                for condition in boundary["conditions"] as? [String] ?? [] {
                    #expect(line?.contains(sanitized(condition)) == true, seed)
                }
            }
            let counts = try #require(agreement["counts"] as? [String: Int])
            let own = standing.threads.values.map(\.rows.count).reduce(0, +)
            #expect(counts.values.reduce(0, +) == own, seed)
            #expect((counts["notAgreed"] ?? 0) + rows.count == own, seed)
            var more = 0
            for protection in try #require(agreement["protections"] as? [[String: Any]]) {
                let label = sanitized(try #require(protection["label"] as? String))
                let isUnprovided = protection["isUnprovided"] as? Bool == true
                let nature = try #require(protection["nature"] as? String)
                if isUnprovided { #expect(text.contains("\(label): cannot be provided by "), seed) }
                let isShown = isUnprovided || nature.hasSuffix("stop signal")
                if isShown { #expect(text.contains("    \(label)"), seed) } else { more += 1 }
                for line in isShown ? protection["words"] as? [String] ?? [] : [] where !isUnprovided {
                    #expect(text.contains("      | \(sanitized(line))"), seed)
                }
            }
            #expect(text.contains("and \(more) more protection") == (more > 0), seed)
            let proposals = try #require(agreement["proposals"] as? [Any]).count
            let waiting =
                text.components(separatedBy: "a proposal waits; you may leave it").count
                + text.components(separatedBy: "is signed by everyone and begins").count - 2
            #expect(proposals == waiting, seed)
            let stops = try #require(agreement["stops"] as? [[String: Any]])
            #expect(stops.isEmpty == (agreement["isInForce"] as? Bool), seed)
            if stops.contains(where: { $0["cause"] as? String == "left" }) { #expect(proposals == 0, seed) }
        }
        pushesNobody(text, seed)
        fits(status, seed)
    }

    private func check(_ log: LogView, _ story: Story, _ reader: Party, _ seed: Comment) throws {
        var lines = log.text(width: Self.wide).map { $0.rendered(isColored: false) }
        if log.entries.contains(where: { !$0.reached.isEmpty }) {
            #expect(lines.removeLast() == LogView.whatReachedMeans, seed)
        }
        let entries = try #require(try Self.object(log)["entries"] as? [[String: Any]])
        #expect(entries.count == log.entries.count, seed)
        guard !entries.isEmpty else { return }
        #expect(entries.count == lines.count, seed)
        for (entry, line) in zip(entries, lines) {
            let said = try #require((entry["said"] as? [String: String])?["local"])
            let by = try #require(entry["by"] as? [String: Any])
            let name = by["isYou"] as? Bool == true ? "you" : sanitized(try #require(by["name"] as? String))
            #expect(line.hasPrefix("\(said)  \(name)"), seed)
            #expect((entry["act"] as? [String: Any])?.count == 1, seed)
            let reached = try #require(entry["reached"] as? [Any]).count
            // Only of what takes permission away, so that nobody is asked why they have not answered.
            let act = try #require((entry["act"] as? [String: Any])?.keys.first)
            let isTold = ["narrowed", "addedSignal", "cannotProvide", "paused", "left"].contains(act)
            #expect(reached == 0 || isTold, seed)
            #expect(line.components(separatedBy: " · reached ").count == reached + 1, seed)
        }
        let times = log.entries.map(\.said)
        #expect(times == times.sorted(by: >), seed)
        pushesNobody(lines.joined(separator: "\n"), seed)
        fits(log, seed)
    }

    private func check(_ version: VersionView, _ seed: Comment) throws {
        let text = plain(version.text(width: Self.wide))
        let object = try Self.object(version)
        #expect(text.hasPrefix(sanitized(try #require(object["title"] as? String))), seed)
        let sections = try #require(object["sections"] as? [[String: Any]])
        for item in sections.flatMap({ $0["items"] as? [[String: Any]] ?? [] }) {
            switch item["kind"] as? String {
            case "row":
                let label = try #require((item["row"] as? [String: Any])?["label"] as? String)
                let start = try #require(text.range(of: "\n  \(label): ") ?? text.range(of: "\(label) ("))
                let block = text[start.lowerBound...]
                if item["isGivenByNobody"] as? Bool == true {
                    let line = text[..<start.upperBound].split(separator: "\n").last ?? ""
                    #expect(line.hasPrefix("  not agreed by anyone: "), seed)
                } else {
                    let outcome = try #require((item["outcome"] as? [String: Any])?["boundary"] as? String)
                    let name = item["isUnanimous"] as? Bool == true ? "everyone" : "outcome"
                    let line = block.split(separator: "\n").first { $0.hasPrefix("    \(name): ") }
                    #expect(line?.hasPrefix("    \(name): \(outcome)") == true, seed)
                }
            case "protection", "promise", "fact":
                #expect(text.contains(sanitized(try #require(item["label"] as? String))), seed)
                for line in try #require(item["words"] as? [String]) {
                    #expect(text.contains("    | \(sanitized(line))"), seed)
                }
            default: Issue.record("an item of no kind")
            }
        }
        let signing = try #require(object["signing"] as? [String: Any])
        let signed = try #require(signing["signed"] as? [Any]).count
        #expect(text.contains("signed by        nobody") == (signed == 0), seed)
        #expect(signed + (try #require(signing["notSigned"] as? [Any])).count == 2, seed)
        pushesNobody(text, seed)
        fits(version, seed)
    }

    private func check(_ view: DiffView, _ diff: Diff, _ seed: Comment) throws {
        let object = try Self.object(view)
        let text = plain(view.text(width: Self.wide))
        #expect(object["isEmpty"] as? Bool == diff.isEmpty, seed)
        #expect(text.contains("both say the same") == diff.isEmpty, seed)
        if !diff.isEmpty { #expect(text.contains("\n"), seed) }
        let rows = try #require(object["rows"] as? [[String: Any]])
        var ways = [String: Int]()
        var merged = [String: Int]()
        for row in rows {
            let lines = try #require(row["lines"] as? [[String: Any]])
            let changes = lines.map { $0["change"] } + [row["outcome"]]
            // An outcome that only follows one line has no entry of its own.
            if let outcome = row["outcome"] as? NSDictionary,
                lines.contains(where: { ($0["change"] as? NSDictionary) == outcome })
            {
                merged[try #require(outcome["way"] as? String), default: 0] += 1
            }
            for change in changes.compactMap({ $0 as? [String: Any] }) {
                ways[try #require(change["way"] as? String), default: 0] += 1
            }
        }
        let changes = diff.rows.flatMap { $0.lines.map(\.change) + [$0.outcome].compactMap(\.self) }
        for (way, word, direction) in [
            ("tighter", "▼ ", Direction.tightened), ("wider", "▲ ", .loosened), ("both", "◆ ", .both),
        ] {
            let written = text.split(separator: "\n").count {
                $0.hasPrefix("  \(word)") && !$0.contains("must-have")
            }
            let shown = written + merged[way, default: 0]
            #expect(shown == ways[way, default: 0], seed)
            #expect(shown == changes.count { $0.direction == direction }, seed)
        }
        pushesNobody(text, seed)
        fits(view, seed)
    }

    private func check(_ view: WiderView, _ wider: Wider, _ seed: Comment) throws {
        let object = try Self.object(view)
        let text = plain(view.text(width: Self.wide))
        #expect(object["isEmpty"] as? Bool == wider.isEmpty, seed)
        #expect(text.contains("nothing becomes wider") == wider.isEmpty, seed)
        let counts = ["rows", "protections", "settled"].map { (object[$0] as? [Any])?.count ?? -1 }
        #expect(counts == [wider.rows.count, wider.protections.count, wider.settled.count], seed)
        #expect(text.split(separator: "\n").count { $0.hasPrefix("  ▲ ") } == counts.reduce(0, +), seed)
        pushesNobody(text, seed)
        fits(view, seed)
    }

    /// No view calls a signature a yes, or asks anybody for one.
    private func pushesNobody(_ text: String, _ seed: Comment) {
        let rest = StandingTerms.lines.reduce(text) { $0.replacingOccurrences(of: $1, with: "") }.lowercased()
        for word in [
            "consented", "please", "sign it", "sign now", "go ahead", "should sign", "resume", "loosen",
        ] {
            #expect(!rest.contains(word), seed)
        }
    }

    /// No line is wider than it may be, or holds a character that a terminal would obey.
    private func fits(_ view: some View, _ seed: Comment) {
        for width in [40, 80] {
            for line in view.text(width: width) {
                #expect(line.width <= width, seed)
                let text = line.rendered(isColored: false)
                #expect(sanitized(text) == text, seed)
            }
        }
    }

    private static func object(_ view: some View) throws -> [String: Any] {
        let bytes = try view.json()
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        return try #require(object)
    }

    static func randomStory(_ random: inout SeededGenerator) throws -> (Story, Int64) {
        let names = ["Rex", "Cooper", "you", "רקס", "🐶 Rex 🏳️\u{200D}🌈", "さくら", "نمی\u{200C}خواهم"]
        var story = try Story(
            cooper: names.randomElement(using: &random) ?? "a",
            rex: names.randomElement(using: &random) ?? "b")
        let boundaries: [Boundary] = [
            .hardLimit, .notAgreed, .notAgreed, .agreed, .granted(Grant(.askFirst, ends: hour(40))),
            try Story.onlyAfterDark,
            .granted(Grant(.askBeforehand, conditions: [try Line("если да 🐾")], atMost: 3)),
        ]
        func any() -> Boundary { boundaries.randomElement(using: &random) ?? .notAgreed }
        // Half of them begin in force, so that there is something to lose.
        var versions: [VersionID] = Bool.random(using: &random) ? [try story.begin()] : []
        var records: [RecordID] = []
        var hours: Int64 = versions.isEmpty ? 0 : 1
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            let author = Bool.random(using: &random) ? story.cooper : story.rex
            hours += Int64.random(in: 0...30, using: &random)
            switch Int.random(in: 0...11, using: &random) {
            case 0, 1, 2:
                let lines = Dictionary(
                    uniqueKeysWithValues: ["leash", "hood", "gag", "mitts"].map { item in
                        let unit = ["leash", "hood"].contains(item)
                        func line() -> Boundary {
                            let boundary = any()
                            return unit || boundary.grant?.atMost == nil ? boundary : .agreed
                        }
                        return (item, (cooper: line(), rex: line()))
                    })
                let version: VersionID = id(versions.count + 1)
                let text = try story.text(
                    UInt64(Int.random(in: 1...3, using: &random)), lines: lines,
                    replaces: Set(versions.filter { _ in Bool.random(using: &random) }),
                    settles: Set(records.filter { _ in Bool.random(using: &random) }.map(\.bytes)),
                    from: hours + Int64.random(in: -2...20, using: &random),
                    until: hours + Int64.random(in: 24 * 14...24 * 60, using: &random) + 400)
                versions.append(version)
                story.write(.proposal(version, text), by: author, hours)
                if Bool.random(using: &random) { story.sign(version, hours + 1) }
            case 3: if let one = versions.randomElement(using: &random) { story.sign(one, hours) }
            case 4:
                if let one = versions.randomElement(using: &random) {
                    story.write(.no(one), by: author, hours)
                }
            case 5: records.append(story.write(.pause, by: author, hours))
            case 6, 7:
                guard let row = story.ledger.versions.values.flatMap(\.rows).randomElement(using: &random)
                else { continue }
                records.append(story.write(.narrowing(row.key, any()), by: author, hours))
            case 8: records.append(story.write(.cannotProvide(slug("rest")), by: story.cooper, hours))
            case 9:
                records.append(
                    story.write(.signal(StopSignal(try Prose(lenient: "🛑 two taps"))), by: author, hours))
            case 10: story.deliver(hours)
            default:
                if Int.random(in: 0...4, using: &random) == 0 {
                    story.write(
                        [.leave, .unknown].randomElement(using: &random) ?? .leave, by: author, hours)
                }
            }
        }
        return (story, hours + ([0, 1, 24 * 120].randomElement(using: &random) ?? 0))
    }
}
