package import JSONTree
package import Surroundings

/// Who holds something, and until when.
package struct Lease: KubernetesResource, SpecifiedObject {
    package static let type = ResourceType(group: "coordination.k8s.io", kind: "Lease", plural: "leases")
    package typealias Spec = LeaseSpec
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// The holder, and the moment it was last heard of.
package struct LeaseSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var holderIdentity: String? {
        get { self["holderIdentity"] }
        set { self["holderIdentity"] = newValue }
    }
    package var leaseDurationSeconds: Int? {
        get { self["leaseDurationSeconds"] }
        set { self["leaseDurationSeconds"] = newValue }
    }
    package var leaseTransitions: Int? {
        get { self["leaseTransitions"] }
        set { self["leaseTransitions"] = newValue }
    }
    package var acquireTime: Timestamp? {
        get { self["acquireTime"] }
        set { self["acquireTime"] = newValue }
    }
    package var renewTime: Timestamp? {
        get { self["renewTime"] }
        set { self["renewTime"] = newValue }
    }
    package var strategy: String? {
        get { self["strategy"] }
        set { self["strategy"] = newValue }
    }
    package var preferredHolder: String? {
        get { self["preferredHolder"] }
        set { self["preferredHolder"] = newValue }
    }
}
