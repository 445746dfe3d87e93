import Consent
package import Terminal

extension BoundaryView {
    /// As in `ask first, at most 60 minutes, until 15 Jan 2027, if: only after dark`.
    package var phrase: String { ([boundary] + qualifiers).joined(separator: ", ") }

    /// The same without conditions, which stand below it, where there is room for lines of their own.
    package var phraseWithoutConditions: String { ([boundary] + limits).joined(separator: ", ") }

    /// As a limit on what stands: the limits alone where it is no tighter in itself. It must not read like a yes.
    package var limitPhrase: String {
        guard boundary == Grant.Rung.agreed.words else { return phrase }
        return qualifiers.isEmpty ? "no further limit" : qualifiers.joined(separator: ", ")
    }

    /// How the boundary looks.
    package var style: Style { isHardLimit ? .tighter : .plain }

    private var limits: [String] {
        [
            atMost.map { most in "at most \(most)\(unit.map { " \($0)" } ?? "")" },
            ends.map { "until \($0.asEnd)" },
        ].compactMap(\.self)
    }

    private var qualifiers: [String] {
        limits + (conditions.isEmpty ? [] : ["if: \(conditions.joined(separator: "; "))"])
    }
}
