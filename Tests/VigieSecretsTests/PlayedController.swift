import FakeKubernetes
import JSONTree
import KubernetesClient

/// What the simulated cluster does not: keeps the pods of one StatefulSet or DaemonSet as its template says, one after
/// the other, and tells how far it is.
struct PlayedController {
    let kubernetes: Kubernetes
    let type: ResourceType
    let name: String
    static let count: Int64 = 2

    private var objects: Resources<KubernetesObject> { kubernetes.resources(of: type, in: "shop") }
    private var pods: Resources<Pod> { kubernetes.resources(in: "shop") }

    func create() async throws {
        var spec: JSONValue = [
            "selector": ["matchLabels": ["app": .string(name)]],
            "template": [
                "metadata": ["labels": ["app": .string(name)]],
                "spec": ["containers": [["name": "main", "image": "shop/main:1"]]],
            ],
        ]
        if type == StatefulSet.type {
            spec.set(.integer(Self.count), at: ["replicas"])
            spec.set(.string(name), at: ["serviceName"])
        }
        _ = try await objects.create(
            KubernetesObject(json: [
                "apiVersion": .string(type.apiVersion), "kind": .string(type.kind),
                "metadata": ["name": .string(name), "namespace": "shop"], "spec": spec,
            ]))
    }

    func run() async throws {
        while !Task.isCancelled {
            try await step()
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func step() async throws {
        let object = try await objects.get(name)
        let wanted = object.json.value(at: ["spec", "template"]) ?? .object([:])
        let own = try await pods.list(ListOptions(labels: "app=\(name)")).items
        let old = own.filter { $0.metadata.annotations != PodTemplate(json: wanted).metadata.annotations }
        if let first = old.first, own.allSatisfy(\.status.isReady) || own.count < Int(Self.count) {
            try await pods.ensureGone(first.name, DeleteOptions(gracePeriod: .zero))
        }
        let names = Set(own.map(\.name))
        for number in 0..<Self.count where !names.contains("\(name)-\(number)") {
            var pod: JSONValue = wanted
            pod.set("v1", at: ["apiVersion"])
            pod.set("Pod", at: ["kind"])
            pod.set(.string("\(name)-\(number)"), at: ["metadata", "name"])
            pod.set("shop", at: ["metadata", "namespace"])
            pod.set([OwnerReference(object, controller: true).json], at: ["metadata", "ownerReferences"])
            _ = try await pods.create(Pod(json: pod))
        }
        try await report(object, isDone: old.isEmpty && own.count == Int(Self.count), own)
    }

    private func report(_ object: KubernetesObject, isDone: Bool, _ own: [Pod]) async throws {
        let ready = Int64(own.count(where: \.status.isReady))
        let updated: Int64 = isDone ? Self.count : 0
        let status: JSONValue =
            type == StatefulSet.type
            ? [
                "observedGeneration": .integer(Int64(object.metadata.generation ?? 1)),
                "replicas": .integer(Self.count),
                "readyReplicas": .integer(ready), "updatedReplicas": .integer(updated), "updateRevision": "new",
                "currentRevision": isDone ? "new" : "old",
            ]
            : [
                "observedGeneration": .integer(Int64(object.metadata.generation ?? 1)),
                "currentNumberScheduled": .integer(Int64(own.count)), "numberMisscheduled": 0,
                "desiredNumberScheduled": .integer(Self.count), "numberReady": .integer(ready),
                "numberAvailable": .integer(ready), "updatedNumberScheduled": .integer(updated),
            ]
        _ = try await objects.patchStatus(name, .merge(["status": status]))
    }
}
