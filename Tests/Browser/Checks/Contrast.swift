extension PageChecks {
    /// Whether everything that is seen is seen well, in light and in dark (WCAG 2, level AA).
    ///
    /// Text wants 4.5 to 1, or 3 to 1 where it is large; so does a shape in a drawing, and a small empty box on the page,
    /// want 3 to 1. A shape that only decorates says `aria-hidden="true"`, or is around a text, which says the same.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: what is too faint.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func contrast(_ page: Page) throws -> [String] {
        let scheme = page.scheme
        var all: [String] = []
        for scheme in Page.Scheme.allCases {
            try page.show(scheme)
            all += try faults(by: Script.colours + contrasting, on: page).map { "in \(scheme): \($0)" }
        }
        try page.show(scheme)
        return all
    }

    private static let contrasting =
        #"""

        for (const animation of document.getAnimations()) animation.finish();
        const hex = ink => '#' + ink.slice(0, 3).map(part => Math.round(part).toString(16).padStart(2, '0')).join('');
        const wanted = (element, style) => {
            const size = sizeOf(element), isBold = +style.fontWeight >= 700;
            return size >= 24 || (isBold && size >= 18.66) ? 3 : 4.5;
        };
        // Holds one pair of colours to what is wanted of it.
        const hold = (what, [ground, ink], least) => {
            const found = ratio(ink, ground);
            if (found < least) {
                faults.push(`${what} is ${hex(ink)} on ${hex(ground)}: ${found.toFixed(2)} to 1, wanted ${least}`);
            }
        };
        """# + shapes + #"""

            for (const [text, element] of texts()) {
                const style = getComputedStyle(element), what = `“${short(text.data)}”`;
                if (isOnPicture(element)) {
                    faults.push(`${what} stands on a picture, so nobody can say how well it is seen`);
                    continue;
                }
                if (isDrawing(element)) {
                    for (const pair of labelPairs(element, style)) hold(what, pair, wanted(element, style));
                } else {
                    hold(what, painted(element, colour(style.webkitTextFillColor)), wanted(element, style));
                }
            }
            // Words and marks that only the style adds.
            for (const element of document.body.querySelectorAll('*')) {
                if (isDrawing(element) || !isSeen(element)) continue;
                for (const side of ['::before', '::after']) {
                    const style = getComputedStyle(element, side);
                    if (!/"[^"]*\S[^"]*"/.test(style.content) || style.display === 'none') continue;
                    const pair = painted(element, colour(style.color), [colour(style.backgroundColor)]);
                    hold(`${style.content} beside ${named(element)}`, pair, wanted(element, style));
                }
            }
            // Small boxes without a text: what a legend shows.
            for (const element of document.body.querySelectorAll('*')) {
                const box = element.getBoundingClientRect();
                if (isDrawing(element) || element.matches('hr, br, wbr, img, td, th, col, input, canvas')) continue;
                if (element.childNodes.length > 0 || element.closest('[aria-hidden=true]') || !isSeen(element)) continue;
                if (box.width < 4 || box.height < 4 || box.width > 64 || box.height > 64) continue;
                const style = getComputedStyle(element);
                const inks = [colour(style.backgroundColor)];
                if (parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== 'none') {
                    inks.push(colour(style.borderTopColor));
                }
                best(named(element), inks.filter(ink => ink[3] > 0).map(ink => painted(element.parentElement, ink)));
            }
            for (const shape of seenShapes) {
                if (!saysSomething(shape)) continue;
                best(`the shape ${named(shape)} in “${short(titleOf(shape))}”`, shapePairs(shape));
            }
            for (const [use, copy, display] of unfolded) {
                copy.remove();
                use.style.display = display;
                if (!use.getAttribute('style')) use.removeAttribute('style');
            }
            """#

    /// What lies where in a drawing.
    private static let shapes = #"""

        const kinds = 'rect, circle, ellipse, line, path, polygon, polyline';
        // One fault, where none of several inks is seen well.
        const best = (what, pairs) => {
            if (pairs.length === 0 || pairs.some(([ground, ink]) => ratio(ink, ground) >= 3)) return;
            hold(what, pairs.sort((a, b) => ratio(...b) - ratio(...a))[0], 3);
        };
        // What `use` shows cannot be looked at where it stands. A copy of it can; it goes at the end.
        const unfolded = [...document.querySelectorAll('svg use')].filter(isSeen).flatMap(use => {
            const source = document.querySelector((use.getAttribute('href') ?? use.getAttribute('xlink:href')) || 'none');
            if (!source) return [];
            const make = name => document.createElementNS('http://www.w3.org/2000/svg', name);
            const group = make('g');
            for (const { name, value } of use.attributes) {
                if (!/^(id|x|y|width|height|style|(xlink:)?href)$/.test(name)) group.setAttribute(name, value);
            }
            group.style.cssText = use.style.cssText;
            const [x, y] = [use.getAttribute('x') ?? 0, use.getAttribute('y') ?? 0];
            let content;
            if (source.localName === 'symbol') {
                content = make('svg');
                for (const { name, value } of source.attributes) if (name !== 'id') content.setAttribute(name, value);
                for (const [name, value] of [['x', x], ['y', y]]) content.setAttribute(name, value);
                for (const name of ['width', 'height']) {
                    if (use.hasAttribute(name)) content.setAttribute(name, use.getAttribute(name));
                }
                content.append(...[...source.childNodes].map(node => node.cloneNode(true)));
            } else {
                content = make('g');
                content.setAttribute('transform', `translate(${x}, ${y})`);
                content.append(source.cloneNode(true));
            }
            group.append(content);
            use.before(group);
            const display = use.style.display;
            use.style.display = 'none';
            return [[use, group, display]];
        });
        const seenShapes = drawings().flatMap(svg => [...svg.querySelectorAll(kinds)]).filter(isSeen);
        const titleOf = shape => up(shape).findLast(isDrawing).querySelector('title')?.textContent ?? 'a drawing';
        // The colours of a fill or a stroke: several, where it is a pattern or runs from one into another.
        const inksOf = (style, part) => {
            const text = style[part], share = +style[part + 'Opacity'];
            if (text === 'none' || (part === 'stroke' && parseFloat(style.strokeWidth) === 0)) return [];
            const id = text.match(/^url\(["']?#([^"')]+)/)?.[1];
            if (!id) return [faded(colour(text), share)];
            return [...document.getElementById(id)?.querySelectorAll(`stop, ${kinds}`) ?? []].flatMap(piece => {
                const own = getComputedStyle(piece);
                return piece.localName === 'stop' ? [faded(colour(own.stopColor), +own.stopOpacity * share)]
                    : [...inksOf(own, 'fill'), ...inksOf(own, 'stroke')].map(ink => faded(ink, share));
            });
        };
        const isPattern = style => style.fill.startsWith('url(');
        const placed = new Map();
        const holds = (shape, point) => {
            if (!placed.has(shape)) {
                placed.set(shape, [shape.getBoundingClientRect(), shape.getScreenCTM()?.inverse()]);
            }
            const [box, inverse] = placed.get(shape);
            if (!inverse || point.x < box.left || point.x > box.right || point.y < box.top || point.y > box.bottom) {
                return false;
            }
            return shape.localName !== 'line' && shape.isPointInFill(point.matrixTransform(inverse));
        };
        // What may lie at a point below an element of a drawing, as lists of layers: several, where there is a pattern.
        const below = (element, point) => {
            const svg = up(element).findLast(isDrawing);
            let stacks = [[]];
            for (const shape of seenShapes) {
                const isBefore = shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
                if (!isBefore || !svg.contains(shape) || shape.contains(element) || !holds(shape, point)) continue;
                const style = getComputedStyle(shape);
                const inks = inksOf(style, 'fill').map(ink => faded(ink, +style.opacity));
                const on = inks.flatMap(ink => stacks.map(stack => [...stack, ink]));
                stacks = inks.length === 0 ? stacks : isPattern(style) ? [...stacks, ...on] : on;
            }
            return stacks;
        };
        // A label over each of the grounds below its corners and its middle.
        const labelPairs = (label, style) => {
            const inks = inksOf(style, 'fill'), box = label.getBBox(), matrix = label.getScreenCTM();
            const points = [[0.5, 0.5], [0.05, 0.2], [0.95, 0.2], [0.05, 0.8], [0.95, 0.8]].map(([right, down]) =>
                new DOMPoint(box.x + right * box.width, box.y + down * box.height).matrixTransform(matrix));
            // A rim that is painted first is the ground.
            const rim = style.paintOrder.startsWith('stroke') ? inksOf(style, 'stroke') : [];
            return points.flatMap(point => below(label, point))
                .flatMap(stack => inks.map(ink => painted(label, ink, [...stack, ...rim])));
        };
        const pointOn = shape => {
            const box = shape.getBBox(), matrix = shape.getScreenCTM();
            const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(matrix);
            if (holds(shape, middle)) return middle;
            const half = shape.getPointAtLength(shape.getTotalLength() / 2);
            return new DOMPoint(half.x, half.y).matrixTransform(matrix);
        };
        const shapePairs = shape => {
            const style = getComputedStyle(shape);
            const inks = [...(shape.localName === 'line' ? [] : inksOf(style, 'fill')), ...inksOf(style, 'stroke')];
            return below(shape, pointOn(shape)).flatMap(stack =>
                inks.filter(ink => ink[3] > 0).map(ink => painted(shape, ink, stack)));
        };
        // Not what decorates, nor what is the ground of a whole drawing, nor what is around a label.
        const saysSomething = shape => {
            if (shape.closest('svg [aria-hidden=true]')) return false;
            const svg = up(shape).findLast(isDrawing);
            const box = shape.getBoundingClientRect(), frame = svg.getBoundingClientRect();
            if (box.width >= frame.width * 0.95 && box.height >= frame.height * 0.95) return false;
            return ![...svg.querySelectorAll('text')].filter(isSeen).some(label => {
                const at = label.getBBox(), matrix = label.getScreenCTM();
                return holds(shape, new DOMPoint(at.x + at.width / 2, at.y + at.height / 2).matrixTransform(matrix));
            });
        };
        """#
}
