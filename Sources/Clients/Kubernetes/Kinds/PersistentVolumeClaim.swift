package import JSONTree

/// Storage that is asked for.
package struct PersistentVolumeClaim: KubernetesResource, SpecifiedObject {
    package static let type = ResourceType(kind: "PersistentVolumeClaim", plural: "persistentvolumeclaims")
    package typealias Spec = PersistentVolumeClaimSpec
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }
    package var status: JSONValue? {
        get { self["status"] }
        set { self["status"] = newValue }
    }
    package var phase: String? { json["status"]?["phase"]?.string }
}

/// How much, and of what sort.
package struct PersistentVolumeClaimSpec: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var accessModes: [String] {
        get { self["accessModes"] }
        set { self["accessModes"] = newValue }
    }
    package var storageClassName: String? {
        get { self["storageClassName"] }
        set { self["storageClassName"] = newValue }
    }
    package var volumeName: String? {
        get { self["volumeName"] }
        set { self["volumeName"] = newValue }
    }
    package var volumeMode: String? {
        get { self["volumeMode"] }
        set { self["volumeMode"] = newValue }
    }
    package var resources: ResourceRequirements? {
        get { self["resources"] }
        set { self["resources"] = newValue }
    }
}
