import Reporting
import Terminal

extension Console {
    /// Shows a view: as text for people, or as one JSON object where that was asked for.
    func show(_ view: some View) throws {
        if options.json { put(try view.json() + [0x0A]) } else { show(view.text(width: appearance.width)) }
    }

    /// Says what a view shows, where it is not what the command was asked for.
    func say(_ view: some View) { say(view.text) }

    /// Says lines that are laid out for a width.
    func say(_ lines: (_ width: Int) -> [StyledText]) {
        let appearance = Appearance(
            of: context.messageDescriptor, color: options.color, environment: context.environment)
        for line in lines(appearance.width) {
            context.messages(Array((line.rendered(isColored: appearance.isColored) + "\n").utf8))
        }
    }
}
