import ArgumentParser

/// Every command, in the order that help lists them.
enum CommandList {
    static let all: [any ParsableCommand.Type] = [
        Init.self, CardCommand.self, ContactCommand.self,
        Propose.self,
        Sign.self,
        Send.self, Receive.self,
    ]
}
