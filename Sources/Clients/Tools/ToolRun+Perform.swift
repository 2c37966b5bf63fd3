import Glibc
import Subprocess
import Synchronization
import SystemPackage

extension ToolRun {
    /// Runs the tool to its end.
    ///
    /// The tool leads a session of its own. When the task is cancelled or the time is up, its whole process group is
    /// asked to end, and killed after the grace.
    /// - Parameter onLine: Called for each line as it is written, from either stream.
    /// - Throws: `ToolError`, or `CancellationError`. A bad exit code is a result.
    package func perform(onLine: (@Sendable (ToolLine) -> Void)? = nil) async throws -> ToolResult {
        let streams = Streams(limit: captureLimit, onLine: onLine)
        guard let timeout else { return try await perform(into: streams) }
        return try await withThrowingTaskGroup(of: ToolResult?.self) { group in
            group.addTask { try await perform(into: streams) }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            if let result = try await group.next() ?? nil { return result }
            // The tool's own task must have ended before anybody may rely on its being gone.
            group.cancelAll()
            while await group.nextResult() != nil {}
            try Task.checkCancellation()
            throw ToolError.timedOut(name: tool.name, after: timeout, said: streams.lastLine)
        }
    }

    private func perform(into streams: Streams) async throws -> ToolResult {
        try Task.checkCancellation()
        let command = try command()
        let started = ContinuousClock.now
        do {
            let ended = try await run(
                .path(FilePath(command.path)), arguments: Arguments(command.arguments),
                environment: subprocessEnvironment, workingDirectory: workingDirectory.map { FilePath($0) },
                platformOptions: platformOptions,
                input: .array(input), output: .sequence, error: .sequence
            ) { execution in
                let group = execution.processIdentifier.value
                defer { if Task.isCancelled { streams.leader.withLock { $0 = group } } }
                try await withThrowingTaskGroup { readers in
                    readers.addTask { try await streams.drain(execution.standardError, as: .errors) }
                    try await streams.drain(execution.standardOutput, as: .output)
                    try await readers.waitForAll()
                }
            }
            try stopIfCancelled(streams)
            return streams.result(of: tool.name, status: ended.terminationStatus, duration: started.duration(to: .now))
        } catch let error as SubprocessError {
            try stopIfCancelled(streams)
            throw self.error(for: error)
        }
    }

    /// Kills what is left of the process group: its leader may have ended before those it started.
    private func stopIfCancelled(_ streams: Streams) throws {
        guard Task.isCancelled else { return }
        if let leader = streams.leader.withLock(\.self) { _ = kill(-leader, SIGKILL) }
        throw CancellationError()
    }

    private var subprocessEnvironment: Environment {
        let home = (account ?? .current).home
        var values: [String: String] = [
            "PATH": Tool.environmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin", "HOME": home,
            "LC_ALL": "C.UTF-8",
        ]
        for (name, value) in environment { values[name] = value.revealed }
        return .custom(values.map { Array("\($0.key)=\($0.value)".utf8) + [0] })
    }

    private var platformOptions: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: grace)]
        return options
    }

    /// What is really started: the tool, or the tool behind the one that changes the account.
    ///
    /// The account is not changed between fork and exec: glibc's `setgroups` and `setuid` there wait for the other
    /// threads of the process to follow, and in a forked child there are none that could.
    private func command() throws -> (path: String, arguments: [String]) {
        guard let account, account.userID != geteuid() else { return (tool.path, arguments) }
        guard geteuid() == 0 else { throw ToolError.mayNotRunAs(account: account.name, name: tool.name) }
        let changer = try Tool.locate("setpriv")
        let groups = account.groups.map(String.init).joined(separator: ",")
        let change = ["--reuid", String(account.userID), "--regid", String(account.groupID), "--groups", groups]
        return (changer.path, change + ["--", tool.path] + arguments)
    }

    private func error(for error: SubprocessError) -> ToolError {
        switch error.code {
        case .executableNotFound: .notFound(name: tool.name, searched: [tool.path])
        case .failedToReadFromSubprocess, .failedToWriteToSubprocess, .asyncIOFailed:
            .streamBroken(name: tool.name, reason: error.description)
        default: .couldNotStart(name: tool.name, reason: error.description)
        }
    }
}
