import Foundation
import JSONTree
import Surroundings
import Testing
import VigieBackups
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// A proof that was recorded once on a real server, and must be understood for ever.
///
/// A test that fails here says: proofs which an older Vigie began would stop as `diverged` in this one. Then raise the
/// procedure's version or keep the old way beside the new one. `VIGIE_RECORD=1` records the history anew.
@Suite struct ProofHistoryTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/Histories/prove-passes.history.json")

    /// Writes the fixture, where that was asked for.
    static func keep(_ history: RunHistory) throws {
        guard ProcessInfo.processInfo.environment["VIGIE_RECORD"] != nil else { return }
        try history.text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// None of what it names is there: a replay has no use for it.
    private static let plan = """
        apiVersion: vigie.dev/v1
        kind: Site
        metadata: {name: here}
        ---
        apiVersion: vigie.dev/v1
        kind: Database
        metadata: {name: shop}
        spec:
          site: here
          server: {socketDirectory: /nowhere/socket}
          role: postgres
          dataDirectory: /nowhere/data
          systemUser: \(NSUserName())
          canary: {interval: 1s}
        ---
        apiVersion: vigie.dev/v1
        kind: Repository
        metadata: {name: near}
        spec: {site: here, directory: /nowhere/near}
        ---
        apiVersion: vigie.dev/v1
        kind: BackupPolicy
        metadata: {name: shop}
        spec:
          database: shop
          repositories: [near]
          schedule: {full: "0 2 * * 0"}
          retention: {full: 2}
          objectives: {rpo: 10m, rto: 10m}
        """

    private func replay(_ text: String) async throws -> HistoryReplay {
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: Self.plan)
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        let store = InMemoryStore()
        let nowhere = Workplace(work: "/nowhere/work", keys: "/nowhere/keys", secrets: SecretResolver(environment: [:]))
        let engine = Engine(
            store: store, ledger: Ledger(store: store, world: .system), world: .system, plan: plan,
            services: Services().with(nowhere), procedures: Backups().procedures, holder: "test")
        return try await HistoryReplay.replay(RunHistory(text: text), in: store, by: engine)
    }

    @Test func `a recorded proof comes to the same end without touching anything`() async throws {
        let replay = try await replay(String(contentsOf: Self.file, encoding: .utf8))
        let (now, then) = (replay.replayed, replay.recorded)
        #expect(now.steps == then.steps)
        #expect(now.entries == then.entries)
        #expect(now.run.status == then.run.status)
        // Recorded by a version that said it in one language.
        #expect(
            now.run.summary.map { RunSummary(stored: $0).text.en }
                == then.run.summary.map { RunSummary(stored: $0).text.en })
        #expect(now.run.problem == nil)
        let proof = try now.run.output?.decoded(as: ProofResult.self)
        #expect(try proof == then.run.output?.decoded(as: ProofResult.self))
        #expect(proof?.verdict == .pass)
        #expect(!FileManager.default.fileExists(atPath: "/nowhere"))
    }

    @Test(arguments: [("\"fetch\"", "\"copy\""), ("\"validate\"", "\"look\""), ("\"clear away\"", "\"tidy\"")])
    func `a proof with other steps is noticed`(old: String, new: String) async throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text.contains("\"name\": \(old)"))
        let replay = try await replay(text.replacing("\"name\": \(old)", with: "\"name\": \(new)"))
        #expect(replay.replayed.run.status == "diverged")
    }
}
