/// What a piece of text is printed in, named for what it means.
enum Ink: Hashable, Sendable {
    case plain
    /// What answers the question.
    case strong
    /// What is there for those who look for it.
    case quiet
    /// What can be typed.
    case command
    case good
    case caution
    case bad

    /// The ANSI escape sequence that starts it.
    var escape: String {
        switch self {
        case .plain: ""
        case .strong: "\u{1b}[1m"
        case .quiet: "\u{1b}[2m"
        case .command: "\u{1b}[36m"
        case .good: "\u{1b}[32m"
        case .caution: "\u{1b}[33m"
        case .bad: "\u{1b}[31m"
        }
    }
}
