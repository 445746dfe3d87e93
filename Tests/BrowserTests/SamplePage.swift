/// A small page that does everything right, and ways of spoiling one thing on it.
enum SamplePage {
    /// - Parameter changes: texts that stand in the page, and what is to stand there instead.
    /// - Returns: the page; nil where one of the texts does not stand in it.
    static func html(_ changes: [(String, String)] = []) -> String? {
        changes.reduce(good) { page, change in
            guard let page, page.contains(change.0) else { return nil }
            return page.replacing(change.0, with: change.1)
        }
    }

    private static let good: String? = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>What stands</title>
        <style>
        :root { color-scheme: light dark; --ink: #222; --paper: #fff; --faint: #595959; --mark: #0b6e4f }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #eee; --paper: #181818; --faint: #b0b0b0; --mark: #5fd3a8 }
        }
        body { color: var(--ink); background: var(--paper); font: 16px sans-serif; margin: 1rem }
        a { color: inherit } a:focus-visible, .wide:focus-visible { outline: 2px solid var(--mark) }
        .note { color: var(--faint) }
        .badge::before { content: "•"; color: var(--mark) }
        .wide { overflow-x: auto } .wide table { min-width: 40rem }
        .swatch { display: inline-block; width: 12px; height: 12px; background: var(--mark) }
        .skip { position: absolute; left: -99rem } .skip:focus { left: 1rem }
        .said { position: absolute; width: 1px; height: 1px; overflow: hidden }
        svg { width: 100%; max-width: 20rem; height: auto; display: block }
        svg text { fill: var(--ink); font-size: 14px } .bar { fill: var(--mark) }
        .bar + text { fill: var(--paper) } .line { stroke: var(--faint) } .grid { stroke: #8883 }
        @media print { .skip { display: none } }
        </style></head>
        <body><a class="skip" href="#rows">To the rows</a>
        <header><h1>What stands</h1><p class="note">Between Cooper and Rex</p></header>
        <nav aria-label="On this page"><a href="#rows">Rows</a> <a href="#moved">How they moved</a></nav>
        <main>
        <h2 id="rows">Rows</h2>
        <p class="badge"><i class="swatch"></i> agreed<span class="said"> by both</span></p>
        <div class="wide" tabindex="0" role="region" aria-label="All rows">
        <table><caption>All rows</caption>
        <tr><th scope="col">Row</th><th scope="col">Boundary</th></tr>
        <tr><th scope="row">Leash</th><td>agreed</td></tr></table></div>
        <h2 id="moved">How they moved</h2>
        <svg role="img" viewBox="0 0 320 100" aria-labelledby="t d">
        <title id="t">Leash over time</title><desc id="d">Agreed since May.</desc>
        <defs><path id="dot" d="M0 0h8v8h-8z"/></defs>
        <line class="grid" aria-hidden="true" x1="0" y1="90" x2="320" y2="90"/>
        <text x="4" y="20">Leash</text><text x="200" y="20">May</text>
        <rect class="bar" x="4" y="30" width="120" height="24"/><text x="10" y="47">agreed</text>
        <path class="line" d="M4 70h200" fill="none"/><use class="bar" href="#dot" x="220" y="66"/>
        </svg>
        <h3>Since when</h3><p>Since May.</p>
        </main>
        <footer><p>What was discussed and signed.</p></footer>
        </body></html>
        """
}
