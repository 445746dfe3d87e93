import ArgumentParser

/// Every command, in the order that help lists them.
enum CommandList {
    static let all: [any ParsableCommand.Type] = [
        // Set up.
        Init.self, CardCommand.self, ContactCommand.self, TemplateCommand.self,
        // Prepare.
        WorksheetCommand.self, HealthCommand.self,
        // Negotiate.
        Together.self, Invite.self, Answer.self, OverlapCommand.self, Propose.self, Show.self,
        DiffCommand.self,
        Concerns.self, Sign.self, Unsign.self, Decline.self,
        // Exchange.
        Send.self, Receive.self,
        // Live.
        Status.self, Tighten.self, Pause.self, Resume.self, Leave.self, SignalCommand.self,
        CheckInCommand.self, PromiseCommand.self, ThankCommand.self, WishCommand.self,
        RepairCommand.self, ReflectCommand.self, Brief.self,
        // Review.
        LogCommand.self, TimelineCommand.self, ReportCommand.self, CalendarCommand.self, Verify.self,
        Export.self,
        // Keep.
        ForgetCommand.self,
        // Look around.
        Demo.self,
    ]
}
