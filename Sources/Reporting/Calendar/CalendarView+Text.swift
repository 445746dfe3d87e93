package import Terminal

extension CalendarView {
    package func text(width: Int) -> [StyledText] {
        var columns = Columns([.leading, .leading])
        let hasSeveral = Set(events.map(\.agreement)).count > 1
        for event in events {
            var line = StyledText(event.summary)
            if let rhythm = event.rhythm { line += StyledText(rhythm.inWords) }
            if event.isCancelled { line += StyledText(": no longer; a calendar that has it takes it out") }
            if hasSeveral { line += StyledText(" · of “\(event.agreement.title)”", .muted) }
            columns.add([StyledText("\(event.at)", .muted), line])
        }
        return columns.lines(width: width)
    }
}

extension CalendarView.Rhythm {
    fileprivate var inWords: String {
        (everyDays == 1 ? ", every day" : ", every \(everyDays) days") + (until.map { " until \($0)" } ?? "")
    }
}
