package import Canonical
import Glibc
import Terminal

/// What a command may touch of the world: its streams, the clock, the environment and the terminal.
package struct Context: Sendable {
    /// Where the process stands.
    @TaskLocal package static var current = Context()

    /// Writes data.
    package var output: @Sendable ([UInt8]) -> Void = { Context.write($0, to: STDOUT_FILENO) }
    /// Writes everything else.
    package var messages: @Sendable ([UInt8]) -> Void = { Context.write($0, to: STDERR_FILENO) }
    /// The system clock.
    package var clock: @Sendable () -> Instant = { Instant(seconds: Int64(time(nil))) }
    /// The environment.
    package var environment: [String: String] = Context.processEnvironment
    /// Whether output and messages are terminals, which decides about colour and width.
    package var outputDescriptor: CInt = STDOUT_FILENO
    package var messageDescriptor: CInt = STDERR_FILENO

    /// The process's own streams, clock and environment.
    package init() {}

    private static func write(_ bytes: [UInt8], to descriptor: CInt) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            done += count
        }
    }

    private static var processEnvironment: [String: String] {
        var found: [String: String] = [:]
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let parts = unsafe String(cString: text).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { found[String(parts[0])] = String(parts[1]) }
            unsafe entry += 1
        }
        return found
    }
}
