import FakeKubernetes
import Foundation
import KubernetesClient
import Surroundings
import VigieChapter
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// A simulated cluster with a namespace, a service account with rights of our choosing, and a plan that names it.
final class ClusterLab: Sendable {
    let fake: FakeKubernetes
    let directory: URL
    let store = InMemoryStore()
    let world = World.system

    private init(_ fake: FakeKubernetes, _ directory: URL) {
        self.fake = fake
        self.directory = directory
    }

    static func with(_ work: (ClusterLab) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cluster-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try await FakeKubernetes.with { try await work(ClusterLab($0, directory)) }
    }

    var ledger: Ledger { Ledger(store: store, world: world) }

    /// Writes a kubeconfig and a plan over it.
    func plan(token: String = "admin-token", namespaces: String = "[shop]", insecure: Bool = false) throws -> Plan {
        var config = fake.kubeconfig(token: token)
        if insecure {
            let authority = config.split(separator: "\n").first { $0.contains("certificate-authority-data") } ?? ""
            config = config.replacingOccurrences(of: authority, with: "    insecure-skip-tls-verify: true")
        }
        let file = directory.appending(path: "kubeconfig")
        try Data(config.utf8).write(to: file)
        let text = """
            apiVersion: vigie.dev/v1
            kind: Cluster
            metadata: {name: main}
            spec:
              access: {kubeconfig: {file: \(file.path)}}
              namespaces: \(namespaces)
            """
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all + Clusters().kinds).read(text: text)
        guard diagnostics.isEmpty else { throw ScratchFailure(reason: "\(diagnostics.map(\.message))") }
        return plan
    }

    func removeKubeconfig() throws {
        try FileManager.default.removeItem(at: directory.appending(path: "kubeconfig"))
    }

    func admin<Result: Sendable>(_ work: (Kubernetes) async throws -> Result) async throws -> Result {
        let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
        return try await Kubernetes.with(configuration, work)
    }

    func check(_ plan: Plan) async throws -> RunRecord {
        let engine = Engine(
            store: store, ledger: ledger, world: world, plan: plan, services: Services().with(ClusterNeeds([Reader()])),
            procedures: Clusters().procedures, holder: "test")
        return try await engine.perform(
            try await engine.start(CheckCluster(cluster: "main"), cause: "person/test"))
    }
}

/// A part of Vigie that looks at secrets, and changes one.
private struct Reader: ClusterUser {
    func needs(on cluster: Resource<Cluster>, in plan: Plan) -> [ClusterNeed] {
        let reason = LocalizedText(en: "to look", fr: "pour regarder")
        return cluster.spec.namespaces.flatMap {
            ClusterNeed.each(["list", "watch"], "secrets", in: $0, reason)
                + ClusterNeed.each(["patch"], "secrets", name: "door", in: $0, reason)
        } + ClusterNeed.each(["list"], "clusterroles", group: "rbac.authorization.k8s.io", in: nil, reason)
            + ClusterNeed.each(["create"], "serviceaccounts", subresource: "token", in: "default", reason)
    }
}
