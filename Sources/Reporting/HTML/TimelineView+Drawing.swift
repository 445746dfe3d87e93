import Terminal

extension TimelineView {
    /// The timeline as pictures: one for each part of the agreement and each stretch of the axis, so that no picture is
    /// wider than a sheet of paper, nor higher.
    ///
    /// - Parameter count: how many pictures there were before, so that each is called by its own number.
    /// - Returns: a legend and the pictures.
    func drawing(_ count: inout Int) -> HTML {
        let stretches = stride(from: 0, to: events.count, by: Drawing.mostEvents).map {
            $0..<min($0 + Drawing.mostEvents, events.count)
        }
        var figures: [HTML] = []
        var before: [(band: Drawing.Band, isGiving: Bool)?] = rows.map { _ in nil }
        for stretch in stretches {
            let events = Array(self.events[stretch])
            let lanes = zip(rows, before).map { Drawing.Lane($0, before: $1, events) }
            before = lanes.map(\.last)
            // A row that does not move in a later stretch stands where its last picture left it.
            let shown = stretch.lowerBound == 0 ? lanes : lanes.filter { !$0.marks.isEmpty }
            let isGiving = stretch.lowerBound > 0 && self.events[stretch.lowerBound - 1].isGiving
            if shown.isEmpty {
                count += 1
                figures.append(Drawing(count, nil, events, [], isGivingBefore: isGiving).figure)
            }
            for (section, lanes) in shown.bySection {
                for first in stride(from: 0, to: lanes.count, by: Drawing.mostLanes) {
                    count += 1
                    let part = Array(lanes[first..<min(first + Drawing.mostLanes, lanes.count)])
                    figures.append(Drawing(count, section, events, part, isGivingBefore: isGiving).figure)
                }
            }
        }
        return .element(
            .div, [.init(.className, "timeline")],
            [
                Drawing.legend,
                .make(
                    .p, [.init(.className, "narrow")],
                    .text("A drawing that is wider than the screen goes on to the right.")),
            ] + figures)
    }
}

extension [Drawing.Lane] {
    /// The lanes by the heading that they stand under, in their order.
    fileprivate var bySection: [(section: String?, lanes: [Drawing.Lane])] {
        var parts: [(section: String?, lanes: [Drawing.Lane])] = []
        for lane in self {
            if let last = parts.indices.last, parts[last].section == lane.section {
                parts[last].lanes.append(lane)
            } else {
                parts.append((lane.section, [lane]))
            }
        }
        return parts
    }
}
