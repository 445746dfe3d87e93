extension PageChecks {
    /// Whether the page can be read with a keyboard alone: Tab comes to every link and to everything that scrolls, and to
    /// nothing else, in the order of the page, and shows where it is.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: what Tab misses, where it stops for nothing, and where it cannot be seen.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func keyboard(_ page: Page) throws -> [String] {
        var all = try faults(by: expecting, on: page)
        let stops = try page.evaluate("trothStops.length").number ?? 0
        var visited: [Int] = []
        var isAtEnd = false
        // Something may hold Tab for ever.
        for _ in 0..<(Int(stops) + 20) {
            try page.press("Tab", code: 9)
            let stop = try page.evaluate(stopping(at: visited))
            if stop == .null {
                isAtEnd = true
                break
            }
            all += stop["faults"].strings
            if let index = stop["index"].number.map({ Int($0) }), index >= 0 { visited.append(index) }
        }
        if !isAtEnd { all.append("Tab does not come to an end") }
        let names = try page.evaluate("trothStops.map(stop => trothNamed(stop))").strings
        for (index, name) in names.enumerated() where !visited.contains(index) {
            all.append("Tab does not come to \(name)")
        }
        try page.evaluate("document.activeElement.blur()")
        return all
    }

    /// What Tab ought to come to.
    private static let expecting = #"""
        const scrolls = e => {
            if (e === document.body || e === document.documentElement) return false;
            const style = getComputedStyle(e);
            return /auto|scroll/.test(style.overflowX + style.overflowY);
        };
        const isFull = e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
        const controls = 'a[href], button, input, select, textarea, details > summary:first-of-type';
        window.trothNamed = named;
        window.trothStops = [...document.body.querySelectorAll('*')].filter(e => isShown(e)
            && (e.matches(controls) || (scrolls(e) && (isFull(e) || e.tabIndex === 0))));
        for (const e of document.body.querySelectorAll('*')) {
            if (e.tabIndex > 0) faults.push(`${named(e)} wants its turn out of order`);
            if (!isShown(e) || !scrolls(e)) continue;
            // Some browsers come to it also without this, and some do not.
            if (isFull(e) && e.getAttribute('tabindex') !== '0') faults.push(`${named(e)} scrolls and has no tabindex="0"`);
            const label = e.getAttribute('aria-label') || e.getAttribute('aria-labelledby');
            if (e.tabIndex === 0 && !(e.getAttribute('role') && label)) {
                faults.push(`${named(e)} scrolls and has no role and label, so nobody is told what it is`);
            }
        }
        // From the beginning.
        document.body.tabIndex = -1;
        document.body.focus();
        document.body.removeAttribute('tabindex');
        document.activeElement.blur();
        scrollTo(0, 0);
        """#

    /// - Parameter visited: where Tab has been.
    /// - Returns: a script that gives where Tab is now, and what is wrong there; null at the end.
    private static func stopping(at visited: [Int]) -> String {
        """
        (() => { const faults = [], visited = new Set(\(visited));
        \(Script.common)
        \(Script.colours)
        \(stop) })()
        """
    }

    private static let stop = #"""
        const here = document.activeElement;
        const index = trothStops.indexOf(here);
        if (!here || here === document.body || here === document.documentElement || visited.has(index)) return null;
        if (index < 0) faults.push(`Tab stops at ${named(here)}, where nothing can be done`);
        const style = getComputedStyle(here), box = here.getBoundingClientRect();
        const isRinged = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        if (!isRinged) faults.push(`${named(here)} has no outline when it has the focus`);
        if (isRinged && style.outlineStyle !== 'auto') {
            const found = ratio(...painted(here.parentElement, colour(style.outlineColor)));
            if (found < 3) faults.push(`the outline of ${named(here)} is faint: ${found.toFixed(2)} to 1, wanted 3`);
        }
        const isInView = box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
            && box.top < innerHeight && box.left < innerWidth;
        if (!isInView) faults.push(`${named(here)} is not to be seen when it has the focus`);
        return { index, faults };
        """#
}
