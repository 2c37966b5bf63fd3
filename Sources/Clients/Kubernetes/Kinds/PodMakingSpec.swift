/// What all have in common that make pods from a template.
package protocol PodMakingSpec: JSONView {}

extension PodMakingSpec {
    package var selector: LabelSelector? {
        get { self["selector"] }
        set { self["selector"] = newValue }
    }
    package var template: PodTemplate? {
        get { self["template"] }
        set { self["template"] = newValue }
    }
}

/// What all have in common that keep a number of pods.
package protocol ReplicatedSpec: PodMakingSpec {}

extension ReplicatedSpec {
    package var replicas: Int? {
        get { self["replicas"] }
        set { self["replicas"] = newValue }
    }
    package var minReadySeconds: Int? {
        get { self["minReadySeconds"] }
        set { self["minReadySeconds"] = newValue }
    }
}
