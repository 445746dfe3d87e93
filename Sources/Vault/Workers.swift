import Dispatch
import Synchronization

/// Does a long piece of work on all processors at once.
enum Workers {
    /// How many things one worker takes at a time: few enough to share the work evenly, and enough to be worth the memory
    /// that it guards for them. A home of no more than these is read by one.
    private static let handful = 64

    /// - Parameters:
    ///   - values: what to work on.
    ///   - work: makes one result of each value in a handful, in their order.
    /// - Returns: the results, in the order of the values.
    /// - Throws: what `work` throws, wherever it does.
    static func map<Value: Sendable, Made: Sendable>(
        _ values: [Value], _ work: @Sendable (ArraySlice<Value>) throws -> [Made]
    ) throws -> [Made] {
        let starts = Array(stride(from: 0, to: values.count, by: handful))
        let made = Mutex([Int: Result<[Made], any Error>]())
        DispatchQueue.concurrentPerform(iterations: starts.count) { number in
            let values = values[starts[number]..<min(starts[number] + handful, values.count)]
            let result = Result { try work(values) }
            made.withLock { $0[number] = result }
        }
        return try made.withLock { made in try starts.indices.flatMap { try made[$0]?.get() ?? [] } }
    }
}
