import CPlatform
import Glibc
import Reporting
import Terminal

extension Console {
    /// Shows a view as `show` does; where that is higher than the terminal, through a pager, and comes back when it has
    /// ended: what is said afterwards stands below it.
    ///
    /// - Parameter view: what to show.
    /// - Throws: what encoding it throws; `Failure`, where nothing can be started at all.
    func page(_ view: some View) throws {
        let lines = view.text(width: appearance.width)
        guard let pager = pager(for: lines.count) else { return try show(view) }
        let text = lines.map { $0.rendered(isColored: appearance.isColored) + "\n" }.joined()
        guard try !pager.show(Array(text.utf8)) else { return }
        show(lines)
        say("there is no program “\(pager.command)” (PAGER), so this was shown without it")
    }

    /// - Parameter height: how many lines there are.
    /// - Returns: nil, where they are shown as they are: nobody sits at a terminal that can be scrolled in, or they fit on
    ///   it, or nobody wants one.
    private func pager(for height: Int) -> Pager? {
        guard !options.json, !options.noInput, isatty(context.outputDescriptor) == 1,
            !["", "dumb"].contains(context.environment["TERM", default: ""])
        else { return nil }
        // The line that the next command is typed on has its place, too.
        let rows = Int(troth_rows(context.outputDescriptor))
        return rows > 0 && rows <= height ? Pager(context.environment) : nil
    }
}
