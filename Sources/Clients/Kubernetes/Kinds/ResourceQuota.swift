package import JSONTree

/// How much a namespace may have.
package struct ResourceQuota: KubernetesResource, SpecifiedObject, ReportingObject {
    package static let type = ResourceType(kind: "ResourceQuota", plural: "resourcequotas")
    package typealias Spec = ResourceQuotaSpec
    package typealias Status = ResourceQuotaStatus
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
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
