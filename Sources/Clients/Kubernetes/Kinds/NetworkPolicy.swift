package import JSONTree

/// Who may speak to whom.
package struct NetworkPolicy: KubernetesResource, SpecifiedObject {
    package static let type = ResourceType(group: "networking.k8s.io", kind: "NetworkPolicy", plural: "networkpolicies")
    package typealias Spec = NetworkPolicySpec
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
}

/// Which pods, in and out.
package struct NetworkPolicySpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var podSelector: LabelSelector? {
        get { self["podSelector"] }
        set { self["podSelector"] = newValue }
    }
    package var policyTypes: [String] {
        get { self["policyTypes"] }
        set { self["policyTypes"] = newValue }
    }
    package var ingress: [JSONValue] {
        get { self["ingress"] }
        set { self["ingress"] = newValue }
    }
    package var egress: [JSONValue] {
        get { self["egress"] }
        set { self["egress"] = newValue }
    }
}
