package import JSONTree

/// One address for many pods.
package struct Service: KubernetesResource, SpecifiedObject {
    package static let type = ResourceType(kind: "Service", plural: "services")
    package typealias Spec = ServiceSpec
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
    package var status: JSONValue? {
        get { self["status"] }
        set { self["status"] = newValue }
    }
}

/// Which pods, and how they are reached.
package struct ServiceSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var type: String? {
        get { self["type"] }
        set { self["type"] = newValue }
    }
    package var selector: [String: String] {
        get { self["selector"] }
        set { self["selector"] = newValue }
    }
    package var clusterIP: String? {
        get { self["clusterIP"] }
        set { self["clusterIP"] = newValue }
    }
    package var externalName: String? {
        get { self["externalName"] }
        set { self["externalName"] = newValue }
    }
    package var ports: [ServicePort] {
        get { self["ports"] }
        set { self["ports"] = newValue }
    }
    package var sessionAffinity: String? {
        get { self["sessionAffinity"] }
        set { self["sessionAffinity"] = newValue }
    }
}

/// A port, and the one behind it.
package struct ServicePort: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var port: Int? {
        get { self["port"] }
        set { self["port"] = newValue }
    }
    package var targetPort: IntOrString? {
        get { self["targetPort"] }
        set { self["targetPort"] = newValue }
    }
    package var nodePort: Int? {
        get { self["nodePort"] }
        set { self["nodePort"] = newValue }
    }
    package var `protocol`: String? {
        get { self["protocol"] }
        set { self["protocol"] = newValue }
    }
}
