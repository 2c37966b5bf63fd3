package import JSONTree

/// Settings, in the open.
package struct ConfigMap: KubernetesResource {
    package static let type = ResourceType(kind: "ConfigMap", plural: "configmaps")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var data: [String: String] {
        get { self["data"] }
        set { self["data"] = newValue }
    }
    package var binaryData: [String: String] {
        get { self["binaryData"] }
        set { self["binaryData"] = newValue }
    }
    package var immutable: Bool? {
        get { self["immutable"] }
        set { self["immutable"] = newValue }
    }
}
