import Foundation
import Testing
import VigieCluster
import VigieEngine
import VigiePlan
import VigieSecrets

/// The examples that people copy.
@Suite struct SecretsExampleTests {
    private func plan(_ name: String) throws -> Plan {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "examples/secrets/\(name)")
        let text = try String(contentsOf: file, encoding: .utf8)
        let kinds = CoreKinds.all + Clusters().kinds + Secrets().kinds
        let (plan, diagnostics) = PlanReader(kinds: kinds).read(text: text)
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        return plan
    }

    @Test func `the example has no mistake, and everything in it is read`() throws {
        let plan = try plan("shop.yaml")
        #expect(plan.all(ManagedSecret.self).map(\.name) == ["session-key", "shop-database"])
        #expect(plan.all(Escrow.self).count == 1 && plan.all(SecretsManager.self).count == 1)
        #expect(Secrets().schedules(for: plan).count == 3)
    }

    @Test func `the example of a cluster has no mistake either`() throws {
        let plan = try plan("cluster.yaml")
        #expect(plan.all(ManagedSecret.self).count == 4)
        // Four changes, a second copy, an escrow and its rehearsal.
        let schedules = Secrets().schedules(for: plan).map(\.name).filter { !$0.contains("cluster") }
        #expect(schedules.filter { $0.hasSuffix("-rotation") }.count == 4)
        #expect(schedules.contains("secret-session-key-sync") && schedules.contains("escrow-safe-rehearsal"))
    }
}
