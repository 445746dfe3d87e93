import TestSupport
import Canonical
import Consent
import Foundation

/// The reference model of the rules, in Python: whatever histories it is shown, it says what stands.
enum ReferenceModel {
    /// What somebody has of a history, as the model is told.
    private struct Question: Encodable {
        let records: [Written]
        let reader: String
        let now: Int
        let early: Int

        init(_ sight: Sight) {
            let authors = Dictionary(
                sight.records.map { ($0.log, $0.author) }, uniquingKeysWith: { first, _ in first })
            let keys = sight.history.deeds.map(\.key)
            records = sight.records.map { Written($0, keys, authors) }
            reader = sight.reader.name
            now = sight.moment.latest.hour
            early = sight.moment.clock.hour
        }
    }

    private static let folder =
        ProcessInfo.processInfo.environment["TROTH_MODEL"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/model").standardizedFileURL

    /// Whether the model and Python are here.
    static let isHere =
        Program.exists("python3")
        && FileManager.default.fileExists(atPath: folder.appending(path: "consent_model.py").path)

    /// - Parameter sights: who looks at what, and when.
    /// - Returns: what stands for each of them, as `Flattened` puts it.
    static func answers(to sights: [Sight]) throws -> [[String: String]] {
        let place = TemporaryFolder()
        let asked = try place.write(
            Array(JSONEncoder().encode(sights.map(Question.init))), to: "asked.json")
        let run = try Program.run(
            "python3", "-B", "-c", script, folder.path, asked, place.path("answered.json"))
        guard run.status == 0 else { throw Broken("the reference model stopped: \(run.messages)") }
        return try JSONDecoder().decode([[String: String]].self, from: Data(place.read("answered.json")))
    }

    /// Rebuilds the model's own records from JSON, asks it, and writes down what it says.
    ///
    /// The model takes each time in a log by its word. Here a clock that was set back cannot make anything earlier than
    /// what stands before it: what came complete is a span, late where its end is, and inside a scene where any of it is.
    private static let script = #"""
        import json, sys
        sys.path.insert(0, sys.argv[1])
        from consent_model import B, Protection, Rec, Rules, Version, View, boundary, standing

        class Span:
            def __init__(self, low, high): self.low, self.high = low, high
            def __ge__(self, time): return self.high >= time
            def __lt__(self, time): return self.low < time
        class Ordered(View):
            def time(self, r):
                return (max(o.time for i, os in self.at_index[r.log].items() if i <= r.index for o in os) if self.clean(r) else r.time, r.index, r.time)
            def reached(self, r, reader):
                if r.party == reader: return self.time(r)
                return min((self.time(d) for d in self.dels.get((reader, r.log), ()) if d.ref[1] > r.index and self.clean(d)), default=None)
            def complete_at(self, v, reader):
                low = high = 0
                for recs in (self.signs.get(v.id, {}), self.helds.get(v.id, {})):
                    for p in v.parties:
                        times = [(t[0], t[2]) for t in (self.reached(r, reader) for r in recs.get(p, ()) if self.clean(r)) if t is not None]
                        if not times: return None
                        first = min(times)
                        low, high = max(low, first[1]), max(high, first[0])
                return Span(low, high)

        def limit(b): return B(b["rung"]) if b["rung"] < 2 else boundary(b["rung"], b["conditions"], b.get("atMost"), b.get("ends"))
        def row(r): return (r["name"], tuple(r["people"]))
        def version(v): return Version(
            v["id"], v["thread"], v["kind"], tuple(v["people"]),
            tuple((row(r["key"]), tuple((p, limit(b)) for p, b in r["lines"].items())) for r in v["rows"]),
            frozenset(Protection(p["id"], p["by"], frozenset(map(row, p["rows"])) if "rows" in p else None, p["isAftercare"]) for p in v["protections"]),
            frozenset((row(n["needed"]), row(n["by"])) for n in v["needs"]),
            frozenset(v["replaces"]), frozenset(v["settles"]), v["begins"], v["until"], v["signBy"], v["careUntil"])
        def record(r):
            ref = r.get("ref")
            if r["kind"] == "narrowing": ref = (row(r["row"]), limit(r["limit"]))
            if r["kind"] == "delivered": ref = (tuple(r["ofLog"]), r["length"])
            if r["kind"] == "signal": ref = r["id"]
            return Rec(r["id"], tuple(r["log"]), r["index"], r["said"], r["kind"], r["thread"], ref, version(r["version"]) if "version" in r else None)
        def told(b): return str(b.rung) if b.rung < 2 else f"{b.rung} [{', '.join(sorted(b.conds))}] {b.atmost or '-'} {'-' if b.ends is None else b.ends}"
        def answer(asked):
            s = standing(Ordered(map(record, asked["records"]), Rules()), asked["reader"], asked["now"], early=asked["early"])
            out = {"overall " + k[0]: told(b) for k, b in s.overall.items()}
            for t in s.rows:
                out.update({f"row {t} {k[0]}": told(b) for k, b in s.rows[t].items()})
                out["counted " + t] = " ".join(sorted(s.counted[t]))
                out["effective " + t] = " ".join(sorted(s.counted[t] & s.effective))
                out["protections " + t] = ", ".join(sorted(f"{i} {p}" for i, p in s.protections[t]))
                out["unprovided " + t] = ", ".join(sorted(s.unprovided[t] & {i for i, p in s.protections[t]}))
            return {k: v for k, v in out.items() if v}

        json.dump(list(map(answer, json.load(open(sys.argv[2])))), open(sys.argv[3], "w"))
        """#
}
