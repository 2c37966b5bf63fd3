package import JSONTree

/// One container of a pod.
package struct Container: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var image: String? {
        get { self["image"] }
        set { self["image"] = newValue }
    }
    package var command: [String] {
        get { self["command"] }
        set { self["command"] = newValue }
    }
    package var arguments: [String] {
        get { self["args"] }
        set { self["args"] = newValue }
    }
    package var workingDir: String? {
        get { self["workingDir"] }
        set { self["workingDir"] = newValue }
    }
    package var env: [EnvironmentVariable] {
        get { self["env"] }
        set { self["env"] = newValue }
    }
    package var envFrom: [EnvironmentSource] {
        get { self["envFrom"] }
        set { self["envFrom"] = newValue }
    }
    package var ports: [ContainerPort] {
        get { self["ports"] }
        set { self["ports"] = newValue }
    }
    package var resources: ResourceRequirements? {
        get { self["resources"] }
        set { self["resources"] = newValue }
    }
    package var volumeMounts: [VolumeMount] {
        get { self["volumeMounts"] }
        set { self["volumeMounts"] = newValue }
    }
    package var livenessProbe: JSONValue? {
        get { self["livenessProbe"] }
        set { self["livenessProbe"] = newValue }
    }
    package var readinessProbe: JSONValue? {
        get { self["readinessProbe"] }
        set { self["readinessProbe"] = newValue }
    }
    package var startupProbe: JSONValue? {
        get { self["startupProbe"] }
        set { self["startupProbe"] = newValue }
    }
    package var imagePullPolicy: String? {
        get { self["imagePullPolicy"] }
        set { self["imagePullPolicy"] = newValue }
    }
    package var securityContext: JSONValue? {
        get { self["securityContext"] }
        set { self["securityContext"] = newValue }
    }
}

/// A variable, or where its value comes from.
package struct EnvironmentVariable: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var value: String? {
        get { self["value"] }
        set { self["value"] = newValue }
    }
    package var valueFrom: ValueSource? {
        get { self["valueFrom"] }
        set { self["valueFrom"] = newValue }
    }
}

/// Where a value comes from.
package struct ValueSource: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var secretKeyRef: KeyReference? {
        get { self["secretKeyRef"] }
        set { self["secretKeyRef"] = newValue }
    }
    package var configMapKeyRef: KeyReference? {
        get { self["configMapKeyRef"] }
        set { self["configMapKeyRef"] = newValue }
    }
    package var fieldRef: JSONValue? {
        get { self["fieldRef"] }
        set { self["fieldRef"] = newValue }
    }
    package var resourceFieldRef: JSONValue? {
        get { self["resourceFieldRef"] }
        set { self["resourceFieldRef"] = newValue }
    }
}

/// One key of a Secret or ConfigMap.
package struct KeyReference: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var key: String? {
        get { self["key"] }
        set { self["key"] = newValue }
    }
    package var optional: Bool? {
        get { self["optional"] }
        set { self["optional"] = newValue }
    }
}

/// All keys of a Secret or ConfigMap.
package struct EnvironmentSource: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var prefix: String? {
        get { self["prefix"] }
        set { self["prefix"] = newValue }
    }
    package var secretRef: LocalReference? {
        get { self["secretRef"] }
        set { self["secretRef"] = newValue }
    }
    package var configMapRef: LocalReference? {
        get { self["configMapRef"] }
        set { self["configMapRef"] = newValue }
    }
}

/// A port that a container listens on.
package struct ContainerPort: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var containerPort: Int? {
        get { self["containerPort"] }
        set { self["containerPort"] = newValue }
    }
    package var hostPort: Int? {
        get { self["hostPort"] }
        set { self["hostPort"] = newValue }
    }
    package var `protocol`: String? {
        get { self["protocol"] }
        set { self["protocol"] = newValue }
    }
}

/// What a container needs, and may have at most.
package struct ResourceRequirements: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var requests: [String: Quantity] {
        get { self["requests"] }
        set { self["requests"] = newValue }
    }
    package var limits: [String: Quantity] {
        get { self["limits"] }
        set { self["limits"] = newValue }
    }
}

/// Where a container sees a volume.
package struct VolumeMount: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var mountPath: String? {
        get { self["mountPath"] }
        set { self["mountPath"] = newValue }
    }
    package var subPath: String? {
        get { self["subPath"] }
        set { self["subPath"] = newValue }
    }
    package var readOnly: Bool? {
        get { self["readOnly"] }
        set { self["readOnly"] = newValue }
    }
}
