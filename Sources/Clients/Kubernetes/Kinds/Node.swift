package import JSONTree

/// A machine of the cluster.
package struct Node: KubernetesResource {
    package static let type = ResourceType(kind: "Node", plural: "nodes", isNamespaced: false)
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: NodeSpec? {
        get { self["spec"] }
        set { self["spec"] = newValue }
    }
    package var status: NodeStatus? {
        get { self["status"] }
        set { self["status"] = newValue }
    }
    package var isReady: Bool { status?.conditions["Ready"]?.isTrue ?? false }
}

/// How a node may be used.
package struct NodeSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var unschedulable: Bool? {
        get { self["unschedulable"] }
        set { self["unschedulable"] = newValue }
    }
    package var taints: [Taint] {
        get { self["taints"] }
        set { self["taints"] = newValue }
    }
    package var providerID: String? {
        get { self["providerID"] }
        set { self["providerID"] = newValue }
    }
}

/// What keeps pods away.
package struct Taint: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var key: String? {
        get { self["key"] }
        set { self["key"] = newValue }
    }
    package var value: String? {
        get { self["value"] }
        set { self["value"] = newValue }
    }
    package var effect: String? {
        get { self["effect"] }
        set { self["effect"] = newValue }
    }
}

/// What it has, and how it is.
package struct NodeStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var capacity: [String: Quantity] {
        get { self["capacity"] }
        set { self["capacity"] = newValue }
    }
    package var allocatable: [String: Quantity] {
        get { self["allocatable"] }
        set { self["allocatable"] = newValue }
    }
    package var conditions: [Condition] {
        get { self["conditions"] }
        set { self["conditions"] = newValue }
    }
    package var nodeInfo: JSONValue? {
        get { self["nodeInfo"] }
        set { self["nodeInfo"] = newValue }
    }
    package var addresses: [JSONValue] {
        get { self["addresses"] }
        set { self["addresses"] = newValue }
    }
}
