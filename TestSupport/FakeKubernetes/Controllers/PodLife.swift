import JSONTree
import Surroundings

/// One pod's next status.
struct PodLife {
    let pod: JSONValue
    let fate: FakeRules.Fate
    let world: World
    let rules: FakeRules

    private var time: JSONValue { .string(world.now().rfc3339.prefix(19) + "Z") }
    private var old: JSONValue { pod["status"] ?? .object([:]) }
    private var first: JSONValue? { old["containerStatuses"]?.array?.first }

    /// `nil` where it stays as it is.
    var status: JSONValue? {
        switch fate {
        case .ready: return isJob ? done : settled(running(ready: true))
        case .neverReady: return settled(running(ready: false))
        case .imageMissing: return waiting(first == nil ? "ErrImagePull" : "ImagePullBackOff")
        case .configMissing: return waiting("CreateContainerConfigError")
        case .crashLoop: return crash(loops: true)
        case .lateCrash:
            guard first != nil else { return settled(running(ready: true)) }
            let started = old["startTime"]?.string.flatMap(Timestamp.init(rfc3339:)) ?? world.now()
            return world.now() - started < rules.lateCrashAfter + .seconds(1) ? JSONValue?.none : crash(loops: true)
        }
    }

    private var isJob: Bool {
        pod["metadata"]?["ownerReferences"]?.array?.first?["kind"]?.string == "Job"
    }

    /// Nothing is written again that is there already.
    private func settled(_ next: JSONValue) -> JSONValue? {
        let isSame =
            first?["state"]?["running"] != nil && first?["ready"] == next["containerStatuses"]?.array?.first?["ready"]
        return isSame ? JSONValue?.none : next
    }

    private var containers: [JSONValue] { pod.value(at: ["spec", "containers"])?.array ?? [] }

    private func running(ready: Bool) -> JSONValue {
        make(phase: "Running", ready: ready) { _ in
            ["state": ["running": ["startedAt": time]], "ready": .bool(ready), "started": true, "restartCount": 0]
        }
    }

    private var done: JSONValue? {
        guard first?["state"]?["running"] != nil else { return running(ready: true) }
        return make(phase: "Succeeded", ready: false) { _ in
            [
                "state": ["terminated": ["exitCode": 0, "reason": "Completed", "finishedAt": time]], "ready": false,
                "started": false, "restartCount": 0,
            ]
        }
    }

    private func waiting(_ reason: String) -> JSONValue? {
        guard first?["state"]?["waiting"]?["reason"]?.string != reason else { return nil }
        return make(phase: "Pending", ready: false) { _ in
            [
                "state": ["waiting": ["reason": .string(reason), "message": .string(reason)]], "ready": false,
                "started": false, "restartCount": 0,
            ]
        }
    }

    private func crash(loops: Bool) -> JSONValue? {
        let restarts = first?["restartCount"]?.integer ?? 0
        guard first?["state"]?["waiting"]?["reason"]?.string != "CrashLoopBackOff" || restarts < 3 else { return nil }
        return make(phase: "Running", ready: false) { _ in
            [
                "state": [
                    "waiting": ["reason": "CrashLoopBackOff", "message": "back-off restarting failed container"]
                ],
                "lastState": ["terminated": ["exitCode": 1, "reason": "Error", "finishedAt": time]], "ready": false,
                "started": false, "restartCount": .integer(restarts + 1),
            ]
        }
    }

    private func make(phase: String, ready: Bool, _ state: (JSONValue) -> JSONValue) -> JSONValue {
        let statuses = containers.map { container -> JSONValue in
            var status = state(container)
            status.set(container["name"], at: ["name"])
            status.set(container["image"], at: ["image"])
            status.set(.string("\(container["image"]?.string ?? "")@sha256:0"), at: ["imageID"])
            if status["lastState"] == nil { status.set([:], at: ["lastState"]) }
            return status
        }
        let flag: JSONValue = ready ? "True" : "False"
        let isInitialized: JSONValue = phase == "Pending" ? "False" : "True"
        let wanted: [(String, JSONValue)] = [
            ("PodScheduled", "True"), ("Initialized", isInitialized), ("ContainersReady", flag), ("Ready", flag),
        ]
        let known = old["conditions"]?.array ?? []
        let conditions: [JSONValue] = wanted.map { type, status in
            let before = known.first { $0["type"]?.string == type }
            let since = before?["status"] == status ? before?["lastTransitionTime"] ?? time : time
            return ["type": .string(type), "status": status, "lastProbeTime": nil, "lastTransitionTime": since]
        }
        return [
            "phase": .string(phase), "conditions": .array(conditions), "hostIP": "127.0.0.1", "podIP": "10.1.0.1",
            "podIPs": [["ip": "10.1.0.1"]], "startTime": old["startTime"] ?? time,
            "containerStatuses": .array(statuses),
            "qosClass": "BestEffort",
        ]
    }
}
