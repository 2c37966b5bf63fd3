import FakeKubernetes
import Foundation
import JSONTree
import KubernetesClient
import Surroundings
import Synchronization
import Testing

/// What the client does when the server or the network misbehaves.
@Suite struct MisbehaviourTests {
    /// A fake, and a client that does not wait long.
    static func with(
        watchSeconds: Int = 300, _ work: (FakeKubernetes, Kubernetes) async throws -> Void
    ) async throws {
        try await FakeKubernetes.with { fake in
            var options = KubernetesOptions()
            options.watchTimeout = .seconds(watchSeconds)...(.seconds(watchSeconds))
            options.watchSilence = .seconds(2)
            // A loaded machine is not what is tested.
            options.deadline = .seconds(120)
            let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            try await Kubernetes.with(configuration, options: options) { try await work(fake, $0) }
        }
    }

    @Test func `a server that asks for patience gets it, whatever was asked`() async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            fake.cluster.trick(.refuse(code: 429, retryAfter: 0), times: 3)
            _ = try await maps.create(ConfigMap("a"))
            #expect(try await maps.find("a") != nil)
        }
    }

    @Test func `who is asked for more patience than there is time tells what the server said`() async throws {
        try await Self.with { fake, kubernetes in
            fake.cluster.trick(.refuse(code: 429, retryAfter: 3600), times: nil)
            let error = await Behaviour.refusal { _ = try await kubernetes.resources(Namespace.self).list() }
            #expect(error?.isTooManyRequests == true)
            #expect(error?.status?.retryAfter == .seconds(3600))
        }
    }

    @Test func `patience has an end, and the error tells the flow it was counted to`() async throws {
        try await Self.with { fake, kubernetes in
            fake.cluster.trick(.refuse(code: 429, retryAfter: 0), times: nil)
            let error = await Behaviour.refusal { _ = try await kubernetes.resources(Namespace.self).list() }
            #expect(error?.isTooManyRequests == true)
            #expect(error?.status?.retryAfter == .zero)
            #expect(error?.status?.flow?.schema == "fake-flow")
        }
    }

    @Test func `a reading is repeated after a failure that says when, a writing is not`() async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            fake.cluster.trick(.refuse(code: 503, retryAfter: 0), verb: "list", times: 2)
            _ = try await maps.list()
            fake.cluster.trick(.refuse(code: 503, retryAfter: 0), verb: "create", times: 1)
            #expect(await Behaviour.refusal { _ = try await maps.create(ConfigMap("a")) }?.status?.code == 503)
            #expect(try await maps.find("a") == nil)
        }
    }

    @Test func `a failure that does not say when is told at once`() async throws {
        try await Self.with { fake, kubernetes in
            fake.cluster.trick(.refuse(code: 500), times: 1)
            #expect(
                await Behaviour.refusal { _ = try await kubernetes.resources(Namespace.self).list() }?.status?.code
                    == 500)
        }
    }

    @Test func `a connection that breaks is opened again for a reading`() async throws {
        try await Self.with { fake, kubernetes in
            fake.cluster.trick(.hangUp, times: 1)
            let found = try await kubernetes.resources(Namespace.self).list().items
            #expect(found.isEmpty == false)
        }
    }

    @Test func `a slow answer is given up at the deadline`() async throws {
        try await Self.with { fake, kubernetes in
            fake.cluster.trick(.delay(.seconds(60)), times: nil)
            var request = APIRequest(.get, "/api/v1/namespaces")
            request.deadline = .milliseconds(200)
            let asked = request
            let error = await Behaviour.refusal { _ = try await kubernetes.json(asked) }
            #expect(error == .timedOut(request: "GET /api/v1/namespaces", after: .milliseconds(200)))
        }
    }

    @Test func `a cancelled request ends at once, and closes its connection`() async throws {
        try await Self.with { fake, kubernetes in
            fake.cluster.trick(.delay(.seconds(60)), times: 1)
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    do {
                        _ = try await kubernetes.version()
                        return false
                    } catch {
                        return error is CancellationError
                    }
                }
                try await Behaviour.eventually("the request") { fake.cluster.tricksLeft == 0 }
                group.cancelAll()
                #expect(try await group.next() == true)
            }
            try await Behaviour.eventually("the connection's end") { fake.openConnections == 0 }
        }
    }

    @Test func `warnings are handed on`() async throws {
        try await FakeKubernetes.with { fake in
            let heard = Mutex<[String]>([])
            try await Self.hear(fake, heard: { text in heard.withLock { $0.append(text) } })
            #expect(heard.withLock(\.self) == ["mind the gap"])
        }
    }

    private static func hear(_ fake: FakeKubernetes, heard: @escaping @Sendable (String) -> Void) async throws {
        var options = KubernetesOptions()
        options.onWarning = heard
        fake.cluster.trick(.warn("mind the gap"), times: 1)
        try await Kubernetes.with(try Kubeconfig(text: fake.kubeconfig()).configuration(), options: options) {
            _ = try await $0.version()
        }
    }

    @Test func `an expired page token makes the list begin again, whole`() async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            for index in 0..<6 { _ = try await maps.create(ConfigMap("m\(index)")) }
            let page = try await maps.page(ListOptions(limit: 2))
            fake.cluster.with { $0.forget(to: Int(page.resourceVersion) ?? 0) }
            var options = ListOptions(limit: 2)
            options.continueToken = page.continueToken
            let stale = options
            #expect(await Behaviour.refusal { _ = try await maps.page(stale) }?.isExpired == true)
            #expect(try await maps.list(stale).items.count == 7)
        }
    }

    @Test(arguments: [1, 2, 3, 7]) func `events are whole wherever the network cuts them`(length: Int) async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            fake.cluster.with { $0.rules.pieceLength = length }
            let version = try await maps.list().resourceVersion
            _ = try await maps.create(ConfigMap("a", ["k": "é€😀\n"]))
            for try await event in maps.watch(since: version) {
                guard case .added(let map) = event else { continue }
                #expect(map.data == ["k": "é€😀\n"])
                break
            }
        }
    }

    @Test func `a watch goes on after a cut, and misses nothing`() async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            var iterator = maps.watch(since: try await maps.list().resourceVersion).makeAsyncIterator()
            var seen: [String] = []
            for index in 0..<5 {
                Self.change(
                    fake.cluster, "POST", "/api/v1/namespaces/default/configmaps",
                    ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string("m\(index)")]])
                while let event = try await iterator.next() {
                    guard case .added(let map) = event else { continue }
                    seen.append(map.name)
                    break
                }
                fake.cutConnections()
            }
            #expect(seen == (0..<5).map { "m\($0)" })
        }
    }

    @Test func `a watch from a forgotten version is expired, told as an event`() async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            let version = try await maps.list().resourceVersion
            for index in 0..<3 { _ = try await maps.create(ConfigMap("m\(index)")) }
            fake.cluster.with { $0.forget(to: (Int(version) ?? 0) + 2) }
            let error = await Behaviour.refusal { for try await _ in maps.watch(since: version) {} }
            #expect(error?.isExpired == true)
        }
    }

    @Test func `a watch that is refused as expired is expired too`() async throws {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            fake.cluster.trick(.refuse(code: 410), verb: "watch")
            #expect(await Behaviour.refusal { for try await _ in maps.watch(since: "1") {} }?.isExpired == true)
        }
    }

    @Test func `an informer is right after history was forgotten`() async throws {
        try await Self.informed { fake, kubernetes, informer in
            fake.cluster.trick(.refuse(code: 503), verb: "watch", times: 2)
            fake.cutConnections()
            Self.change(fake.cluster, "DELETE", "/api/v1/namespaces/default/configmaps/old")
            Self.change(
                fake.cluster, "POST", "/api/v1/namespaces/default/configmaps",
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "new"]])
            fake.cluster.with { $0.forget(to: 1_000_000) }
            try await Behaviour.eventually("the truth") {
                informer.object("old", in: "default") == nil && informer.object("new", in: "default") != nil
            }
            #expect(informer.lists >= 2)
        }
    }

    @Test func `an informer is right after a partition that nobody announced`() async throws {
        try await Self.informed { fake, kubernetes, informer in
            fake.cluster.with { $0.rules.isPartitioned = true }
            // What happens on the other side goes unseen, and its connections stay open.
            Self.change(fake.cluster, "DELETE", "/api/v1/namespaces/default/configmaps/old")
            Self.change(
                fake.cluster, "POST", "/api/v1/namespaces/default/configmaps",
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "new"]])
            try await Task.sleep(for: .milliseconds(300))
            #expect(informer.object("old", in: "default") != nil)
            fake.cluster.behave()
            try await Behaviour.eventually("the truth") {
                informer.object("old", in: "default") == nil && informer.object("new", in: "default") != nil
            }
        }
    }

    @Test func `a replica that lags answers from the past who need not know the newest, and nobody else`() async throws
    {
        try await Self.with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            _ = try await maps.create(ConfigMap("old"))
            let version = try await maps.list().resourceVersion
            Self.change(fake.cluster, "DELETE", "/api/v1/namespaces/default/configmaps/old")
            fake.cluster.trick(.stale(by: 1), verb: "list", times: nil)
            let past = try await maps.list(ListOptions(resourceVersion: "0")).items
            #expect(past.contains { $0.name == "old" })
            let present = try await maps.list().items
            #expect(!present.contains { $0.name == "old" })
            // What is older than somebody knows is not told to him.
            let now = try await maps.list().resourceVersion
            #expect(now != version)
            let options = ListOptions(resourceVersion: now, versionMatch: .notOlderThan)
            fake.cluster.behave()
            fake.cluster.trick(.stale(by: 1), verb: "list", times: 2)
            #expect(await Behaviour.refusal { _ = try await maps.page(options) }?.isTooNew == true)
            // It was asked once: to ask again is for whoever knows whether another version would do.
            #expect(fake.cluster.tricksLeft == 1)
        }
    }

    static func change(_ cluster: FakeCluster, _ method: String, _ path: String, _ body: JSONValue? = nil) {
        _ = cluster.answer(
            FakeCall(
                method: method, target: path, headers: [("authorization", "Bearer admin-token")],
                body: body?.canonical ?? []))
    }

    /// An informer that runs, with one object in it.
    private static func informed(
        _ work: @Sendable (FakeKubernetes, Kubernetes, Informer<ConfigMap>) async throws -> Void
    ) async throws {
        try await with { fake, kubernetes in
            let maps = kubernetes.resources(ConfigMap.self, in: "default")
            _ = try await maps.create(ConfigMap("old"))
            let informer = Informer(maps)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await informer.waitUntilSynced()
                try await work(fake, kubernetes, informer)
                group.cancelAll()
            }
        }
    }
}
