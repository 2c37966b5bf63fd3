import HTML

/// A command that brings something further; our script makes it copyable.
struct CommandText {
    let command: String

    init(_ command: String) {
        self.command = command
    }

    var markup: Markup {
        code(.class("cmd")) { command }
    }
}
