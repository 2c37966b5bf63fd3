package import JSONTree
package import Surroundings

/// How a pod is.
package struct PodStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var phase: String? {
        get { self["phase"] }
        set { self["phase"] = newValue }
    }
    package var reason: String? {
        get { self["reason"] }
        set { self["reason"] = newValue }
    }
    package var message: String? {
        get { self["message"] }
        set { self["message"] = newValue }
    }
    package var podIP: String? {
        get { self["podIP"] }
        set { self["podIP"] = newValue }
    }
    package var hostIP: String? {
        get { self["hostIP"] }
        set { self["hostIP"] = newValue }
    }
    package var startTime: Timestamp? {
        get { self["startTime"] }
        set { self["startTime"] = newValue }
    }
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
    package var containerStatuses: [ContainerStatus] {
        get { self["containerStatuses"] }
        set { self["containerStatuses"] = newValue }
    }
    package var initContainerStatuses: [ContainerStatus] {
        get { self["initContainerStatuses"] }
        set { self["initContainerStatuses"] = newValue }
    }
    package var isReady: Bool { conditions["Ready"]?.isTrue ?? false }
}

/// How one container of a pod is.
package struct ContainerStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var image: String? {
        get { self["image"] }
        set { self["image"] = newValue }
    }
    package var imageID: String? {
        get { self["imageID"] }
        set { self["imageID"] = newValue }
    }
    package var ready: Bool? {
        get { self["ready"] }
        set { self["ready"] = newValue }
    }
    package var started: Bool? {
        get { self["started"] }
        set { self["started"] = newValue }
    }
    package var restartCount: Int? {
        get { self["restartCount"] }
        set { self["restartCount"] = newValue }
    }
    package var state: ContainerState? {
        get { self["state"] }
        set { self["state"] = newValue }
    }
    package var lastState: ContainerState? {
        get { self["lastState"] }
        set { self["lastState"] = newValue }
    }
}

/// Waiting, running or ended: one of the three.
package struct ContainerState: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var waiting: Waiting? {
        get { self["waiting"] }
        set { self["waiting"] = newValue }
    }
    package var running: JSONValue? {
        get { self["running"] }
        set { self["running"] = newValue }
    }
    package var terminated: Terminated? {
        get { self["terminated"] }
        set { self["terminated"] = newValue }
    }

    /// Why it does not run yet.
    package struct Waiting: JSONView {
        package var json: JSONValue
        package init(json: JSONValue) { self.json = json }

        package var reason: String? {
            get { self["reason"] }
            set { self["reason"] = newValue }
        }
        package var message: String? {
            get { self["message"] }
            set { self["message"] = newValue }
        }
    }

    /// How it ended.
    package struct Terminated: JSONView {
        package var json: JSONValue
        package init(json: JSONValue) { self.json = json }

        package var exitCode: Int? {
            get { self["exitCode"] }
            set { self["exitCode"] = newValue }
        }
        package var reason: String? {
            get { self["reason"] }
            set { self["reason"] = newValue }
        }
        package var signal: Int? {
            get { self["signal"] }
            set { self["signal"] = newValue }
        }
        package var message: String? {
            get { self["message"] }
            set { self["message"] = newValue }
        }
        package var startedAt: Timestamp? {
            get { self["startedAt"] }
            set { self["startedAt"] = newValue }
        }
        package var finishedAt: Timestamp? {
            get { self["finishedAt"] }
            set { self["finishedAt"] = newValue }
        }
    }
}
