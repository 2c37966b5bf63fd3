/// How a command is run in a container, or a container is attached to.
package struct ExecOptions: Hashable, Sendable {
    /// Needed where a pod has several.
    package var container: String?
    /// Something will be written to its standard input.
    package var hasInput: Bool
    package var wantsOutput: Bool
    package var wantsErrors: Bool
    /// Its output and errors come as one stream, as on a terminal.
    package var isTerminal: Bool

    package init(
        container: String? = nil, hasInput: Bool = false, wantsOutput: Bool = true, wantsErrors: Bool = true,
        isTerminal: Bool = false
    ) {
        self.container = container
        self.hasInput = hasInput
        self.wantsOutput = wantsOutput
        self.wantsErrors = wantsErrors && !isTerminal
        self.isTerminal = isTerminal
    }

    var query: [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        if let container { query.append(("container", container)) }
        for (name, flag) in [
            ("stdin", hasInput), ("stdout", wantsOutput), ("stderr", wantsErrors), ("tty", isTerminal),
        ] where flag { query.append((name, "true")) }
        return query
    }
}

/// What comes out of a command.
package enum ExecEvent: Hashable, Sendable {
    case output([UInt8])
    case errors([UInt8])
    case ended(ExecEnd)
}

/// How a command ended.
package enum ExecEnd: Hashable, Sendable {
    case exited(code: Int)
    /// It could not be run, or not to its end.
    case failed(Status)

    package var isSuccess: Bool { self == .exited(code: 0) }

    init(_ status: Status, succeeded: Bool) {
        if succeeded {
            self = .exited(code: 0)
        } else if status.reason.rawValue == "NonZeroExitCode",
            let text = status.details?.causes.first(where: { $0.reason == "ExitCode" })?.message, let code = Int(text)
        {
            self = .exited(code: code)
        } else {
            self = .failed(status)
        }
    }
}

/// A command that ran to its end.
package struct ExecResult: Hashable, Sendable {
    package let output: [UInt8]
    package let errors: [UInt8]
    package let end: ExecEnd

    /// The output as text.
    package var text: String { String(decoding: output, as: UTF8.self) }
}
