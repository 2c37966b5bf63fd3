import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings
import Testing
import VigieCluster
import VigieEngine
import VigiePlan
import VigieSecrets
import VigieTestSupport

/// A Secret of a cluster as a place: what is Vigie's is changed, what is not is left alone.
@Suite struct KubernetesPlaceTests {
    private let one = SecretFields(["user": "a", "password": "first secret"])
    private let two = SecretFields(["user": "b", "password": "second secret"])

    private func with(
        takesOver: Bool = false,
        _ body: (KubernetesPlace, Resources<KubernetesClient.Secret>, FakeKubernetes) async throws -> Void
    ) async throws {
        try await Scratch.with { directory in
            try await FakeKubernetes.with { fake in
                let file = directory + "/kubeconfig"
                try fake.kubeconfig().write(toFile: file, atomically: true, encoding: .utf8)
                let plan = try SecretsLab.read(
                    """
                    apiVersion: vigie.dev/v1
                    kind: Cluster
                    metadata: {name: prod}
                    spec: {access: {kubeconfig: {file: \(file)}}, namespaces: [default]}
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Secret
                    metadata: {name: it}
                    spec:
                      place:
                        kubernetes: {cluster: prod, namespace: default, name: it, takeOver: \(takesOver)}
                      content: {random: {}}
                    """)
                guard case .kubernetes(let spec)? = plan.find(ManagedSecret.self, "it")?.spec.place,
                    let cluster = plan.resolve(spec.cluster)
                else { throw ScratchFailure(reason: "no place") }
                let place = KubernetesPlace(
                    secret: "it", cluster: cluster, spec: spec, fields: ["user": "user", "password": "password"],
                    type: "Opaque", key: FingerprintKey(bytes: Array(repeating: 7, count: 32)), world: .system)
                try await Kubernetes.with(try Kubeconfig(text: fake.kubeconfig()).configuration()) { kubernetes in
                    try await body(place, kubernetes.resources(in: "default"), fake)
                }
            }
        }
    }

    @Test func `a write keeps what was there until it is forgotten`() async throws {
        try await with { place, secrets, _ in
            #expect(try await place.read() == nil)
            let first = try await place.write(one, replacing: nil)
            #expect(try await place.write(one, replacing: nil) == first)
            let second = try await place.write(two, replacing: first)
            #expect(try await place.read()?.fields == two)
            #expect(try await place.read(version: first)?.fields == one)
            let kept = try await secrets.get("it.previous")
            #expect(kept.immutable == true && kept.annotations["vigie.dev/secret"] == "it")
            // Again, as after a crash between the two writes.
            #expect(try await place.write(two, replacing: first) == second)
            try await place.putBack(first, over: second)
            #expect(try await place.read()?.fields == one)
            #expect(try await secrets.find("it.previous") == nil)
            try await place.putBack(first, over: second)
            _ = try await place.write(two, replacing: first)
            try await place.forget(first)
            #expect(try await place.read(version: first) == nil)
            #expect(try await secrets.list().items.map(\.name) == ["it"])
        }
    }

    @Test func `a first write is taken back with the Secret, or with its keys where others have some`() async throws {
        try await with { place, secrets, _ in
            let first = try await place.write(one, replacing: nil)
            try await place.putBack(nil, over: first)
            #expect(try await secrets.find("it") == nil)

            _ = try await secrets.create(
                KubernetesClient.Secret(name: "it", namespace: "default") {
                    $0.values = ["theirs": Concealed(Array("x".utf8))]
                }, WriteOptions(fieldManager: "kubectl"))
            #expect(try await place.write(one, replacing: nil) == first)
            #expect(try await secrets.get("it").keys == ["password", "theirs", "user"])
            try await place.putBack(nil, over: first)
            #expect(try await secrets.get("it").keys == ["theirs"])
        }
    }

    @Test func `a value that somebody else wrote meanwhile stays`() async throws {
        try await with { place, secrets, _ in
            let first = try await place.write(one, replacing: nil)
            let second = try await place.write(two, replacing: first)
            _ = try await secrets.patch(
                "it", .merge(["stringData": ["password": "theirs"]]), WriteOptions(fieldManager: "kubectl-edit"))
            await #expect(throws: SecretsError.self) { try await place.write(one, replacing: second) }
            try await place.putBack(first, over: second)
            #expect(try await place.read()?.fields["password"] == "theirs")
        }
    }

    @Test func `keys of another manager are taken over only where the plan says so`() async throws {
        for takesOver in [false, true] {
            try await with(takesOver: takesOver) { place, secrets, _ in
                _ = try await secrets.create(
                    KubernetesClient.Secret(name: "it", namespace: "default") {
                        $0.values = one.reveal().mapValues { Concealed(Array($0.utf8)) }
                    }, WriteOptions(fieldManager: "helm"))
                let version = try #require(try await place.read()).version
                if takesOver {
                    _ = try await place.write(two, replacing: version)
                    #expect(try await place.read()?.fields == two)
                } else {
                    let refusal = SecretsError.ownedByAnother(
                        place: "secret default/it of prod", manager: "helm")
                    await #expect(throws: refusal) { try await place.write(two, replacing: version) }
                    #expect(try await place.read()?.fields == one)
                }
            }
        }
    }

    @Test func `what cannot be Vigie's is refused`() async throws {
        try await with { place, secrets, _ in
            let owner = try await secrets.kubernetes.resources(ConfigMap.self, in: "default").create(
                ConfigMap(name: "owner", namespace: "default"))
            _ = try await secrets.create(
                KubernetesClient.Secret(name: "it", namespace: "default") {
                    $0.metadata.ownerReferences = [OwnerReference(owner, controller: true)]
                })
            await #expect(throws: SecretsError.self) { try await place.write(one, replacing: nil) }
            _ = try await secrets.delete("it")
            _ = try await secrets.create(
                KubernetesClient.Secret(name: "it", namespace: "default") { $0.immutable = true })
            await #expect(throws: SecretsError.placeIsImmutable(place: "secret default/it of prod")) {
                try await place.write(one, replacing: nil)
            }
            _ = try await secrets.delete("it")
            _ = try await secrets.create(
                KubernetesClient.Secret(name: "it", namespace: "default") {
                    $0.values = ["user": Concealed(Array("half".utf8))]
                })
            await #expect(throws: SecretsError.unreadable(place: "secret default/it of prod")) {
                try await place.read()
            }
            _ = try await secrets.delete("it")
            let first = try await place.write(one, replacing: nil)
            _ = try await secrets.create(KubernetesClient.Secret(name: "it.previous", namespace: "default"))
            await #expect(throws: SecretsError.self) { try await place.write(two, replacing: first) }
            #expect(try await place.read()?.fields == one)
        }
    }
}
