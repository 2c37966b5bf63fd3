import JSONTree
import Surroundings

/// The parts of objects that have an address of their own.
extension ClusterState {
    /// An answer for a part; `nil` where it is none of these.
    mutating func part(
        _ name: String, of kind: FakeKind, _ target: FakeTarget, _ call: FakeCall
    ) throws -> FakeAnswer? {
        switch (name, target.verb) {
        case ("scale", "get"): return .whole(FakeReply(200, json: Self.scale(try get(kind, target))))
        case ("scale", "update"), ("scale", "patch"):
            return .whole(FakeReply(200, json: try rescale(kind, target, call)))
        case ("token", "create"): return .whole(FakeReply(201, json: try token(kind, target, call)))
        case ("log", "get"): return try log(kind, target, call)
        case ("eviction", "create"):
            _ = try delete(kind, target, FakeCall(method: "DELETE", target: call.path))
            return .whole(
                FakeReply(201, json: ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"]))
        case ("finalize", "update"):
            var (object, _) = try update(kind, target, call)
            object.set([], at: ["spec", "finalizers"])
            return .whole(FakeReply(200, json: object))
        default: return nil
        }
    }

    static func scale(_ object: JSONValue) -> JSONValue {
        let metadata = object["metadata"]
        var own: [String: JSONValue] = [:]
        for name in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] { own[name] = metadata?[name] }
        let replicas = object.value(at: ["spec", "replicas"])?.integer ?? 0
        let labels = object.value(at: ["spec", "selector", "matchLabels"])?.object ?? [:]
        let selector = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.string ?? "")" }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": .object(own),
            // A zero is left out, as Go leaves it out.
            "spec": replicas == 0 ? [:] : ["replicas": .integer(replicas)],
            "status": [
                "replicas": object.value(at: ["status", "replicas"]) ?? 0,
                "selector": .string(selector.joined(separator: ",")),
            ],
        ]
    }

    private mutating func rescale(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> JSONValue {
        let live = try get(kind, target)
        let body = try call.tree()
        let current = Self.scale(live)
        let wanted =
            switch call.method {
            case "PUT": body
            default:
                call.header("content-type") == "application/json-patch+json"
                    ? try JSONPatchDocument.apply(body, to: current) : MergePatchDocument.merge(body, into: current)
            }
        if let version = wanted["metadata"]?["resourceVersion"]?.string, !version.isEmpty,
            version != live["metadata"]?["resourceVersion"]?.string
        {
            throw FakeFailure.conflict(kind, target.name ?? "")
        }
        let replicas = wanted["spec"]?["replicas"]?.integer ?? 0
        guard replicas >= 0 else {
            throw FakeFailure.invalid(
                kind: "Scale", group: "autoscaling", target.name ?? "",
                [.invalid("spec.replicas", String(replicas), "must be greater than or equal to 0")])
        }
        var object = live
        object.set(.integer(replicas), at: ["spec", "replicas"])
        guard object != live else { return current }
        if let generation = live["metadata"]?["generation"]?.integer {
            object.set(.integer(generation + 1), at: ["metadata", "generation"])
        }
        own(&object, since: live, kind, call, subresource: "scale")
        if replicas == 0 { disownReplicas(&object) }
        return Self.scale(try finish(object, kind, call))
    }

    /// A scale of zero has no field that anybody could own; so it is on the server this is modelled on.
    private func disownReplicas(_ object: inout JSONValue) {
        var owners = FieldOwners(of: object)
        for index in owners.owners.indices {
            owners.owners[index].fields = owners.owners[index].fields.subtracting(FieldSet([["f:spec", "f:replicas"]]))
        }
        object.set(owners.json, at: ["metadata", "managedFields"])
    }

    private func log(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> FakeAnswer {
        let pod = try get(kind, target)
        let names = (pod.value(at: ["spec", "containers"])?.array ?? []).compactMap { $0["name"]?.string }
        if let container = call.query("container"), !container.isEmpty {
            guard names.contains(container) else {
                throw FakeFailure.badRequest("container \(container) is not valid for pod \(target.name ?? "")")
            }
        } else if names.count > 1 {
            throw FakeFailure.badRequest(
                "a container name must be specified for pod \(target.name ?? ""), choose one of: [\(names.joined(separator: " "))]"
            )
        }
        let place = ObjectPlace(of: pod)
        var lines = logs[place] ?? []
        if let count = call.query("tailLines").flatMap(Int.init) { lines = Array(lines.suffix(count)) }
        if call.flag("timestamps") { lines = lines.map { "\(world.now().rfc3339) \($0)" } }
        let next = call.flag("follow") ? logs[place, default: []].count : nil
        return .lines(lines, next: next, store: "\(place.namespace)/\(place.name)")
    }
}
