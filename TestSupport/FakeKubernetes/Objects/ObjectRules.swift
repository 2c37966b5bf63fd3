import JSONTree

/// What an API server asks of objects beyond their shape.
enum ObjectRules {
    static func causes(_ object: JSONValue, _ live: JSONValue?, _ kind: FakeKind) -> [FakeFailure.Cause] {
        switch kind.kind {
        case "ConfigMap", "Secret": contents(object, live, kind)
        case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet": workload(object, live)
        case "Pod": pod(object, live)
        case "RoleBinding", "ClusterRoleBinding": binding(object, live)
        case "Service": service(object, live)
        default: []
        }
    }

    private static func contents(_ object: JSONValue, _ live: JSONValue?, _ kind: FakeKind) -> [FakeFailure.Cause] {
        var causes: [FakeFailure.Cause] = []
        let data = object["data"]?.object ?? [:]
        for key in data.keys.sorted() where !isKey(key) {
            causes.append(
                .invalid(
                    "data[\(key)]", "\"\(key)\"",
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"))
        }
        let size = data.reduce(0) { $0 + $1.key.utf8.count + ($1.value.string?.utf8.count ?? 0) }
        if size > 1_048_576 {
            causes.append(
                FakeFailure.Cause(
                    reason: "FieldValueTooLong", field: kind.kind == "Secret" ? "data" : "",
                    message: "Too long: may not be more than 1048576 bytes"))
        }
        guard let live, live["immutable"]?.bool == true else {
            if let live, kind.kind == "Secret", live["type"] != object["type"] {
                causes.append(.invalid("type", object["type"]?.canonicalText ?? "", "field is immutable"))
            }
            return causes
        }
        let why = "field is immutable when `immutable` is set"
        if object["immutable"]?.bool != true { causes.append(.forbidden("immutable", why)) }
        if object["data"] != live["data"] { causes.append(.forbidden("data", why)) }
        return causes
    }

    private static func isKey(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= 253 && key != "." && key != ".."
            && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }

    private static func workload(_ object: JSONValue, _ live: JSONValue?) -> [FakeFailure.Cause] {
        var causes: [FakeFailure.Cause] = []
        let selector = object.value(at: ["spec", "selector"])
        if let live, live.value(at: ["spec", "selector"]) != selector {
            causes.append(.invalid("spec.selector", selector?.canonicalText ?? "null", "field is immutable"))
        }
        let labels = object.value(at: ["spec", "template", "metadata", "labels"])
        for (key, value) in selector?["matchLabels"]?.object ?? [:] where labels?[key] != value {
            causes.append(
                .invalid(
                    "spec.template.metadata.labels", labels?.canonicalText ?? "null",
                    "`selector` does not match template `labels`"))
        }
        if let replicas = object.value(at: ["spec", "replicas"])?.integer, replicas < 0 {
            causes.append(.invalid("spec.replicas", String(replicas), "must be greater than or equal to 0"))
        }
        return causes + containers(object.value(at: ["spec", "template", "spec"]), "spec.template.spec")
    }

    private static func pod(_ object: JSONValue, _ live: JSONValue?) -> [FakeFailure.Cause] {
        var causes = containers(object["spec"], "spec")
        guard let live, causes.isEmpty else { return causes }
        // All of a running pod that can be changed is its images, its deadline and more tolerations.
        if fixed(object["spec"]) != fixed(live["spec"]) {
            causes.append(
                .forbidden("spec", "pod updates may not change fields other than `spec.containers[*].image`"))
        }
        return causes
    }

    private static func fixed(_ spec: JSONValue?) -> JSONValue? {
        guard var spec else { return nil }
        for name in ["tolerations", "activeDeadlineSeconds", "nodeName", "terminationGracePeriodSeconds"] {
            spec.set(nil, at: [name])
        }
        let containers = (spec["containers"]?.array ?? []).map { container in
            var container = container
            container.set(nil, at: ["image"])
            return container
        }
        spec.set(.array(containers), at: ["containers"])
        return spec
    }

    private static func containers(_ spec: JSONValue?, _ path: String) -> [FakeFailure.Cause] {
        guard let spec else { return [] }
        let containers = spec["containers"]?.array ?? []
        if containers.isEmpty { return [.required("\(path).containers")] }
        var causes: [FakeFailure.Cause] = []
        var names: Set<String> = []
        for (index, container) in containers.enumerated() {
            let place = "\(path).containers[\(index)]"
            if container["image"]?.string ?? "" == "" { causes.append(.required("\(place).image")) }
            let name = container["name"]?.string ?? ""
            if !name.isEmpty, !names.insert(name).inserted {
                causes.append(
                    FakeFailure.Cause(
                        reason: "FieldValueDuplicate", field: "\(place).name", message: "Duplicate value: \"\(name)\""))
            }
        }
        let policies = ["Always", "OnFailure", "Never"]
        if let policy = spec["restartPolicy"]?.string, !policies.contains(policy) {
            causes.append(.unsupported("\(path).restartPolicy", policy, policies))
        }
        return causes
    }

    private static func binding(_ object: JSONValue, _ live: JSONValue?) -> [FakeFailure.Cause] {
        guard let live, live["roleRef"] != object["roleRef"] else { return [] }
        return [.invalid("roleRef", object["roleRef"]?.canonicalText ?? "", "cannot change roleRef")]
    }

    private static func service(_ object: JSONValue, _ live: JSONValue?) -> [FakeFailure.Cause] {
        if let live, let address = live.value(at: ["spec", "clusterIP"]),
            object.value(at: ["spec", "clusterIP"]) != address
        {
            return [.invalid("spec.clusterIP", "[]", "primary clusterIP can not be unset")]
        }
        let ports = object.value(at: ["spec", "ports"])?.array ?? []
        let isExternal = object.value(at: ["spec", "type"])?.string == "ExternalName"
        return ports.isEmpty && !isExternal ? [.required("spec.ports")] : []
    }
}
