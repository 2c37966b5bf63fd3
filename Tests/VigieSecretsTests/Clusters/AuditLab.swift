import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings
import VigieChapter
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// A cluster on the wire, a plan about its namespace `shop`, and a Vigie that looks at it.
struct AuditLab: Sendable {
    let fake: FakeKubernetes
    let admin: Kubernetes
    let store = InMemoryStore()
    let world = World.system
    let directory: String

    var ledger: Ledger { Ledger(store: store, world: world) }

    static func with(_ body: (AuditLab) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-cluster-\(UUID())").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await FakeKubernetes.with { fake in
            let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            var options = KubernetesOptions()
            options.userAgent = "kubectl"
            options.requestsPerSecond = 10_000
            try await Kubernetes.with(configuration, options: options) { admin in
                let lab = AuditLab(fake: fake, admin: admin, directory: directory)
                try lab.signIn(as: "admin-token")
                _ = try await admin.resources(Namespace.self).create(Namespace(name: "shop"))
                try await body(lab)
            }
        }
    }

    private init(fake: FakeKubernetes, admin: Kubernetes, directory: String) {
        self.fake = fake
        self.admin = admin
        self.directory = directory
    }

    var kubeconfig: String { directory + "/kubeconfig" }

    /// From now on Vigie is whoever has this token.
    func signIn(as token: String) throws {
        try fake.kubeconfig(token: token).write(toFile: kubeconfig, atomically: true, encoding: .utf8)
    }

    // MARK: The plan

    func plan(namespaces: String = "[shop]", cluster: String = "", _ more: String = "") throws -> Plan {
        let (plan, diagnostics) = read(namespaces, cluster, more)
        guard diagnostics.isEmpty else { throw ScratchFailure(reason: "\(diagnostics.map(\.message))") }
        return plan
    }

    func problems(namespaces: String = "[shop]", _ more: String = "") -> [String] {
        read(namespaces, "", more).1.map(\.code)
    }

    private func read(_ namespaces: String, _ cluster: String, _ more: String) -> (Plan, [Diagnostic]) {
        PlanReader(kinds: CoreKinds.all + Clusters().kinds + Secrets().kinds)
            .read(text: clusterText(namespaces, cluster) + more)
    }

    /// The cluster, as a plan has it.
    func clusterText(_ namespaces: String = "[shop]", _ cluster: String = "") -> String {
        """
        apiVersion: vigie.dev/v1
        kind: Cluster
        metadata: {name: prod}
        spec:
          access: {kubeconfig: {file: \(kubeconfig)}}
          namespaces: \(namespaces)
          \(cluster)

        """
    }

    /// One resource of the plan.
    static func resource(_ kind: String, _ spec: String, name: String = "it") -> String {
        "---\napiVersion: vigie.dev/v1\nkind: \(kind)\nmetadata: {name: \(name)}\nspec: \(spec)\n"
    }

    // MARK: Running

    func engine(_ plan: Plan, watching: Bool = false) -> Engine {
        let workplace = Workplace(
            work: directory + "/work", keys: directory + "/keys", secrets: SecretResolver(environment: [:]))
        return Engine(
            store: store, ledger: ledger, world: world, plan: plan,
            services: Services().with(workplace).with(ClusterNeeds([Secrets()])),
            procedures: Secrets().procedures + Clusters().procedures,
            watches: watching ? Secrets().watches(for: plan) : [],
            holder: "test \(world.identifier())", settings: .attentive)
    }

    /// Has Vigie watch for the length of some work.
    func watching(_ plan: Plan, _ work: @escaping @Sendable () async throws -> Void) async throws {
        let engine = engine(plan, watching: true)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await engine.work()
                return false
            }
            group.addTask {
                try await work()
                return true
            }
            while let isDone = try await group.next(), !isDone {}
            group.cancelAll()
            // How the engine ends when it is cancelled is no matter here.
            while (try? await group.next()) != nil {}
        }
    }

    /// What others did with secrets, in order, as it was written down.
    func touches() async throws -> [String] {
        try await ledger.all(SecretTouched.self).reversed().map { touch in
            "\(touch.evidence.change) \(touch.evidence.secret) \(touch.evidence.managers.joined(separator: ","))"
        }
    }

    /// Waits until so many touches are written down, or fails.
    func touches(_ count: Int) async throws -> [String] {
        for _ in 0..<6000 {
            let touches = try await touches()
            if touches.count >= count { return touches }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw ScratchFailure(reason: "\(try await touches()) is all there is")
    }

    func run(_ procedure: some Procedure, _ plan: Plan) async throws -> RunRecord {
        let engine = engine(plan)
        return try await engine.perform(try await engine.start(procedure, cause: "person/test"))
    }

    func result<P: Procedure>(of procedure: P, _ plan: Plan) async throws -> P.Result {
        let record = try await run(procedure, plan)
        guard let output = record.output else {
            throw ScratchFailure(reason: "\(record.summary ?? "") \(record.problem?.canonicalText ?? "")")
        }
        return try output.decoded(as: P.Result.self)
    }

    // MARK: Filling

    /// Creates objects of any kind, as a person would with kubectl.
    func create(_ manifests: JSONValue...) async throws {
        for manifest in manifests {
            let object = KubernetesObject(json: manifest)
            let namespace = object.namespace
            guard let type = Self.types.first(where: { $0.kind == object.kind }) else {
                throw ScratchFailure(reason: "\(object.kind) is not known here")
            }
            _ = try await admin.resources(of: type, in: namespace).create(
                object, WriteOptions(fieldManager: "kubectl-create"))
        }
    }

    private static let types: [ResourceType] = [
        KubernetesClient.Secret.type, ConfigMap.type, Pod.type, Deployment.type, CronJob.type, ServiceAccount.type,
        Ingress.type, Role.type, RoleBinding.type, ClusterRole.type, ClusterRoleBinding.type, Namespace.type,
    ]

    func secret(_ name: String, _ values: [String: String], annotations: JSONValue = [:]) async throws {
        try await create([
            "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
            "metadata": ["name": .string(name), "namespace": "shop", "annotations": annotations],
            "stringData": .object(values.mapValues { .string($0) }),
        ])
    }

    /// Everything that was written down.
    func everythingWritten() async throws -> String {
        var text = ""
        for run in try await store.runs(RunQuery()) {
            text +=
                "\(run)\(try await store.steps(of: run.id))\(try await store.log(of: run.id, after: 0, limit: 1000))"
        }
        for entry in try await store.entries(EntryQuery(limit: 100_000)) {
            text += "\(entry)" + String(decoding: entry.entry.bytes, as: UTF8.self)
        }
        return text
    }
}
