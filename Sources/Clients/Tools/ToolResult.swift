/// How a tool ended.
package enum ToolExit: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
}

/// What came of running a tool. A result is no judgement: a tool may fail with code 0.
package struct ToolResult: Hashable, Sendable {
    package let name: String
    package let exit: ToolExit
    package let output: Capture
    package let errors: Capture
    package let duration: Duration

    package var succeeded: Bool { exit == .code(0) }

    /// The exit code; `nil` where a signal ended it.
    package var code: Int32? {
        if case .code(let code) = exit { code } else { nil }
    }

    /// How it ended and the last thing it said, in one line.
    package var reason: String {
        let said = errors.lines.last ?? output.lines.last
        let ending =
            switch exit {
            case .code(let code): "\(name) ended with code \(code)"
            case .signal(let signal): "\(name) was ended by signal \(signal)"
            }
        return said.map { "\(ending): \($0.prefix(500))" } ?? ending
    }
}

/// A line as a tool wrote it.
package struct ToolLine: Hashable, Sendable {
    package enum Stream: Hashable, Sendable { case output, errors }

    package let stream: Stream
    package let text: String
}
