import Vault

/// A disk in memory, whose power can be cut in the middle of anything.
final class MemoryDisk: Disk {
    struct PowerCut: Error {}

    var files: [String: [UInt8]] = [:]
    /// How many steps are left until the power goes; nil for ever.
    var stepsLeft: Int?
    private(set) var steps = 0

    init(_ files: [String: [UInt8]] = [:]) { self.files = files }

    func exists(_ path: String) -> Bool {
        files.keys.contains { $0 == path || $0.hasPrefix("\(path)/") }
    }

    func read(_ path: String) -> [UInt8]? { files[path] }

    func list(_ path: String) -> [String] {
        let inside = files.keys.filter { $0.hasPrefix("\(path)/") }.map { $0.dropFirst(path.count + 1) }
        return Set(inside.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
    }

    func create(_ path: String, _ bytes: [UInt8]) throws -> Bool {
        try step()
        guard files[path] == nil else { return false }
        files[path] = bytes
        try step()
        return true
    }

    func replace(_ path: String, _ bytes: [UInt8]) throws {
        try step()
        files[path] = bytes
        try step()
    }

    func remove(_ path: String) throws -> Bool {
        try step()
        let isRemoved = files.removeValue(forKey: path) != nil
        try step()
        return isRemoved
    }

    /// Every change is whole or absent, so the power goes before it or after it.
    private func step() throws {
        steps += 1
        guard let left = stepsLeft else { return }
        guard left > 0 else { throw PowerCut() }
        stepsLeft = left - 1
    }
}
