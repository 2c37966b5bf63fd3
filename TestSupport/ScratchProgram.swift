import Tools

/// Scripts that a test writes to be run.
package enum ScratchProgram {
    /// Writes a script, for everybody to run.
    ///
    /// Another process writes it. One that this process opened itself would be open too in whatever child another test
    /// starts at that moment, for as long as that takes to begin, and meanwhile the system refuses to run it: "text file
    /// busy".
    package static func write(_ text: String, to path: String) async throws {
        let shell = Tool(name: "sh", path: "/bin/sh")
        let result = try await ToolRun(
            shell, ["-ec", "cat >\"$0\"; chmod 755 \"$0\"", path], input: Array(text.utf8)
        ).perform()
        guard result.succeeded else { throw ScratchFailure(reason: result.reason) }
    }
}
