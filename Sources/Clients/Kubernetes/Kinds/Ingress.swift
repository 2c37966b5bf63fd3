package import JSONTree

/// The way in from outside.
package struct Ingress: KubernetesResource, SpecifiedObject {
    package static let type = ResourceType(group: "networking.k8s.io", kind: "Ingress", plural: "ingresses")
    package typealias Spec = IngressSpec
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
    package var status: JSONValue? {
        get { self["status"] }
        set { self["status"] = newValue }
    }
}

/// Which host goes where.
package struct IngressSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var ingressClassName: String? {
        get { self["ingressClassName"] }
        set { self["ingressClassName"] = newValue }
    }
    package var rules: [JSONValue] {
        get { self["rules"] }
        set { self["rules"] = newValue }
    }
    package var tls: [IngressTLS] {
        get { self["tls"] }
        set { self["tls"] = newValue }
    }
    package var defaultBackend: JSONValue? {
        get { self["defaultBackend"] }
        set { self["defaultBackend"] = newValue }
    }
}

/// Which certificate is shown.
package struct IngressTLS: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var hosts: [String] {
        get { self["hosts"] }
        set { self["hosts"] = newValue }
    }
    package var secretName: String? {
        get { self["secretName"] }
        set { self["secretName"] = newValue }
    }
}
