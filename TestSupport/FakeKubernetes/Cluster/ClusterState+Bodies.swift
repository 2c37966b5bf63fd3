import JSONTree
import Surroundings

extension ClusterState {
    /// Reads a body as this kind: what nobody knows is refused, told of or left out, as the caller asks.
    func read(
        _ body: JSONValue, _ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall, isApply: Bool = false
    ) throws -> (JSONValue, [String]) {
        guard body.object != nil else { throw FakeFailure.badRequest("the body is no object") }
        guard let named = body["kind"]?.string, !named.isEmpty, let version = body["apiVersion"]?.string else {
            throw FakeFailure.badRequest("Object 'Kind' is missing in '\(body.canonicalText)'")
        }
        guard named == kind.kind, version == kind.apiVersion else {
            throw FakeFailure.badRequest(
                "\(named) in version \"\(version)\" cannot be handled as a \(kind.kind): no kind \"\(named)\" is registered"
            )
        }
        var object = body
        if kind.isNamespaced {
            let said = object["metadata"]?["namespace"]?.string ?? ""
            guard said.isEmpty || said == target.namespace else {
                throw FakeFailure.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request")
            }
            object.set(target.namespace.map(JSONValue.string), at: ["metadata", "namespace"])
        }
        if kind.kind == "Secret", object["stringData"] != nil { object = Defaults.fill(object, of: kind) }
        var checker = BodyCheck(catalog)
        do {
            object = try checker.read(object, as: catalog.type(of: kind))
        } catch let failure as FakeFailure {
            throw FakeFailure.badRequest(
                "\(kind.kind) in version \"\(kind.version)\" cannot be handled as a \(kind.kind): \(failure.message)")
        }
        let unknown = checker.unknown.map { "unknown field \"\($0)\"" }
        switch call.query("fieldValidation") ?? "Warn" {
        case "Strict" where !unknown.isEmpty:
            throw FakeFailure.badRequest(
                "\(kind.kind) in version \"\(kind.version)\" cannot be handled as a \(kind.kind): strict decoding error: "
                    + unknown.joined(separator: ", "))
        case "Ignore": return (try demand(object, checker.missing, kind, isApply), [])
        default: return (try demand(object, checker.missing, kind, isApply), unknown)
        }
    }

    private func demand(
        _ object: JSONValue, _ missing: [String], _ kind: FakeKind, _ isApply: Bool
    ) throws -> JSONValue {
        // What an apply leaves out may be there already; it is looked over once it is merged.
        guard !missing.isEmpty, !isApply, kind.kind != "Event" else { return object }
        throw FakeFailure.invalid(
            kind: kind.kind, group: kind.group, object["metadata"]?["name"]?.string ?? "", missing.map { .required($0) }
        )
    }

    /// Looks an object over as a whole, and a change of it.
    func check(_ object: JSONValue, _ live: JSONValue?, _ kind: FakeKind) throws {
        let name = object["metadata"]?["name"]?.string ?? ""
        var causes: [FakeFailure.Cause] = []
        if live == nil, let trouble = NameRule.trouble(with: name, of: kind) { causes.append(trouble) }
        var checker = BodyCheck(catalog)
        _ = try checker.read(object, as: catalog.type(of: kind))
        if kind.kind != "Event" { causes += checker.missing.map { .required($0) } }
        causes += ObjectRules.causes(object, live, kind)
        guard causes.isEmpty else { throw FakeFailure.invalid(kind: kind.kind, group: kind.group, name, causes) }
    }

    func hasStatus(_ kind: FakeKind) -> Bool {
        self.kind(group: kind.group, version: kind.version, kind.plural + "/status") != nil
    }

    /// A new object: it gets what every object has, and its kind's defaults.
    mutating func born(_ object: JSONValue, _ kind: FakeKind, _ place: ObjectPlace) -> JSONValue {
        var object = object
        object.set(.string(uid()), at: ["metadata", "uid"])
        object.set(now, at: ["metadata", "creationTimestamp"])
        for field in ["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "managedFields"] {
            object.set(nil, at: ["metadata", field])
        }
        let counted: Set = [
            "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Ingress", "NetworkPolicy",
            "PodDisruptionBudget", "CustomResourceDefinition",
        ]
        if counted.contains(kind.kind) || !catalogKnows(kind) { object.set(1, at: ["metadata", "generation"]) }
        object = Defaults.fill(object, of: kind)
        switch kind.kind {
        case "Namespace": object.set(.string(place.name), at: ["metadata", "labels", "kubernetes.io/metadata.name"])
        case "Service" where object.value(at: ["spec", "clusterIP"]) == nil:
            let address = "10.96.\(version / 256 % 256).\(version % 256)"
            object.set(.string(address), at: ["spec", "clusterIP"])
            object.set([.string(address)], at: ["spec", "clusterIPs"])
        case "Pod":
            object.set(["phase": "Pending", "qosClass": "BestEffort"], at: ["status"])
            for (name, value) in Defaults.admitted where object.value(at: ["spec", name]) == nil {
                object.set(value, at: ["spec", name])
            }
        case "Deployment": object.set([:], at: ["status"])
        default: break
        }
        return object
    }

    /// Writes down whose fields the object's are after this call.
    mutating func own(
        _ object: inout JSONValue, since live: JSONValue?, _ kind: FakeKind, _ call: FakeCall, subresource: String?
    ) {
        own(&object, since: live, kind, manager: call.manager, subresource: subresource)
    }

    mutating func own(
        _ object: inout JSONValue, since live: JSONValue?, _ kind: FakeKind, manager: String, subresource: String?
    ) {
        var owners = FieldOwners(of: live)
        let updater = FieldOwners.Owner(
            manager: manager, operation: "Update", apiVersion: kind.apiVersion, subresource: subresource,
            time: now.string ?? "", fields: FieldSet())
        let fields = FieldSet(
            of: object, as: catalog.type(of: kind), .update, catalog: catalog, status: subresource == "status")
        owners.updated(from: live, to: object, by: updater, now: fields)
        object.set(owners.json, at: ["metadata", "managedFields"])
    }

    func uid() -> String {
        let high = String(world.random.bits(), radix: 16)
        let low = String(world.random.bits(), radix: 16)
        let digits = Array(
            (String(repeating: "0", count: 16) + high).suffix(16) + (String(repeating: "0", count: 16) + low).suffix(16)
        )
        return [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
            .map { String($0) }.joined(separator: "-")
    }

    func suffix() -> String {
        let letters = Array("bcdfghjklmnpqrstvwxz2456789")
        return String((0..<5).map { _ in letters[Int(world.random.bits() % UInt64(letters.count))] })
    }

    func checkNamespace(of kind: FakeKind, _ target: FakeTarget, _ name: String) throws {
        guard kind.isNamespaced, let namespaces = self.kind(group: "", "namespaces") else { return }
        let namespace = target.namespace ?? ""
        guard let room = object(namespaces.store, ObjectPlace(namespace: "", name: namespace)) else {
            throw FakeFailure.notFound(namespaces, namespace)
        }
        guard room["metadata"]?["deletionTimestamp"] == nil else {
            throw FakeFailure.forbidden(
                kind, name,
                "unable to create new content in namespace \(namespace) because it is being terminated",
                causes: [
                    [
                        "reason": "NamespaceTerminating",
                        "message": .string("namespace \(namespace) is being terminated"),
                        "field": "metadata.namespace",
                    ]
                ])
        }
    }

    /// What follows from an object that was written.
    mutating func afterKeeping(_ object: JSONValue, _ kind: FakeKind) {
        switch kind.kind {
        case "CustomResourceDefinition": learnKinds(of: object)
        case "Namespace" where object["metadata"]?["deletionTimestamp"] == nil: furnish(object)
        default: break
        }
    }

    private static let authorityDescription =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the "
        + "internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of "
        + "Kubernetes clusters."

    /// What a controller puts into every new namespace.
    private mutating func furnish(_ namespace: JSONValue) {
        guard let name = namespace["metadata"]?["name"]?.string else { return }
        for (plural, object) in [("serviceaccounts", "default"), ("configmaps", "kube-root-ca.crt")] {
            let place = ObjectPlace(namespace: name, name: object)
            guard let kind = kind(group: "", plural), self.object(kind.store, place) == nil else { continue }
            var made: JSONValue = ["metadata": ["name": .string(object), "namespace": .string(name)]]
            if plural == "configmaps" { made.set(["ca.crt": ""], at: ["data"]) }
            if plural == "configmaps" {
                made.set(
                    ["kubernetes.io/description": .string(Self.authorityDescription)], at: ["metadata", "annotations"])
            }
            made = born(made, kind, place)
            own(&made, since: nil, kind, manager: "kube-controller-manager", subresource: nil)
            keep(made, of: kind)
        }
    }

    private mutating func learnKinds(of definition: JSONValue) {
        for kind in FakeKind.defined(by: definition) where !kinds.contains(kind) { kinds.append(kind) }
        guard definition.value(at: ["status", "conditions"]) == nil,
            let own = kind(group: "apiextensions.k8s.io", "customresourcedefinitions")
        else { return }
        var definition = definition
        let conditions: [JSONValue] = ["NamesAccepted", "Established"].map {
            [
                "type": .string($0), "status": "True", "lastTransitionTime": now, "reason": "InitialNamesAccepted",
                "message": "the initial names have been accepted",
            ]
        }
        definition.set(.array(conditions), at: ["status", "conditions"])
        definition.set(definition.value(at: ["spec", "names"]), at: ["status", "acceptedNames"])
        keep(definition, of: own)
    }

    mutating func forgetKinds(of definition: JSONValue) {
        let gone = FakeKind.defined(by: definition)
        kinds.removeAll(where: gone.contains)
        for kind in gone { objects[kind.store] = nil }
    }
}
