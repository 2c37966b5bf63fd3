/// The value of an environment variable for a tool.
///
/// Arguments are plain text that anybody on the machine can read in the list of processes; a secret can only be
/// handed over here.
package enum EnvironmentValue: Hashable, Sendable, ExpressibleByStringInterpolation {
    case plain(String)
    case secret(String)

    package init(stringLiteral text: String) {
        self = .plain(text)
    }

    var revealed: String {
        switch self {
        case .plain(let text), .secret(let text): text
        }
    }
}

extension EnvironmentValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        switch self {
        case .plain(let text): text
        case .secret: "•••"
        }
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
