import Foundation
import Glibc
import Synchronization

/// The DevTools protocol: commands and their answers, and between them what happens on the pages.
///
/// One command at a time, from whatever thread; nothing waits for ever.
final class DevTools: Sendable {
    /// Something that happened, by the protocol's name for it.
    struct Event: Sendable {
        let method: String
        let details: JSON
    }

    private struct Answer: Decodable {
        struct Refusal: Decodable { let message: String }
        let id: Int?
        let method: String?
        let params: JSON?
        let sessionId: String?
        let result: JSON?
        let error: Refusal?
    }

    private struct Command: Encodable {
        let id: Int
        let method: String
        let params: JSON
        let sessionId: String?
    }

    private struct State: ~Copyable {
        let process: KeptProcess
        var lastID = 0
        var unread: [UInt8] = []
        /// By the session of the page that they happened on.
        var events: [String: [Event]] = [:]
    }

    private let state: Mutex<State>
    private let patience: Duration

    /// - Parameters:
    ///   - process: a browser that has been started.
    ///   - patience: how long it may take for one thing.
    init(_ process: sending KeptProcess, patience: Duration) {
        state = Mutex(State(process: process))
        self.patience = patience
    }

    /// Sends a command and waits for its answer.
    ///
    /// - Parameters:
    ///   - method: the protocol's name for it.
    ///   - parameters: what it takes.
    ///   - session: the page it is for; nil for the browser itself.
    /// - Returns: the answer.
    /// - Throws: `BrowserError`, where the browser refuses, is gone or says nothing in time.
    @discardableResult func call(
        _ method: String, _ parameters: JSON = [:], on session: String? = nil
    ) throws -> JSON {
        try state.withLock { state in
            state.lastID += 1
            let command = Command(
                id: state.lastID, method: method, params: parameters, sessionId: session)
            try Self.send(JSONEncoder().encode(command) + [0], to: state.process)
            let deadline = ContinuousClock.now + patience
            while true {
                let answer = try Self.next(&state, before: deadline, waitingFor: method)
                guard answer.id == command.id else { continue }
                if let error = answer.error { throw BrowserError("\(method): \(error.message)") }
                return answer.result ?? .null
            }
        }
    }

    /// Waits until something has happened on a page.
    ///
    /// - Parameters:
    ///   - event: the protocol's name for it.
    ///   - session: the page.
    /// - Throws: `BrowserError`, where it does not happen in time.
    func wait(for event: String, on session: String) throws {
        try state.withLock { state in
            let deadline = ContinuousClock.now + patience
            while !(state.events[session] ?? []).contains(where: { $0.method == event }) {
                _ = try Self.next(&state, before: deadline, waitingFor: event)
            }
        }
    }

    /// - Parameter session: a page.
    /// - Returns: all that happened on it until the last command was answered, in its order.
    func events(on session: String) -> [Event] { state.withLock { $0.events[session] ?? [] } }

    /// Forgets what happened on a page until now.
    ///
    /// - Parameter session: the page.
    func forget(_ session: String) { state.withLock { $0.events[session] = nil } }

    /// Ends the browser. Nothing can be said to it afterwards.
    func end() { state.withLock { $0.process.end() } }

    private static func send(_ message: Data, to process: KeptProcess) throws {
        var rest = Array(message)[...]
        while !rest.isEmpty {
            // The signal that a broken channel brings would end the tests.
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(process.channel, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw gone(process) }
            rest = rest.dropFirst(count)
        }
    }

    /// - Returns: the next message, kept with its page where it is an event.
    private static func next(
        _ state: inout State, before deadline: ContinuousClock.Instant, waitingFor wanted: String
    ) throws -> Answer {
        while true {
            if let end = state.unread.firstIndex(of: 0) {
                let answer = try JSONDecoder().decode(Answer.self, from: Data(state.unread[..<end]))
                state.unread.removeSubrange(...end)
                if let method = answer.method, let session = answer.sessionId {
                    let event = Event(method: method, details: answer.params ?? .null)
                    state.events[session, default: []].append(event)
                }
                return answer
            }
            let left = ContinuousClock.now.duration(to: deadline)
            var ready = pollfd(fd: state.process.channel, events: Int16(POLLIN), revents: 0)
            guard left > .zero,
                unsafe poll(&ready, 1, CInt(left / .milliseconds(1)) + 1) >= 0 || errno == EINTR
            else {
                throw BrowserError("the browser took too long: \(wanted)\n\(state.process.messages)")
            }
            guard ready.revents != 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = unsafe read(state.process.channel, &buffer, buffer.count)
            guard count > 0 else { throw gone(state.process) }
            state.unread += buffer[..<count]
        }
    }

    private static func gone(_ process: KeptProcess) -> BrowserError {
        BrowserError("the browser is gone; the last it said:\n\(process.messages)")
    }
}
