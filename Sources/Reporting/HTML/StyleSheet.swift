import Canonical
import Sodium

/// The style sheet of a page, and the hash by which the page's policy knows it.
package struct StyleSheet: Hashable, Sendable {
    let text: String

    private init(_ text: StaticString) { self.text = "\(text)" }

    /// As CSP names it.
    var hash: String { "sha256-\(Base64.encode(SHA256.hash(Array(text.utf8)).bytes))" }

    /// Of reports. Colours keep a contrast of at least 4.5 to 1 (WCAG 2.2, AA) in the light and in the dark, and nothing is
    /// told by colour alone.
    static let report = StyleSheet(
        """
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --ink: #1b1b1f; --soft: #55555e; --line: #7d7d89; --shade: #f1f1f5;
          --tighter: #0b5a8c; --wider: #96350a; --both: #6a3d9a; --bar: #7d8ba0; --hard: #1b1b1f; --focus: #0b5a8c;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #17171b; --ink: #ececf1; --soft: #b4b4c0; --line: #7c7c8a; --shade: #24242b;
            --tighter: #7cc4f2; --wider: #ffab7a; --both: #cfa8f5; --bar: #8191aa; --hard: #ececf1; --focus: #7cc4f2;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
        }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 1.2rem 0 .3rem; }
        p { margin: .4rem 0; }
        a { color: var(--tighter); }
        a:focus-visible, .wide:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
        nav ul { padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; }
        ul { padding-inline-start: 1.2rem; margin: .3rem 0; }
        li { margin: .15rem 0; }
        blockquote {
          margin: .3rem 0; padding: .1rem .8rem; border-inline-start: 3px solid var(--line);
          background: var(--shade);
        }
        blockquote p { margin: .15rem 0; min-height: 1em; }
        table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .5rem 0; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th, td { text-align: start; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); }
        th { font-weight: 600; }
        th:first-child { width: 34%; }
        th:last-child, td:last-child { width: 26%; padding-inline-end: 0; }
        th .muted { font-weight: 400; }
        thead th { color: var(--soft); font-weight: 400; }
        @media (max-width: 30rem) {
          table { font-size: .9rem; }
          th:first-child, th:last-child, td:last-child { width: 31%; }
        }
        .strong { font-weight: 600; }
        .tighter { color: var(--tighter); font-weight: 600; }
        .wider { color: var(--wider); font-weight: 600; }
        .both { color: var(--both); font-weight: 600; }
        .error { color: var(--wider); font-weight: 700; }
        .muted { color: var(--soft); }
        del { color: var(--tighter); text-decoration: line-through; }
        ins { color: var(--wider); text-decoration: underline; text-decoration-thickness: 2px; font-weight: 600; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; list-style: none; }
        .legend li { display: flex; align-items: center; gap: .4rem; }
        figure { margin: 1rem 0; }
        figcaption { font-weight: 600; }
        .wide { overflow-x: auto; }
        .narrow { display: none; }
        @media screen and (max-width: 56rem) { .narrow { display: block; } }
        svg { display: block; flex: none; }
        svg text { font: 12px ui-monospace, monospace; fill: var(--ink); }
        svg .sign { font-weight: 700; }
        svg .column { stroke: var(--line); stroke-width: 1; }
        svg .still { fill: var(--shade); stroke: var(--line); stroke-dasharray: 2 3; }
        svg .band { fill: var(--bar); }
        svg .none { fill: var(--bar); }
        svg .hard { fill: var(--hard); }
        svg .cross { stroke: var(--paper); stroke-width: 2; fill: none; }
        svg path.tighter, svg path.wider, svg path.both { stroke: var(--paper); stroke-width: 1.5; }
        svg path.tighter { fill: var(--tighter); }
        svg path.wider { fill: var(--wider); }
        svg path.both { fill: var(--both); }
        svg path.hollow { fill: var(--paper); stroke-width: 2; }
        svg path.tighter.hollow { stroke: var(--tighter); }
        svg path.wider.hollow { stroke: var(--wider); }
        svg path.both.hollow { stroke: var(--both); }
        footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid var(--line); color: var(--soft); }
        @media print {
          :root {
            color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #444444; --line: #777777; --shade: #f1f1f5;
            --tighter: #0b5a8c; --wider: #96350a; --both: #6a3d9a; --bar: #7d8ba0; --hard: #000000;
          }
          @page { margin: 15mm; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          nav { display: none; }
          h1, h2, h3, caption, figcaption { break-after: avoid; }
          tr, li, blockquote, figure { break-inside: avoid; }
          thead { display: table-header-group; }
          .wide { overflow: visible; }
          .wide svg { max-width: 100%; height: auto; }
        }
        """)
}
