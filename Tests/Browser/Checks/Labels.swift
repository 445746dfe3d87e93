extension PageChecks {
    /// Whether the labels of every drawing can be told apart and are all there, on a phone and on a desk.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: which overlap, and which leave their drawing.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func labels(_ page: Page) throws -> [String] {
        try atEachWidth(page) { _ in try faults(by: labelling, on: page) }
    }

    private static let labelling = #"""
        const tolerance = 1;
        // The corners of a label as it is drawn, also where it is turned.
        const corners = label => {
            const box = label.getBBox(), matrix = label.getScreenCTM();
            return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([right, down]) =>
                new DOMPoint(box.x + right * box.width, box.y + down * box.height).matrixTransform(matrix));
        };
        // Two such boxes are apart where some side of one has all of the other beyond it.
        const overlap = (one, other) => [one, other].every(box => box.every((corner, i) => {
            const next = box[(i + 1) % 4];
            const length = Math.hypot(next.x - corner.x, next.y - corner.y);
            if (length === 0) return true;
            const [x, y] = [(next.y - corner.y) / length, (corner.x - next.x) / length];
            const span = points => {
                const along = points.map(point => point.x * x + point.y * y);
                return [Math.min(...along), Math.max(...along)];
            };
            const [[from, to], [otherFrom, otherTo]] = [span(one), span(other)];
            return Math.min(to, otherTo) - Math.max(from, otherFrom) > tolerance;
        }));
        for (const svg of drawings()) {
            const frame = svg.getBoundingClientRect();
            const labels = [...svg.querySelectorAll('text, tspan')].filter(label =>
                isSeen(label) && [...label.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
            const boxes = labels.map(corners);
            boxes.forEach((box, i) => {
                const isOut = box.some(point => point.x < frame.left - tolerance || point.x > frame.right + tolerance
                    || point.y < frame.top - tolerance || point.y > frame.bottom + tolerance);
                if (isOut) faults.push(`the label “${short(labels[i].textContent)}” leaves its drawing`);
                for (let j = 0; j < i; j++) {
                    if (labels[j].contains(labels[i]) || !overlap(box, boxes[j])) continue;
                    faults.push(`the labels “${short(labels[j].textContent)}” and “${short(labels[i].textContent)}” overlap`);
                }
            });
        }
        """#
}
