package import JSONTree

/// How much a namespace may have.
package struct ResourceQuota: KubernetesResource {
    package static let type = ResourceType(kind: "ResourceQuota", plural: "resourcequotas")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var spec: ResourceQuotaSpec {
        get { ResourceQuotaSpec(json: json["spec"] ?? .object([:])) }
        set { json.edit("spec") { $0 = newValue.json } }
    }
    package var status: ResourceQuotaStatus {
        get { ResourceQuotaStatus(json: json["status"] ?? .object([:])) }
        set { json.edit("status") { $0 = newValue.json } }
    }
}

/// At most.
package struct ResourceQuotaSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var hard: [String: Quantity] {
        get { self["hard"] }
        set { self["hard"] = newValue }
    }
    package var scopes: [String] {
        get { self["scopes"] }
        set { self["scopes"] = newValue }
    }
    package var scopeSelector: JSONValue? {
        get { self["scopeSelector"] }
        set { self["scopeSelector"] = newValue }
    }
}

/// Now.
package struct ResourceQuotaStatus: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var hard: [String: Quantity] {
        get { self["hard"] }
        set { self["hard"] = newValue }
    }
    package var used: [String: Quantity] {
        get { self["used"] }
        set { self["used"] = newValue }
    }
}
