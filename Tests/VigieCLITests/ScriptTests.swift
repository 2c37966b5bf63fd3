import FoundationEssentials
import Testing
import Tools
import VigieTestSupport

/// Each file in `Fixtures/` is a conversation with the real binary.
@Suite struct ScriptTests {
    @Test(arguments: try ScriptFile.all)
    func `the binary says what the script says`(file: ScriptFile) async throws {
        let outcomes = try await ScriptRunner().run(file.script)
        if Tool.environmentVariable("VIGIE_UPDATE_FIXTURES") != nil { return try file.rewrite(outcomes) }
        for outcome in outcomes { #expect(outcome.isExpected, "\(outcome.report)") }
    }

    @Test(arguments: try ScriptFile.all.filter { localMatters[$0.name] == nil })
    func `a server over the same records says the same`(file: ScriptFile) async throws {
        for outcome in try await ScriptRunner(side: .server).run(file.script) {
            #expect(outcome.isExpected, "\(outcome.report)")
        }
    }

    @Test func `what is kept from a server is kept for a reason`() throws {
        let names = try ScriptFile.all.map(\.name)
        #expect(Self.localMatters.keys.filter { !names.contains($0) } == [])
    }

    /// The scripts that are not said to a server too, and why.
    private static let localMatters = [
        "access.script": "accounts and tokens are made on the machine itself; a server is never asked for them",
        "bad-places.script": "records that cannot be opened are no server's, and a plan is read where it is",
        "bad-plans.script": "a plan is read where it is",
        "demo.script": "the demo keeps its own records",
        "emergency-killed.script": "it kills servers of its own",
        "emergency.script": "what it gives ends within seconds, which servers that start anew for each command use up",
        "first-steps.script": "it begins without records, and a server has some",
        "ledger.script": "it is about the files of a ledger, and counts every entry, those of who comes in too",
        "notify.script": "a server does not let its clients send messages; channels are tried beside it",
        "notify-proof.script": "it starts a server of its own",
        "notify-killed.script": "it kills servers of its own",
        "serve.script": "it starts servers of its own",
        "version.script": "the version is the program's",
    ]
}

extension ScriptRunner.Outcome {
    fileprivate var report: String {
        """
        $ \(exchange.command)
        expected (status \(exchange.status)):
        \(exchange.expected.joined(separator: "\n"))
        printed (status \(status.map(String.init) ?? "by signal")):
        \(output.joined(separator: "\n"))
        """
    }
}
