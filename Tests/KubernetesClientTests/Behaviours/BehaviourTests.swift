import Foundation
import Testing

/// What the client does, case by case: each a sentence that is tried.
@Suite struct BehaviourTests {
    static let all =
        Behaviour.objects + Behaviour.names + Behaviour.lists + Behaviour.selectors + Behaviour.patches
        + Behaviour.applies + Behaviour.watches + Behaviour.deletions + Behaviour.contents + Behaviour.access
        + Behaviour.discovery + Behaviour.workloads + Behaviour.namespaces + Behaviour.leases + Behaviour.definitions
        + Behaviour.options + Behaviour.metadata

    /// A cluster without nodes can be told so.
    static var tried: [Behaviour] {
        let hasNodes = ProcessInfo.processInfo.environment["VIGIE_TEST_KUBECONFIG_NODES"] != "no"
        return all.filter { hasNodes || !$0.needsNodes }
    }

    @Test(.serialized, arguments: tried) func `it behaves`(behaviour: Behaviour) async throws {
        try await behaviour.tryOut()
    }

    @Test func `there are enough of them, and no two are the same`() {
        #expect(Self.all.count >= 120)
        #expect(Set(Self.all.map { $0.testDescription }).count == Self.all.count)
    }
}
