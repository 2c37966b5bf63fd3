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

/// A cluster beside the laboratory's database: two Deployments read the login when their pods start.
final class ClusterLab: Sendable {
    let lab: SecretsLab
    let fake: FakeKubernetes
    let kubernetes: Kubernetes

    static let note = "secret.vigie.dev/login"
    static let place = "{kubernetes: {cluster: prod, namespace: shop, name: login, keys: {password: PASSWORD}}}"
    static let consumers = consumers(patience: "60s")

    static func consumers(patience: String) -> String {
        """
        [{deployment: {cluster: prod, namespace: shop, name: web}, pause: 100ms, patience: \(patience)},
                           {deployment: {cluster: prod, namespace: shop, name: worker}, patience: \(patience)}]
        """
    }

    private init(_ lab: SecretsLab, _ fake: FakeKubernetes) throws {
        self.lab = lab
        self.fake = fake
        var options = KubernetesOptions()
        options.requestsPerSecond = 10_000
        options.burst = 10_000
        kubernetes = try Kubernetes(try Kubeconfig(text: fake.kubeconfig()).configuration(), options: options)
        try fake.kubeconfig().write(toFile: kubeconfig, atomically: true, encoding: .utf8)
    }

    var kubeconfig: String { lab.server.directory + "/kubeconfig" }

    static func with(
        environment: [String: String] = [:], _ body: (ClusterLab) async throws -> Void
    ) async throws {
        try await SecretsLab.with(environment: environment) { lab in
            try await FakeKubernetes.with { fake in
                let cluster = try ClusterLab(lab, fake)
                do {
                    _ = try await cluster.kubernetes.resources(Namespace.self).create(Namespace(name: "shop"))
                    try await body(cluster)
                } catch {
                    await cluster.kubernetes.close()
                    throw error
                }
                await cluster.kubernetes.close()
            }
        }
    }

    var clusterResource: String {
        """
        ---
        apiVersion: vigie.dev/v1
        kind: Cluster
        metadata: {name: prod}
        spec: {access: {kubeconfig: {file: \(kubeconfig)}}, namespaces: [shop]}
        """
    }

    /// The login as a Secret of the cluster, read by two Deployments.
    func plan(
        quiet: String = "200ms", patience: String = "30s", place: String = place, consumers: String = consumers,
        more: String = ""
    ) throws -> Plan {
        try lab.plan(
            quiet: quiet, patience: patience, place: place, consumers: consumers, more: clusterResource + "\n" + more)
    }

    // MARK: The cluster

    var secrets: Resources<KubernetesClient.Secret> { kubernetes.resources(in: "shop") }

    /// Two Deployments of two pods each, running.
    func deploy(_ names: [String] = ["web", "worker"]) async throws {
        for name in names {
            let deployment: JSONValue = [
                "apiVersion": "apps/v1", "kind": "Deployment",
                "metadata": ["name": .string(name), "namespace": "shop"],
                "spec": [
                    "replicas": 2, "selector": ["matchLabels": ["app": .string(name)]],
                    "template": [
                        "metadata": ["labels": ["app": .string(name)]],
                        "spec": ["containers": [["name": "main", "image": "shop/main:1"]]],
                    ],
                ],
            ]
            _ = try await kubernetes.resources(Deployment.self, in: "shop").create(Deployment(json: deployment))
        }
        try await settle(names)
    }

    func settle(_ names: [String]) async throws {
        for name in names {
            for _ in 0..<6000 {
                let found = try await kubernetes.resources(Deployment.self, in: "shop").get(name)
                if found.rollout == .done, try await pods(of: name).count == 2 { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            try #require(try await pods(of: name).count == 2)
        }
    }

    func pods(of name: String) async throws -> [Pod] {
        try await kubernetes.resources(Pod.self, in: "shop").list(ListOptions(labels: "app=\(name)")).items
    }

    /// What a program finds in the Secret.
    func login() async throws -> (user: String, password: String)? {
        guard let values = try await secrets.find("login")?.values, let user = values["user"]?.reveal(),
            let password = values["PASSWORD"]?.reveal()
        else { return nil }
        return (String(decoding: user, as: UTF8.self), String(decoding: password, as: UTF8.self))
    }

    /// Everything that is in the cluster except what Secrets hold.
    func everythingShown() async throws -> String {
        var text = ""
        for type in [Deployment.type, ReplicaSet.type, Pod.type, Event.type] {
            for object in try await kubernetes.resources(of: type, in: "shop").list().items {
                text += object.json.canonicalText
            }
        }
        for secret in try await secrets.list().items {
            var json = secret.json
            json.set(nil, at: ["data"])
            text += json.canonicalText
        }
        return text
    }
}
