package import Canonical
package import Consent

/// What somebody says of a promise: its maker how it went, or that it ends; whoever it was made to, that they ask it of
/// nobody any more. What anybody else says of it counts for nothing.
package struct PromiseMarkEntry: Entry {
    package static let kind = "promise-mark"
    package static let place = EntryPlace.thread

    package enum Mark: String, CaseIterable, Sendable {
        case kept, missed, ended, released

        /// Whether it is for the maker to say.
        package var isTheMakers: Bool { self != .released }
    }

    package let promise: PromiseSource
    package let mark: Mark

    /// - Parameters:
    ///   - promise: which one.
    ///   - mark: what is said of it.
    package init(_ promise: PromiseSource, _ mark: Mark) { (self.promise, self.mark) = (promise, mark) }

    package init(from reader: inout LineReader) throws {
        promise = try reader.promiseSource(behind: "of")
        let word = String(decoding: try reader.next(), as: UTF8.self)
        guard let mark = Mark(rawValue: word) else {
            throw reader.errorBefore("expected kept, missed, ended or released")
        }
        self.mark = mark
    }

    package func write(to writer: inout TextWriter) {
        writer.line("of \(promise)")
        writer.line(mark.rawValue)
    }
}

/// Where a promise stands.
package enum PromiseSource: Hashable, Sendable, CustomStringConvertible {
    /// In the text of an agreement.
    case item(Slug)
    /// In a record of its maker's.
    case added(RecordID)

    /// As in `item own-care`.
    package var description: String {
        switch self {
        case .item(let id): "item \(id)"
        case .added(let id): "record \(id)"
        }
    }
}

extension LineReader {
    /// Reads `phrase`, and an item or a record behind it.
    mutating func promiseSource(behind phrase: String) throws -> PromiseSource {
        if isAt("\(phrase) record ") { return .added(RecordID(try bytes32("\(phrase) record"))) }
        return .item(try slug("\(phrase) item"))
    }
}
