package import JSONTree

/// A directory that containers of a pod may mount.
package struct Volume: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var secret: SecretVolume? {
        get { self["secret"] }
        set { self["secret"] = newValue }
    }
    package var configMap: ConfigMapVolume? {
        get { self["configMap"] }
        set { self["configMap"] = newValue }
    }
    package var persistentVolumeClaim: ClaimVolume? {
        get { self["persistentVolumeClaim"] }
        set { self["persistentVolumeClaim"] = newValue }
    }
    package var emptyDir: JSONValue? {
        get { self["emptyDir"] }
        set { self["emptyDir"] = newValue }
    }
    package var hostPath: JSONValue? {
        get { self["hostPath"] }
        set { self["hostPath"] = newValue }
    }
    package var projected: ProjectedVolume? {
        get { self["projected"] }
        set { self["projected"] = newValue }
    }
}

/// A Secret as files.
package struct SecretVolume: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var secretName: String? {
        get { self["secretName"] }
        set { self["secretName"] = newValue }
    }
    package var optional: Bool? {
        get { self["optional"] }
        set { self["optional"] = newValue }
    }
    package var items: [JSONValue] {
        get { self["items"] }
        set { self["items"] = newValue }
    }
    package var defaultMode: Int? {
        get { self["defaultMode"] }
        set { self["defaultMode"] = newValue }
    }
}

/// A ConfigMap as files.
package struct ConfigMapVolume: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var optional: Bool? {
        get { self["optional"] }
        set { self["optional"] = newValue }
    }
    package var items: [JSONValue] {
        get { self["items"] }
        set { self["items"] = newValue }
    }
    package var defaultMode: Int? {
        get { self["defaultMode"] }
        set { self["defaultMode"] = newValue }
    }
}

/// Storage that was claimed.
package struct ClaimVolume: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var claimName: String? {
        get { self["claimName"] }
        set { self["claimName"] = newValue }
    }
    package var readOnly: Bool? {
        get { self["readOnly"] }
        set { self["readOnly"] = newValue }
    }
}

/// Several things in one directory.
package struct ProjectedVolume: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var sources: [ProjectedSource] {
        get { self["sources"] }
        set { self["sources"] = newValue }
    }
    package var defaultMode: Int? {
        get { self["defaultMode"] }
        set { self["defaultMode"] = newValue }
    }
}

/// One of them.
package struct ProjectedSource: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var secret: LocalReference? {
        get { self["secret"] }
        set { self["secret"] = newValue }
    }
    package var configMap: LocalReference? {
        get { self["configMap"] }
        set { self["configMap"] = newValue }
    }
    package var serviceAccountToken: JSONValue? {
        get { self["serviceAccountToken"] }
        set { self["serviceAccountToken"] = newValue }
    }
    package var downwardAPI: JSONValue? {
        get { self["downwardAPI"] }
        set { self["downwardAPI"] = newValue }
    }
}
