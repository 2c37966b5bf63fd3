import FakeKubernetes
import JSONTree
import KubernetesClient
import Testing
import VigieEngine
import VigieSecrets
import VigieTestSupport

/// Pods of a StatefulSet and of a DaemonSet are replaced as those of a Deployment are.
@Suite struct OtherWorkloadTests {
    @Test(.timeLimit(.minutes(20)), arguments: [(StatefulSet.type, "statefulSet"), (DaemonSet.type, "daemonSet")])
    func `all pods get the new secret`(type: ResourceType, key: String) async throws {
        try await ClusterLab.with { cluster in
            let controller = PlayedController(kubernetes: cluster.kubernetes, type: type, name: "store")
            try await controller.create()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await controller.run() }
                group.addTask {
                    let consumers = "[{\(key): {cluster: prod, namespace: shop, name: store}, patience: 120s}]"
                    let plan = try cluster.plan(consumers: consumers)
                    while try await cluster.pods(of: "store").filter(\.status.isReady).count < 2 {
                        try await Task.sleep(for: .milliseconds(50))
                    }
                    try await Task.sleep(for: .milliseconds(200))
                    let before = try await cluster.pods(of: "store").map(\.uid)
                    let rotated = try await cluster.lab.result(of: RotateSecret(secret: "login"), plan).rotated
                    #expect(rotated.rolled?.map(\.pods) == [2])
                    let after = try await cluster.pods(of: "store")
                    #expect(after.allSatisfy { $0.annotations[ClusterLab.note] == rotated.fingerprint })
                    #expect(Set(after.map(\.uid)).isDisjoint(with: before))

                    _ = try await cluster.kubernetes.resources(of: type, in: "shop").patch(
                        "store", .merge(["spec": ["updateStrategy": ["type": "OnDelete"]]]))
                    let trouble = try await cluster.lab.trouble(with: RotateSecret(secret: "login"), plan)
                    #expect(trouble.code == "secret.consumer-not-ready")
                }
                try await group.next()
                group.cancelAll()
            }
        }
    }
}
