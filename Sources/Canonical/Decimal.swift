/// Whole numbers in decimal: digits alone, no sign, no leading zero. `7` has one spelling.
package enum Decimal {
    /// - Parameter text: the bytes of a text.
    /// - Returns: the number, or nil where the text is not its one spelling or it is above `UInt64.max`.
    package static func parse(_ text: some Collection<UInt8>) -> UInt64? {
        guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var value: UInt64 = 0
        for character in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowedAgain) = product.addingReportingOverflow(
                UInt64(character - UInt8(ascii: "0")))
            guard !overflowed, !overflowedAgain else { return nil }
            value = sum
        }
        return value
    }

    /// - Parameters:
    ///   - value: a number ≥ 0.
    ///   - width: how many digits at least; shorter numbers are filled with zeros.
    /// - Returns: its decimal digits.
    package static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
