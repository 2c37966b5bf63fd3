/// A status that tells which generation of the specification it is about.
package protocol ObservedStatus: JSONView {}

extension ObservedStatus {
    package var observedGeneration: Int? {
        get { self["observedGeneration"] }
        set { self["observedGeneration"] = newValue }
    }
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
}

/// How far a number of pods is.
package protocol ReplicatedStatus: ObservedStatus {}

extension ReplicatedStatus {
    package var replicas: Int? {
        get { self["replicas"] }
        set { self["replicas"] = newValue }
    }
    package var readyReplicas: Int? {
        get { self["readyReplicas"] }
        set { self["readyReplicas"] = newValue }
    }
    package var availableReplicas: Int? {
        get { self["availableReplicas"] }
        set { self["availableReplicas"] = newValue }
    }
}
