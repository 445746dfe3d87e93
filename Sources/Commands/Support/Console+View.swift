import Reporting
import Terminal

extension Console {
    /// Shows a view: as text for people, or as one JSON object where that was asked for.
    func show(_ view: some View) throws {
        if options.json { put(try view.json() + [0x0A]) } else { show(view.text(width: appearance.width)) }
    }
}
