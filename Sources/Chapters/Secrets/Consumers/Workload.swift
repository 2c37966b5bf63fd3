import JSONTree
import KubernetesClient
import Surroundings
import VigieCluster
import VigieEngine
import VigiePlan

/// A workload of a cluster whose pods read a secret when they start: an annotation of its template tells which one,
/// so that a change of it replaces the pods by the workload's own rules.
struct Workload: Sendable {
    let kind: WorkloadKind
    let reference: WorkloadReference
    let cluster: Resource<Cluster>
    /// The secret's name in the plan.
    let secret: String
    let world: World

    var title: String { "\(kind.title) \(reference.namespace)/\(reference.name)" }
    private var note: String { "secret.vigie.dev/\(secret)" }

    /// Looks whether it is in order, because whether it came up cannot be told of one that was not.
    func check() async throws {
        try await with { objects, _ in
            guard let object = try await objects.find(reference.name) else {
                throw SecretsError.consumerIsMissing(title)
            }
            try refuseStubborn(object)
            switch kind.rollout(of: object) {
            case .done: return
            case .waiting(let reason), .failed(let reason):
                throw SecretsError.consumerNotReady(title, reason: reason)
            }
        }
    }

    /// Replaces its pods, and waits until none is left that has not the mark.
    /// - Returns: how many pods run.
    func roll(to mark: String?, within patience: Duration, _ context: StepContext) async throws -> Int {
        try await with { objects, kubernetes in
            let object = try await objects.get(reference.name)
            try refuseStubborn(object)
            if self.mark(of: object) != mark { try await put(mark, objects) }
            return try await wait(for: mark, within: patience, objects, kubernetes, context)
        }
    }

    /// The mark of its template.
    func mark() async throws -> String? {
        try await with { objects, _ in mark(of: try await objects.get(reference.name)) }
    }

    /// Whether a container of it started since: such a one has read whatever was there then.
    func hasStarted(since instant: Timestamp) async throws -> Bool {
        try await with { objects, kubernetes in
            let object = try await objects.get(reference.name)
            return try await pods(of: object, kubernetes).contains { pod in
                pod.status.containerStatuses.contains { status in
                    guard let text = status.state?.running?["startedAt"]?.string,
                        let started = Timestamp(rfc3339: text)
                    else { return true }
                    // A cluster tells whole seconds.
                    return started >= instant - .seconds(1)
                }
            }
        }
    }

    // MARK: Pods

    private typealias Objects = Resources<KubernetesObject>

    private func with<Result: Sendable>(
        _ work: (Objects, Kubernetes) async throws -> Result
    ) async throws -> Result {
        try await cluster.with(world) { kubernetes in
            try await work(kubernetes.resources(of: kind.type, in: reference.namespace), kubernetes)
        }
    }

    private func mark(of object: KubernetesObject) -> String? {
        object.json.value(at: ["spec", "template", "metadata", "annotations", note])?.string
    }

    private func put(_ mark: String?, _ objects: Objects) async throws {
        let annotations: JSONValue = .object([note: mark.map { .string($0) } ?? .null])
        let template: JSONValue = ["metadata": ["annotations": annotations]]
        _ = try await objects.patch(
            reference.name, .merge(["spec": ["template": template]]),
            WriteOptions(fieldManager: KubernetesPlace.manager))
    }

    private func wait(
        for mark: String?, within patience: Duration, _ objects: Objects, _ kubernetes: Kubernetes,
        _ context: StepContext
    ) async throws -> Int {
        let clock = world.clock
        let began = clock.elapsed()
        var illSince: Duration?
        while true {
            let object = try await objects.get(reference.name)
            guard self.mark(of: object) == mark else { throw SecretsError.consumerChangedMeanwhile(title) }
            let pods = try await pods(of: object, kubernetes)
            let look = WorkloadLook(pods, note: note, mark: mark, rollout: kind.rollout(of: object))
            if let count = look.running { return count }
            let now = clock.elapsed()
            illSince = look.illness == nil ? nil : illSince ?? now
            if let illness = look.illness, let illSince, now - illSince >= min(.seconds(30), patience / 4) {
                throw SecretsError.consumerNotUp(title, reason: illness)
            }
            if case .failed(let reason) = look.rollout { throw SecretsError.consumerNotUp(title, reason: reason) }
            guard now - began < patience else { throw SecretsError.consumerNotUp(title, reason: look.text) }
            context.progress(nil, "\(title): \(look.text)")
            try await clock.sleep(for: min(.seconds(2), patience / 50))
        }
    }

    /// The pods that are its own, those that are ending included.
    private func pods(of object: KubernetesObject, _ kubernetes: Kubernetes) async throws -> [Pod] {
        let selector = LabelSelector(json: object.json.value(at: ["spec", "selector"]) ?? .object([:]))
        let chosen = ListOptions(labels: selector.query, limit: 500)
        var owners: Set = [object.uid]
        if kind == .deployment {
            let sets = try await kubernetes.resources(ReplicaSet.self, in: reference.namespace).list(chosen)
            owners = Set(sets.items.filter { $0.metadata.controller?.uid == object.uid }.map(\.uid))
        }
        return try await kubernetes.resources(Pod.self, in: reference.namespace).list(chosen).items.filter { pod in
            guard !["Succeeded", "Failed"].contains(pod.status.phase) else { return false }
            return pod.metadata.controller?.uid.map(owners.contains) ?? false
        }
    }

    /// Refuses what would never change its pods by itself.
    private func refuseStubborn(_ object: KubernetesObject) throws {
        let spec = object.json["spec"]
        if spec?["paused"]?.bool == true { throw SecretsError.consumerNotReady(title, reason: "it is paused") }
        let strategy = spec?["updateStrategy"]
        if strategy?["type"]?.string == "OnDelete" {
            throw SecretsError.consumerNotReady(title, reason: "its pods change by hand only (OnDelete)")
        }
        if strategy?["rollingUpdate"]?["partition"]?.integer ?? 0 > 0 {
            throw SecretsError.consumerNotReady(title, reason: "a partition keeps some of its pods as they are")
        }
    }
}
