import Foundation
import Testing
import VigiePlan
import VigieSecrets

/// The example that people copy.
@Suite struct SecretsExampleTests {
    @Test func `the example has no mistake, and everything in it is read`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "examples/secrets/shop.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all + Secrets().kinds).read(text: text)
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        #expect(plan.all(ManagedSecret.self).map(\.name) == ["session-key", "shop-database"])
        #expect(plan.all(Escrow.self).count == 1 && plan.all(SecretsManager.self).count == 1)
        #expect(Secrets().schedules(for: plan).count == 3)
    }
}
