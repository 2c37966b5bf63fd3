import FakeKubernetes
import JSONTree
import KubernetesClient
import Surroundings
import Testing
import VigieTestSupport

/// A day of an informer's life, with a clock that is turned.
@Suite struct InformerDayTests {
    @Test func `after 24 hours with a cut every minute the cache is right`() async throws {
        let clock = ManualClock()
        let world = World(clock: clock, random: SeededRandom(seed: 7))
        try await FakeKubernetes.with { fake in
            var options = KubernetesOptions()
            options.world = world
            options.requestsPerSecond = 1_000_000
            options.burst = 1_000_000
            let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            try await Kubernetes.with(configuration, options: options) { kubernetes in
                let informer = Informer(kubernetes.resources(ConfigMap.self, in: "default"))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await informer.run() }
                    try await informer.waitUntilSynced()
                    try await live(informer, fake, clock)
                    group.cancelAll()
                }
            }
        }
    }

    private func live(_ informer: Informer<ConfigMap>, _ fake: FakeKubernetes, _ clock: ManualClock) async throws {
        let random = SeededRandom(seed: 11)
        for minute in 0..<1440 {
            change(fake.cluster, random, minute)
            fake.cutConnections()
            // While it is away more happens, and now and then so much that it is forgotten.
            change(fake.cluster, random, minute + 5000)
            if minute % 60 == 30 { fake.cluster.with { $0.forget(to: .max / 2) } }
            if minute % 97 == 50 { fake.cluster.trick(.refuse(code: 429, retryAfter: 1), verb: "watch", times: 2) }
            if minute % 240 == 100 { fake.cluster.trick(.refuse(code: 500), verb: "list", times: 1) }
            let lists = informer.lists
            try await pass(.seconds(60), clock)
            // It takes a real moment to find out that one is forgotten, and the next cut is near.
            for _ in 0..<200 where minute % 60 == 30 && informer.lists == lists {
                try await pass(.seconds(60), clock)
            }
        }
        try await settle(informer, fake, clock)
        let truth = fake.cluster.with { Self.truth(in: $0) }
        let cached = informer.objects.reduce(into: [String: String]()) { $0[$1.name] = $1.resourceVersion }
        #expect(cached == truth)
        #expect(informer.lists > 20)
    }

    /// Lets a span pass in steps, so that whoever wakes can act.
    private func pass(_ span: Duration, _ clock: ManualClock) async throws {
        for _ in 0..<6 {
            clock.advance(by: span / 6)
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    private func settle(_ informer: Informer<ConfigMap>, _ fake: FakeKubernetes, _ clock: ManualClock) async throws {
        for _ in 0..<6000 {
            let truth = fake.cluster.with { Self.truth(in: $0) }
            let cached = informer.objects.reduce(into: [String: String]()) { $0[$1.name] = $1.resourceVersion }
            if truth == cached { return }
            clock.advance(by: .seconds(10))
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func change(_ cluster: FakeCluster, _ random: SeededRandom, _ turn: Int) {
        let name = "m\(random.int(in: 0..<40))"
        let path = "/api/v1/namespaces/default/configmaps"
        let body: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name)],
            "data": ["turn": .string(String(turn))],
        ]
        if random.chance(0.3) {
            MisbehaviourTests.change(cluster, "DELETE", "\(path)/\(name)")
        } else {
            MisbehaviourTests.change(cluster, "POST", path, body)
            MisbehaviourTests.change(cluster, "PUT", "\(path)/\(name)", body)
        }
    }

    private static func truth(in state: ClusterState) -> [String: String] {
        state.listing("/configmaps", in: "default")
    }
}
