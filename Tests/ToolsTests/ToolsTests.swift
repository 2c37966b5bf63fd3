import Synchronization
import Testing
import Tools
import Wording

struct ToolsTests {
    private let shell = Tool(name: "sh", path: "/bin/sh")

    private func sh(_ script: String, timeout: Duration? = nil, limit: Int = 65_536) -> ToolRun {
        ToolRun(shell, ["-c", script], timeout: timeout, grace: .milliseconds(300), captureLimit: limit)
    }

    @Test func `a bad exit code is a result and both streams are kept`() async throws {
        let result = try await sh("echo out; echo err >&2; exit 7").perform()
        #expect(result.code == 7)
        #expect(!result.succeeded)
        #expect(result.output.text == "out\n")
        #expect(result.errors.text == "err\n")
        #expect(result.reason == "sh ended with code 7: err")
    }

    @Test func `a signal is told apart from a code`() async throws {
        let result = try await sh("kill -KILL $$").perform()
        #expect(result.exit == .signal(9))
        #expect(result.code == nil)
    }

    @Test func `lines arrive in order while the tool runs`() async throws {
        let lines = Lines()
        _ = try await sh("printf 'one\\ntwo\\r\\nthr'; echo ee; echo last >&2").perform(onLine: lines.add)
        let seen = lines.all
        #expect(seen.filter { $0.stream == .output }.map(\.text) == ["one", "two", "three"])
        #expect(seen.filter { $0.stream == .errors }.map(\.text) == ["last"])
    }

    @Test func `much output on both streams does not block`() async throws {
        let result = try await sh("yes out | head -c 2000000; yes err | head -c 2000000 >&2", limit: 1000).perform()
        #expect(result.succeeded)
        #expect(result.output.omitted == 1_999_000)
        #expect(result.errors.text.hasPrefix("err\nerr\n"))
        #expect(result.errors.text.hasSuffix("err\nerr\n"))
    }

    @Test func `nothing of this process's environment is inherited but PATH`() async throws {
        let run = ToolRun(
            Tool(name: "env", path: "/usr/bin/env"), environment: ["TOKEN": .secret("s3cret"), "PLAIN": "word"])
        let names = try await run.perform().output.lines.compactMap { $0.split(separator: "=").first.map(String.init) }
        #expect(Set(names) == ["PATH", "HOME", "LC_ALL", "TOKEN", "PLAIN"])
    }

    @Test func `a secret never shows`() {
        let value = EnvironmentValue.secret("s3cret")
        var dumped = ""
        dump(value, to: &dumped)
        #expect(!"\(value) \(String(reflecting: value)) \([value]) \(dumped)".contains("s3cret"))
        let run = ToolRun(shell, ["-c", "it's"], environment: ["TOKEN": value])
        #expect(run.description == #"/bin/sh -c 'it'\''s'"#)
    }

    @Test func `standard input is what was given, and then ends`() async throws {
        let run = ToolRun(Tool(name: "cat", path: "/bin/cat"), input: Array("hello".utf8))
        #expect(try await run.perform().output.text == "hello")
        #expect(try await ToolRun(Tool(name: "cat", path: "/bin/cat")).perform().output.bytes.isEmpty)
    }

    @Test func `a tool that takes too long is stopped with everything it started`() async throws {
        let lines = Lines()
        let error = await #expect(throws: ToolError.self) {
            // The child ignores the polite request, so only the kill of the group ends it.
            try await sh("(trap '' TERM; echo $BASHPID; sleep 300) & echo $!; wait", timeout: .seconds(3))
                .perform(onLine: lines.add)
        }
        guard case .timedOut("sh", .seconds(3), _) = error else {
            Issue.record("not a time-out: \(String(describing: error))")
            return
        }
        let child = try #require(lines.all.compactMap { Int($0.text) }.first)
        #expect(try await isGone(child))
    }

    @Test func `cancelling the task stops the tool`() async throws {
        let lines = Lines()
        await #expect(throws: CancellationError.self) {
            try await withThrowingTaskGroup { group in
                group.addTask { _ = try await sh("echo $$; sleep 300").perform(onLine: lines.add) }
                while lines.all.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        #expect(try await isGone(try #require(Int(lines.all[0].text))))
    }

    @Test func `a missing program is named with where it was looked for`() async {
        #expect(throws: ToolError.self) { try Tool.locate("no-such-program") }
        let error = await #expect(throws: ToolError.self) {
            try await ToolRun(Tool(name: "gone", path: "/nowhere/gone")).perform()
        }
        #expect(error?.problem.code == "tool.not-found")
    }

    @Test func `a program is found in the directories given first`() throws {
        #expect(try Tool.locate("sh", in: ["/bin"]).path == "/bin/sh")
        #expect(throws: Never.self) { try Tool.locate("ls", searchPath: "/bin") }
    }

    @Test(.enabled(if: Account.current.isSuperuser && Account.named("nobody") != nil, "needs root"))
    func `the superuser can run a tool as another account`() async throws {
        let nobody = try #require(Account.named("nobody"))
        let run = ToolRun(shell, ["-c", "id -un; echo $HOME"], workingDirectory: "/", account: nobody)
        #expect(try await run.perform().output.lines == ["nobody", nobody.home])
    }

    @Test(.enabled(if: !Account.current.isSuperuser, "needs not to be root"))
    func `others may not run a tool as another account`() async throws {
        let other = Account(name: "root", userID: 0, groupID: 0, home: "/root")
        let error = await #expect(throws: ToolError.self) { try await ToolRun(shell, account: other).perform() }
        #expect(error == .mayNotRunAs(account: "root", name: "sh"))
    }

    /// Whether a process has ended; it may take the system a moment to say so.
    private func isGone(_ process: Int) async throws -> Bool {
        for _ in 0..<3000 {
            // A zombie that nobody waits for counts as gone.
            let state = try await sh("cut -d' ' -f3 /proc/\(process)/stat 2>/dev/null || echo gone").perform().output
                .lines
            if state != ["S"], state != ["R"], state != ["D"] { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}

/// The lines seen so far.
private final class Lines: Sendable {
    private let seen = Mutex<[ToolLine]>([])

    var all: [ToolLine] { seen.withLock(\.self) }

    @Sendable func add(_ line: ToolLine) {
        seen.withLock { $0.append(line) }
    }
}
