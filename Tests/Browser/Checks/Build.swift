extension PageChecks {
    /// Whether the page can be found through without seeing it: headings, landmarks, tables, drawings, names, links.
    ///
    /// - Parameter page: a page that is loaded.
    /// - Returns: what is missing or out of order.
    /// - Throws: `BrowserError`, where the browser does not answer.
    package static func build(_ page: Page) throws -> [String] {
        let nameless = try page.accessibilityTree()
            .filter { namedRoles.contains($0.role) && $0.name.allSatisfy(\.isWhitespace) }
            .map { "a screen reader has no name for something that is a \($0.role)" }
        return try faults(by: building, on: page) + nameless
    }

    /// What says nothing without a name.
    private static let namedRoles: Set = ["heading", "image", "img", "link", "region", "table"]

    private static let building = #"""
        const all = selector => [...document.querySelectorAll(selector)];
        if (!document.documentElement.lang) faults.push('html has no lang');
        if (!document.title.trim()) faults.push('the page has no title');

        const headings = all('h1, h2, h3, h4, h5, h6');
        const ones = headings.filter(h => h.localName === 'h1').length;
        if (ones !== 1) faults.push(`${ones} headings are h1; there must be one`);
        headings.reduce((last, heading) => {
            const level = +heading.localName[1];
            if (level > last + 1) faults.push(`${named(heading)} comes after a heading of level ${last}`);
            return level;
        }, 0);

        const within = 'article, aside, main, nav, section';
        const landmarks = {
            banner: all('header, [role=banner]').filter(e => !e.parentElement.closest(within)),
            main: all('main, [role=main]'),
            contentinfo: all('footer, [role=contentinfo]').filter(e => !e.parentElement.closest(within)),
        };
        for (const [name, found] of Object.entries(landmarks)) {
            if (found.length !== 1) faults.push(`${found.length} landmarks are ${name}; there must be one`);
        }
        const ways = all('nav, [role=navigation]');
        const isLabelled = e => e.getAttribute('aria-label')?.trim()
            || (e.getAttribute('aria-labelledby') ?? '').split(/\s+/).some(id => document.getElementById(id)?.textContent.trim());
        for (const way of ways) {
            if (ways.length > 1 && !isLabelled(way)) faults.push(`${named(way)} is one of several and has no label`);
        }
        const places = [...Object.values(landmarks).flat(), ...ways, ...all('aside, [role=complementary]')];
        for (const [text, element] of texts()) {
            const isWay = element.closest('a[href^="#"]');
            if (!isWay && !places.some(place => place.contains(element))) {
                faults.push(`“${short(text.data)}” stands outside of every landmark`);
            }
        }

        for (const table of all('table')) {
            const heads = [...table.querySelectorAll('th')];
            if (heads.length === 0) faults.push(`${named(table)} has no th`);
            for (const head of heads) {
                if (!/^(col|row|colgroup|rowgroup)$/.test(head.getAttribute('scope') ?? '')) {
                    faults.push(`${named(head)} has no scope`);
                }
            }
            if (!table.caption?.textContent.trim() && !isLabelled(table)) {
                faults.push(`${named(table)} has no caption`);
            }
        }

        for (const svg of drawings()) {
            if (svg.closest('[aria-hidden=true]')) continue;
            const said = part => [...svg.children].find(e => e.localName === part)?.textContent.trim();
            if (svg.getAttribute('role') !== 'img') faults.push(`${named(svg)} is not role=img`);
            if (!said('title')) faults.push(`${named(svg)} has no title`);
            if (!said('desc')) faults.push(`${named(svg)} has no desc`);
        }

        const ids = new Map();
        for (const element of all('[id]')) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
        for (const [id, count] of ids) if (count > 1) faults.push(`the id “${id}” is there ${count} times`);
        const wants = (element, id) => {
            if (!ids.has(id)) faults.push(`${named(element)} names “${id}”, which is not there`);
        };
        for (const link of all('a[href^="#"], use[href^="#"]')) {
            wants(link, decodeURIComponent(link.getAttribute('href').slice(1)));
        }
        for (const naming of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'for']) {
            for (const element of all(`[${naming}]`)) {
                for (const id of element.getAttribute(naming).split(/\s+/).filter(Boolean)) wants(element, id);
            }
        }
        for (const picture of all('img:not([alt])')) faults.push(`${named(picture)} has no alt`);
        """#
}
