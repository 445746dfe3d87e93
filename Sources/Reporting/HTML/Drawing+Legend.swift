extension Drawing {
    /// What the signs and bands of every picture mean.
    static let legend: HTML = {
        func entry(_ picture: [HTML], _ words: String) -> HTML {
            let svg = HTML.element(
                .svg,
                [
                    .init(.isHidden, "true"), .init(.viewBox, "0 0 30 24"), .init(.width, 30),
                    .init(.height, 24),
                ], picture)
            return .make(.li, [], svg, .text(" \(words)"))
        }
        let bands: [Band] = [.agreed, .askFirst, .askBeforehand, .notAgreed, .hardLimit]
        let ways: [BoundaryChangeView.Way] = [.tighter, .wider, .both]
        let still = HTML.make(
            .rect,
            [
                .init(.className, "still"), .init(.x, 0), .init(.y, 0), .init(.width, 30), .init(.height, 24),
            ])
        return .element(
            .ul, [.init(.className, "legend"), .init(.label, "What the signs mean")],
            ways.map { entry([symbol($0, 15, 12, isOutcome: true)], $0.inWords) }
                + [entry([symbol(.tighter, 15, 12, isOutcome: false)], "only somebody’s own line moved")]
                + bands.map { entry(band($0, 0, 30, 12), $0.rawValue) }
                + [entry([still], "nothing was given")]
                + TimelineView.Event.signs.map {
                    .make(
                        .li, [], .make(.span, [.init(.className, "strong")], .text($0.sign)),
                        .text(" \($0.words)"))
                })
    }()
}
