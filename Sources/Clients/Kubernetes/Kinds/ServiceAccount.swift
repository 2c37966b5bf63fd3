package import JSONTree

/// Who a pod is to the API server.
package struct ServiceAccount: KubernetesResource {
    package static let type = ResourceType(kind: "ServiceAccount", plural: "serviceaccounts")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var secrets: [ObjectReference] {
        get { self["secrets"] }
        set { self["secrets"] = newValue }
    }
    package var imagePullSecrets: [LocalReference] {
        get { self["imagePullSecrets"] }
        set { self["imagePullSecrets"] = newValue }
    }
    package var automountServiceAccountToken: Bool? {
        get { self["automountServiceAccountToken"] }
        set { self["automountServiceAccountToken"] = newValue }
    }
}
