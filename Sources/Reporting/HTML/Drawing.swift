import Terminal

/// One picture: a lane for each row, a column for each event.
struct Drawing {
    /// So many columns fit on a sheet of paper beside labels that can be read.
    static let mostEvents = 16
    /// So many lanes fit below each other on one.
    static let mostLanes = 26

    /// What a lane looks like between two events: the higher, the more is given; told apart without colour.
    enum Band: String {
        case hardLimit = "hard limit", notAgreed = "not agreed", askBeforehand = "ask beforehand"
        case askFirst = "ask first", agreed = "agreed"

        var height: Int {
            switch self {
            case .notAgreed: 2
            case .askBeforehand: 5
            case .askFirst: 9
            case .agreed, .hardLimit: 14
            }
        }
    }

    /// A symbol at an event.
    struct Mark {
        /// The event's place in the picture.
        let column: Int
        let way: BoundaryChangeView.Way
        /// Whether what everybody's lines come to changed; else only somebody's line did.
        let isOutcome: Bool
        let words: String
    }

    struct Lane {
        let name: String
        let section: String?
        /// What the row comes to before the first event and after each.
        let bands: [Band]
        let marks: [Mark]
        /// What its lines come to after the last event, and whether that is given.
        let last: (band: Band, isGiving: Bool)

        /// - Parameters:
        ///   - line: the row.
        ///   - before: what its lines came to before the first event, and whether that was given.
        ///   - events: the events of the picture.
        init(_ line: TimelineView.Line, before: (band: Band, isGiving: Bool)?, _ events: [TimelineView.Event])
        {
            name = line.row.name
            section = line.section
            let cells = Dictionary(line.cells.map { ($0.event, $0) }, uniquingKeysWith: { $1 })
            var band = before?.band ?? .notAgreed
            var bands = [before?.isGiving ?? false || band == .hardLimit ? band : .notAgreed]
            var marks: [Mark] = []
            for (column, event) in events.enumerated() {
                if let cell = cells[event.number] {
                    if let new = cell.outcome?.new { band = Band(rawValue: new.boundary) ?? .notAgreed }
                    marks.append(
                        Mark(
                            column: column, way: cell.way, isOutcome: cell.outcome != nil,
                            words: "\(line.row.name): \(cell.sentences.joined(separator: "; "))"))
                }
                // While nothing is given, a row is no more than not agreed, whatever its lines come to.
                bands.append(event.isGiving || band == .hardLimit ? band : .notAgreed)
            }
            self.bands = bands
            self.marks = marks
            last = (band, events.last?.isGiving ?? before?.isGiving ?? false)
        }
    }

    private let number: Int
    private let section: String?
    private let events: [TimelineView.Event]
    private let lanes: [Lane]
    private let isGivingBefore: Bool

    init(
        _ number: Int, _ section: String?, _ events: [TimelineView.Event], _ lanes: [Lane],
        isGivingBefore: Bool
    ) {
        (self.number, self.section, self.events, self.lanes) = (number, section, events, lanes)
        self.isGivingBefore = isGivingBefore
    }

    // MARK: - Sizes, in pixels

    private static let letter = 7.25
    private static let labelColumns = 28
    private static let labelWidth = 214
    private static let columnWidth = 27
    private static let headHeight = 128
    private static let laneHeight = 32
    private static let wordsWidth = 112

    private var axis: Int { Self.labelWidth + Self.columnWidth / 2 + 8 }
    private var end: Int { x(events.count) }
    private var width: Int { end + Self.wordsWidth }
    private var height: Int { Self.headHeight + max(lanes.count, 1) * Self.laneHeight + 4 }

    private func x(_ column: Int) -> Int { axis + column * Self.columnWidth }
    private func y(_ lane: Int) -> Int { Self.headHeight + lane * Self.laneHeight + Self.laneHeight / 2 }

    // MARK: - Drawing

    var figure: HTML {
        let (title, about) = ("drawing-\(number)-title", "drawing-\(number)-about")
        let svg = HTML.element(
            .svg,
            [
                .init(.role, "img"), .init(.labelledBy, "\(title) \(about)"),
                .init(.viewBox, "0 0 \(width) \(height)"), .init(.width, width), .init(.height, height),
            ],
            [
                .make(.title, [.init(.id, title)], .text(name)),
                .make(.desc, [.init(.id, about)], .text(description)),
            ]
                + stills + events.indices.map(head) + lanes.indices.flatMap(lane))
        return .make(
            .figure, [], .make(.figcaption, [], .text(name)),
            .make(
                .div,
                [
                    .init(.className, "wide"), .init(.tabindex, "0"), .init(.role, "region"),
                    .init(.label, name),
                ],
                svg))
    }

    private var name: String {
        let first = events.first?.number ?? 0
        let last = events.last?.number ?? 0
        let which = first == last ? "change \(first)" : "changes \(first) to \(last)"
        return "\(StyledText(section ?? "All of it").plain), \(which)"
    }

    private var description: String {
        let marks = lanes.flatMap(\.marks)
        func count(_ way: BoundaryChangeView.Way) -> Int { marks.count { $0.way == way } }
        let from = events.first.map { "from \($0.at.asDay)" } ?? ""
        let until = events.last.map { " to \($0.at.asDay)" } ?? ""
        return "\(lanes.count) \(lanes.count == 1 ? "row" : "rows"), \(from)\(until): "
            + "\(count(.tighter)) times tighter, \(count(.wider)) times wider, \(count(.both)) times both. "
            + "“Every boundary that moved, in words” says each of them."
    }

    /// Where nothing was given, whatever the lanes say.
    private var stills: [HTML] {
        (0...events.count).compactMap { column in
            let isGiving = column == 0 ? isGivingBefore : events[column - 1].isGiving
            guard !isGiving else { return nil }
            let left = column == 0 ? Self.labelWidth : x(column - 1)
            let right = column == events.count ? end : x(column)
            return .make(
                .rect,
                [
                    .init(.className, "still"), .init(.x, left), .init(.y, Self.headHeight),
                    .init(.width, right - left), .init(.height, height - Self.headHeight),
                ])
        }
    }

    /// An event's number, sign and day above its column.
    private func head(_ column: Int) -> HTML {
        let event = events[column]
        let x = self.x(column)
        return .make(
            .g, [],
            .make(.title, [], .text(StyledText("\(event.number): \(event.at), \(event.sentence)").plain)),
            text("\(event.number)", x, 12, [.init(.anchor, "middle")]),
            text(event.sign, x, 28, [.init(.anchor, "middle"), .init(.className, "sign")]),
            text(
                event.at.asDay, 0, 0,
                [.init(.transform, "translate(\(x + 4) \(Self.headHeight - 4)) rotate(-90)")]),
            .make(
                .line,
                [
                    .init(.className, "column"), .init(.isHidden, "true"), .init(.x1, x), .init(.x2, x),
                    .init(.y1, Self.headHeight),
                    .init(.y2, height),
                ]))
    }

    private func lane(_ index: Int) -> [HTML] {
        let lane = lanes[index]
        let y = self.y(index)
        let lines = StyledText(lane.name).wrapped(to: Self.labelColumns)
        // Two lines of a label fit; the whole of it stands in the title that it has, and in the words below.
        var labels = lines.prefix(2).map { $0 }
        if lines.count > 2 { labels[1] = labels[1].wrapped(to: Self.labelColumns - 1)[0] + "…" }
        let top = labels.count == 1 ? y + 4 : y - 3
        return [
            .element(
                .g, [],
                [.make(.title, [], .text(StyledText(lane.name).plain))]
                    + labels.enumerated().map { number, line in
                        text(
                            line.plain, 0, top + number * 14, [.init(.className, "label")],
                            columns: line.width)
                    })
        ]
            + bands(lane.bands, y)
            + lane.marks.map { symbol($0, y) }
            + [text(lane.words, end + 6, y + 4, [])]
    }

    private func bands(_ bands: [Band], _ y: Int) -> [HTML] {
        var parts: [HTML] = []
        var column = 0
        while column < bands.count {
            var last = column
            while last + 1 < bands.count, bands[last + 1] == bands[column] { last += 1 }
            let left = column == 0 ? Self.labelWidth : x(column - 1)
            let right = last + 1 == bands.count ? end : x(last)
            parts += Self.band(bands[column], left, right, y)
            column = last + 1
        }
        return parts
    }

    static func band(_ band: Band, _ left: Int, _ right: Int, _ y: Int) -> [HTML] {
        guard right > left else { return [] }
        let bar = HTML.make(
            .rect,
            [
                .init(.className, band == .hardLimit ? "hard" : band == .notAgreed ? "none" : "band"),
                .init(.x, left), .init(.y, y - band.height / 2), .init(.width, right - left),
                .init(.height, band.height),
            ])
        guard band == .hardLimit else { return [bar] }
        let crosses = stride(from: left + 7, through: right - 6, by: 14).map {
            "M\($0 - 4) \(y - 4)l8 8m0 -8l-8 8"
        }
        return [bar, .make(.path, [.init(.className, "cross"), .init(.d, crosses.joined())])]
    }

    private func symbol(_ mark: Mark, _ y: Int) -> HTML {
        .make(
            .g, [], .make(.title, [], .text(StyledText(mark.words).plain)),
            Self.symbol(mark.way, x(mark.column), y, isOutcome: mark.isOutcome))
    }

    static func symbol(_ way: BoundaryChangeView.Way, _ x: Int, _ y: Int, isOutcome: Bool) -> HTML {
        let path =
            switch way {
            case .tighter: "M\(x - 9) \(y - 7)h18l-9 15z"
            case .wider: "M\(x - 9) \(y + 7)h18l-9 -15z"
            case .both: "M\(x) \(y - 10)l9 10l-9 10l-9 -10z"
            }
        return .make(
            .path, [.init(.className, "\(way.rawValue)\(isOutcome ? "" : " hollow")"), .init(.d, path)])
    }

    /// Letters of a known width, whatever the font, so that no label touches another.
    private func text(
        _ text: String, _ x: Int, _ y: Int, _ attributes: [HTML.Attribute], columns: Int? = nil
    ) -> HTML {
        let columns = columns ?? StyledText(text).width
        return .element(
            .text,
            attributes + [
                .init(.x, x), .init(.y, y), .init(.textLength, Int(Double(columns) * Self.letter)),
                .init(.lengthAdjust, "spacingAndGlyphs"),
            ], [.text(text)])
    }
}

extension Drawing.Lane {
    /// What stands at its end.
    fileprivate var words: String {
        last.isGiving || last.band == .hardLimit ? last.band.rawValue : "not given now"
    }
}
