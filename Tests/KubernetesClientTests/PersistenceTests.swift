import FakeKubernetes
import JSONTree
import KubernetesClient
import Surroundings
import Synchronization
import Testing
import VigieTestSupport

/// What goes on in spite of trouble, and what tells that it does not. The clock is turned by hand.
@Suite(.timeLimit(.minutes(10))) struct PersistenceTests {
    private static func options(_ clock: ManualClock) -> KubernetesOptions {
        var options = KubernetesOptions()
        options.world = World(clock: clock, random: SystemRandomSource())
        return options
    }

    @Test func `a watch goes on when its credentials were away for a while`() async throws {
        let clock = ManualClock()
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                try folder.write("token", "one")
                fake.cluster.admit(.admin, token: "one")
                let configuration = try CredentialsTests.configuration(fake, "tokenFile: token", in: folder)
                try await Kubernetes.with(configuration, options: Self.options(clock)) { kubernetes in
                    let maps = kubernetes.resources(ConfigMap.self, in: "default")
                    let watch = maps.watch(since: try await maps.list().resourceVersion)
                    try await withThrowingTaskGroup(of: String?.self) { group in
                        group.addTask {
                            for try await event in watch {
                                if case .added(let map) = event { return map.name }
                            }
                            return nil
                        }
                        try folder.remove("token")
                        fake.cluster.revoke(token: "one")
                        fake.cutConnections()
                        try await Behaviour.eventually("a pause") { clock.sleeperCount > 0 }
                        try folder.write("token", "admin-token")
                        MisbehaviourTests.change(
                            fake.cluster, "POST", "/api/v1/namespaces/default/configmaps",
                            ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "new"]])
                        clock.advance(by: .seconds(60))
                        #expect(try await group.next() == "new")
                    }
                }
            }
        }
    }

    @Test func `who waits for an informer that may not list is told why`() async throws {
        try await FakeKubernetes.with { fake in
            fake.cluster.admit(FakePerson("guest", groups: ["system:authenticated"]), token: "guest")
            try await Kubernetes.with(try Kubeconfig(text: fake.kubeconfig(token: "guest")).configuration()) {
                let informer = Informer($0.resources(ConfigMap.self, in: "default"))
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await informer.run() }
                    let early = await Behaviour.refusal { try await informer.waitUntilSynced() }
                    #expect(early?.isForbidden == true)
                    let late = await Behaviour.refusal { try await informer.waitUntilSynced() }
                    #expect(late?.isForbidden == true)
                }
            }
        }
    }

    @Test func `who has to list again and again does it less and less often`() async throws {
        let clock = ManualClock()
        try await FakeKubernetes.with { fake in
            fake.cluster.trick(.refuse(code: 410), verb: "watch", times: nil)
            let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            try await Kubernetes.with(configuration, options: Self.options(clock)) { kubernetes in
                let informer = Informer(kubernetes.resources(ConfigMap.self, in: "default"))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await informer.run() }
                    for _ in 0..<6 {
                        try await Behaviour.eventually("a pause") { clock.sleeperCount > 0 }
                        clock.advance(by: .milliseconds(1700))
                    }
                    try await Behaviour.eventually("a pause") { clock.sleeperCount > 0 }
                    // The pauses are at least 0.8, 1.6, 3.2 and 6.4 seconds long.
                    #expect((2...4).contains(informer.lists))
                    group.cancelAll()
                }
            }
        }
    }

    @Test func `what nobody can read is left behind by listing again`() async throws {
        let clock = ManualClock()
        let server = RawServer { request in
            let list = #"{"kind":"ConfigMapList","apiVersion":"v1","metadata":{"resourceVersion":"5"},"items":[]}"#
            let body = request.contains("watch=true") ? "this is no event\n" : list
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n"
            return [Array((head + "content-length: \(body.utf8.count)\r\n\r\n" + body).utf8)]
        }
        try await server.run { port in
            let configuration = KubernetesConfiguration(server: try #require(ServerURL("http://127.0.0.1:\(port)")))
            try await Kubernetes.with(configuration, options: Self.options(clock)) { kubernetes in
                let informer = Informer(kubernetes.resources(ConfigMap.self, in: "default"))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await informer.run() }
                    try await Behaviour.eventually("another list") {
                        clock.advance(by: .seconds(10))
                        return informer.lists > 1
                    }
                    group.cancelAll()
                }
            }
        }
    }

    @Test func `a table whose page token expired is asked for again as a whole`() async throws {
        try await FakeKubernetes.with { fake in
            var options = KubernetesOptions()
            // After the first page, which the warning goes along with.
            options.onWarning = { _ in fake.cluster.trick(.refuse(code: 410), verb: "list") }
            let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            try await Kubernetes.with(configuration, options: options) { kubernetes in
                let maps = kubernetes.resources(ConfigMap.self, in: "default")
                for index in 0..<5 { _ = try await maps.create(ConfigMap("m\(index)")) }
                fake.cluster.trick(.warn("a page"), verb: "list")
                let rows = try await kubernetes.table(of: ConfigMap.type, in: "default", limit: 2)
                #expect(rows.count == 6)
                #expect(Set(rows.map(\.object.name)).isSuperset(of: ["m0", "m4"]))
                #expect(fake.cluster.tricksLeft == 0)
            }
        }
    }
}
