package import Canonical

/// - Parameter days: how many have gone by since these tests' time began.
/// - Returns: that moment.
package func time(_ days: Int64) -> Instant { Instant(seconds: 1_800_000_000) + .days(days) }

/// - Parameter byte: one byte.
/// - Returns: it, 32 times.
package func bytes32(_ byte: UInt8) -> Bytes32 { Bytes32([UInt8](repeating: byte, count: 32))! }

/// - Parameter text: lower-case letters, digits and hyphens; anything else ends the tests.
/// - Returns: an id for an item, a role or a template.
package func word(_ text: String) -> Slug { Slug(text)! }

/// - Parameter text: one line of somebody's words.
/// - Returns: them.
/// - Throws: where it is no line.
package func prose(_ text: String) throws -> Prose { try Prose([Line(text)]) }
