/// SplitMix64 (Steele, Lea and Flood, 2014): a generator whose whole state is one number, so that a seed replays
/// everything drawn from it.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// - Parameter seed: what everything drawn follows from.
    package init(seed: UInt64) { state = seed }

    /// - Returns: 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// - Returns: whether something happens that does so this often out of 100.
    package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// - Returns: one of the numbers of a range.
    package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// - Returns: one of several; there must be one.
    package mutating func pick<Element>(_ all: [Element]) -> Element { all[number(0...all.count - 1)] }

    /// - Returns: each element with the given chance, in their order.
    package mutating func some<Element>(_ all: [Element], _ percent: Int) -> [Element] {
        all.filter { _ in chance(percent) }
    }

    /// - Returns: so many random bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}
