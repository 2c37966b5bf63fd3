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
        for outcome in outcomes {
            #expect(
                outcome.isExpected,
                """
                $ \(outcome.exchange.command)
                expected (status \(outcome.exchange.status)):
                \(outcome.exchange.expected.joined(separator: "\n"))
                printed (status \(outcome.status.map(String.init) ?? "by signal")):
                \(outcome.output.joined(separator: "\n"))
                """)
        }
    }
}
