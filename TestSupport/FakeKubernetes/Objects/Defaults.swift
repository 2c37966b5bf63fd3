import JSONTree

/// What an API server fills in where nothing is said.
enum Defaults {
    /// What admission adds to every pod.
    static let admitted: [(String, JSONValue)] = [
        (
            "tolerations",
            .array(
                ["not-ready", "unreachable"].map { taint in
                    [
                        "key": .string("node.kubernetes.io/\(taint)"), "operator": "Exists", "effect": "NoExecute",
                        "tolerationSeconds": 300,
                    ]
                })
        ), ("priority", 0), ("enableServiceLinks", true), ("preemptionPolicy", "PreemptLowerPriority"),
    ]

    static func fill(_ object: JSONValue, of kind: FakeKind) -> JSONValue {
        var object = object
        switch kind.kind {
        case "Deployment": deployment(&object)
        case "ReplicaSet", "StatefulSet":
            set(&object, ["spec", "replicas"], 1)
            template(&object, ["spec", "template"])
        case "DaemonSet": template(&object, ["spec", "template"])
        case "Pod": podSpec(&object, ["spec"])
        case "Secret": secret(&object)
        case "Namespace":
            set(&object, ["spec", "finalizers"], ["kubernetes"])
            set(&object, ["status", "phase"], "Active")
        case "Job": job(&object)
        case "Service": service(&object)
        case "PersistentVolumeClaim": set(&object, ["status", "phase"], "Pending")
        case "RoleBinding", "ClusterRoleBinding": binding(&object)
        case "ResourceQuota": set(&object, ["status"], [:])
        default: break
        }
        return object
    }

    private static func set(_ object: inout JSONValue, _ path: [String], _ value: JSONValue) {
        if object.value(at: path) == nil { object.set(value, at: path) }
    }

    private static func deployment(_ object: inout JSONValue) {
        set(&object, ["spec", "replicas"], 1)
        set(&object, ["spec", "revisionHistoryLimit"], 10)
        set(&object, ["spec", "progressDeadlineSeconds"], 600)
        set(&object, ["spec", "strategy", "type"], "RollingUpdate")
        if object.value(at: ["spec", "strategy", "type"])?.string == "RollingUpdate" {
            set(&object, ["spec", "strategy", "rollingUpdate", "maxUnavailable"], "25%")
            set(&object, ["spec", "strategy", "rollingUpdate", "maxSurge"], "25%")
        }
        template(&object, ["spec", "template"])
    }

    private static func template(_ object: inout JSONValue, _ path: [String]) {
        guard object.value(at: path) != nil else { return }
        podSpec(&object, path + ["spec"])
    }

    private static func podSpec(_ object: inout JSONValue, _ path: [String]) {
        guard object.value(at: path) != nil else { return }
        set(&object, path + ["restartPolicy"], "Always")
        set(&object, path + ["terminationGracePeriodSeconds"], 30)
        set(&object, path + ["dnsPolicy"], "ClusterFirst")
        set(&object, path + ["securityContext"], [:])
        set(&object, path + ["schedulerName"], "default-scheduler")
        for list in ["containers", "initContainers"] {
            guard let containers = object.value(at: path + [list])?.array else { continue }
            object.set(.array(containers.map(container)), at: path + [list])
        }
    }

    private static func container(_ container: JSONValue) -> JSONValue {
        var container = container
        set(&container, ["resources"], [:])
        set(&container, ["terminationMessagePath"], "/dev/termination-log")
        set(&container, ["terminationMessagePolicy"], "File")
        let image = container["image"]?.string ?? ""
        let newest = image.hasSuffix(":latest") || !(image.split(separator: "/").last ?? "").contains(":")
        set(&container, ["imagePullPolicy"], newest ? "Always" : "IfNotPresent")
        guard let ports = container["ports"]?.array else { return container }
        let named = ports.map { port in
            var port = port
            set(&port, ["protocol"], "TCP")
            return port
        }
        container.set(.array(named), at: ["ports"])
        return container
    }

    private static func secret(_ object: inout JSONValue) {
        set(&object, ["type"], "Opaque")
        guard let texts = object["stringData"]?.object else { return }
        var data = object["data"]?.object ?? [:]
        for (name, text) in texts { data[name] = .string(Base64Text.encode(text.string ?? "")) }
        object.set(.object(data), at: ["data"])
        object.set(nil, at: ["stringData"])
    }

    private static func job(_ object: inout JSONValue) {
        set(&object, ["spec", "parallelism"], 1)
        set(&object, ["spec", "completions"], 1)
        set(&object, ["spec", "backoffLimit"], 6)
        set(&object, ["spec", "manualSelector"], false)
        set(&object, ["spec", "completionMode"], "NonIndexed")
        set(&object, ["spec", "suspend"], false)
        set(&object, ["spec", "podReplacementPolicy"], "TerminatingOrFailed")
        template(&object, ["spec", "template"])
        guard let uid = object["metadata"]?["uid"]?.string, let name = object["metadata"]?["name"] else { return }
        let labels: JSONValue = [
            "batch.kubernetes.io/controller-uid": .string(uid), "batch.kubernetes.io/job-name": name,
            "controller-uid": .string(uid), "job-name": name,
        ]
        set(&object, ["metadata", "labels"], labels)
        set(&object, ["spec", "template", "metadata", "labels"], labels)
        set(&object, ["spec", "selector"], ["matchLabels": ["batch.kubernetes.io/controller-uid": .string(uid)]])
        set(&object, ["status"], [:])
    }

    private static func service(_ object: inout JSONValue) {
        set(&object, ["spec", "type"], "ClusterIP")
        set(&object, ["spec", "sessionAffinity"], "None")
        set(&object, ["spec", "internalTrafficPolicy"], "Cluster")
        set(&object, ["spec", "ipFamilies"], ["IPv4"])
        set(&object, ["spec", "ipFamilyPolicy"], "SingleStack")
        set(&object, ["status"], ["loadBalancer": [:]])
        guard let ports = object.value(at: ["spec", "ports"])?.array else { return }
        let full = ports.map { port in
            var port = port
            set(&port, ["protocol"], "TCP")
            if let number = port["port"] { set(&port, ["targetPort"], number) }
            return port
        }
        object.set(.array(full), at: ["spec", "ports"])
    }

    private static func binding(_ object: inout JSONValue) {
        guard let subjects = object["subjects"]?.array else { return }
        let full = subjects.map { subject in
            var subject = subject
            if subject["kind"]?.string != "ServiceAccount" { set(&subject, ["apiGroup"], "rbac.authorization.k8s.io") }
            return subject
        }
        object.set(.array(full), at: ["subjects"])
    }
}
