extension PageChecks {
    /// Whether all can be read on a phone and on a desk without moving the whole page sideways.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: what is too wide, cut off, or too small to read.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func fits(_ page: Page) throws -> [String] {
        try atEachWidth(page) { width in try faults(by: "const wanted = \(width);\n\(fitting)", on: page) }
    }

    private static let fitting = #"""
        scrollTo(0, 0);
        // Not the window's own width, which grows on a phone with what does not fit.
        const given = document.documentElement.clientWidth;
        if (given !== wanted) faults.push(`it is laid out for ${given} px: it does not say that it fits`);
        const wide = document.scrollingElement.scrollWidth;
        if (wide > given) faults.push(`the page is ${wide} px wide`);
        const smallest = 9;
        for (const [text, element] of texts()) {
            if (sizeOf(element) < smallest) {
                faults.push(`“${short(text.data)}” is ${sizeOf(element).toFixed(1)} px high, which nobody can read`);
            }
            // What comes into view when it has the focus may wait outside.
            if (element.closest('a[href]') && up(element).some(e => /absolute|fixed/.test(getComputedStyle(e).position))) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const boxes = [...range.getClientRects()].filter(box => box.width > 0);
            let [from, to, cut] = [0, given, null];
            for (const e of up(element)) {
                // The page's own overflow is the window's.
                if (e === document.body || e === document.documentElement) break;
                const style = getComputedStyle(e), box = e.getBoundingClientRect();
                if (style.display === 'inline' || (isDrawing(e) && e.ownerSVGElement)) continue;
                if (/auto|scroll/.test(style.overflowX)) { [from, to] = [-Infinity, Infinity]; break; }
                if (/hidden|clip/.test(style.overflowX)) { [from, to, cut] = [box.left, box.right, e]; break; }
            }
            if (boxes.some(box => box.left < from - 1 || box.right > to + 1)) {
                faults.push(`“${short(text.data)}” ` + (cut ? `is cut off by ${cut.localName}` : 'sticks out'));
            }
        }
        """#
}
