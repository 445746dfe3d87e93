/// SplitMix64 (Steele, Lea and Flood, 2014): a generator whose whole state is one number, so that a seed replays
/// everything drawn from it.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// Whether something happens that does so this often out of 100.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// One of several; there must be one.
    mutating func pick<Element>(_ all: [Element]) -> Element { all[number(0...all.count - 1)] }

    /// Each element with the given chance, in their order.
    mutating func some<Element>(_ all: [Element], _ percent: Int) -> [Element] {
        all.filter { _ in chance(percent) }
    }
}
