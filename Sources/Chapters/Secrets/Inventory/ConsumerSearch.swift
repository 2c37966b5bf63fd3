import JSONTree
import KubernetesClient

/// Everything in a namespace that could use a secret.
struct ConsumerSearch {
    /// What makes pods, or is one, with their specification.
    private(set) var workloads: [(name: String, spec: PodSpec)] = []
    private var others: [(secret: String, use: SecretInventory.Use)] = []

    init(_ kubernetes: Kubernetes, in namespace: String) async throws {
        func list(_ type: ResourceType) async throws -> [KubernetesObject] {
            try await kubernetes.resources(of: type, in: namespace).list().items
        }
        for type in [Deployment.type, StatefulSet.type, DaemonSet.type] {
            workloads += try await list(type).map { object in
                ("\(type.kind)/\(object.name)", Self.spec(object, ["spec", "template", "spec"]))
            }
        }
        workloads += try await list(CronJob.type).map { object in
            ("CronJob/\(object.name)", Self.spec(object, ["spec", "jobTemplate", "spec", "template", "spec"]))
        }
        var jobs: [String: String] = [:]
        for job in try await list(Job.type) {
            let owner = job.metadata.controller.flatMap { owner in owner.name.map { "\(owner.kind ?? "")/\($0)" } }
            jobs[job.name] = owner ?? "Job/\(job.name)"
            workloads.append((jobs[job.name] ?? "", Self.spec(job, ["spec", "template", "spec"])))
        }
        workloads += try await kubernetes.resources(Pod.self, in: namespace).list().items.map { pod in
            (Self.consumer(pod, jobs), pod.spec)
        }
        for account in try await kubernetes.resources(ServiceAccount.self, in: namespace).list().items {
            let use = SecretInventory.Use(consumer: "ServiceAccount/\(account.name)", means: .account)
            let names = account.secrets.map { $0.json["name"]?.string } + account.imagePullSecrets.map(\.name)
            others += names.compactMap(\.self).map { ($0, use) }
        }
        for ingress in try await kubernetes.resources(Ingress.self, in: namespace).list().items {
            let use = SecretInventory.Use(consumer: "Ingress/\(ingress.name)", means: .certificate)
            others += ingress.spec.tls.compactMap(\.secretName).map { ($0, use) }
        }
    }

    /// By the secrets' names, each in order.
    var uses: [String: [SecretInventory.Use]] {
        var uses: [String: Set<SecretInventory.Use>] = [:]
        for (secret, use) in others { uses[secret, default: []].insert(use) }
        for (name, spec) in workloads {
            for use in SecretUses(of: spec).all {
                uses[use.secret, default: []].insert(SecretInventory.Use(consumer: name, means: use.means))
            }
        }
        return uses.mapValues { $0.sorted() }
    }

    private static func spec(_ object: KubernetesObject, _ path: [String]) -> PodSpec {
        PodSpec(json: object.json.value(at: path) ?? .object([:]))
    }

    /// What made a pod: the deployment rather than its replica set, the cron job rather than its job.
    private static func consumer(_ pod: Pod, _ jobs: [String: String]) -> String {
        guard let owner = pod.metadata.controller, let kind = owner.kind, let name = owner.name else {
            return "Pod/\(pod.name)"
        }
        if kind == "Job" { return jobs[name] ?? "Job/\(name)" }
        let end = pod.labels["pod-template-hash"].map { "-\($0)" }
        guard kind == "ReplicaSet", let end, name.hasSuffix(end) else { return "\(kind)/\(name)" }
        return "Deployment/\(name.dropLast(end.count))"
    }
}
