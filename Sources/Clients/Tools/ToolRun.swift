/// One run of a tool, described before it happens.
///
/// Nothing is inherited from this process's environment but `PATH`; `HOME` is the account's and messages are English.
package struct ToolRun: Sendable {
    package let tool: Tool
    /// Seen by everybody on the machine: never a secret.
    package var arguments: [String]
    package var environment: [String: EnvironmentValue]
    package var workingDirectory: String?
    /// Who runs it; `nil` for whoever runs this process.
    package var account: Account?
    /// Handed over on standard input, which is empty otherwise.
    package var input: [UInt8]
    /// Its whole process group is stopped when it takes longer.
    package var timeout: Duration?
    /// Between the request to end and the kill.
    package var grace: Duration
    /// How much is kept of each stream.
    package var captureLimit: Int

    package init(
        _ tool: Tool, _ arguments: [String] = [], environment: [String: EnvironmentValue] = [:],
        workingDirectory: String? = nil, account: Account? = nil, input: [UInt8] = [], timeout: Duration? = nil,
        grace: Duration = .seconds(10), captureLimit: Int = 256 * 1024
    ) {
        self.tool = tool
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.account = account
        self.input = input
        self.timeout = timeout
        self.grace = grace
        self.captureLimit = captureLimit
    }
}

extension ToolRun: CustomStringConvertible {
    /// The command as one would type it, without the environment.
    package var description: String {
        ([tool.path] + arguments).map(Self.quoted).joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        let plain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,@%+".contains($0)) }
        guard !plain || word.isEmpty else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
