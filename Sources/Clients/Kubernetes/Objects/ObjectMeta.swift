package import JSONTree
package import Surroundings

/// What every object says of itself.
package struct ObjectMeta: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var name: String? {
        get { self["name"] }
        set { self["name"] = newValue }
    }
    package var generateName: String? {
        get { self["generateName"] }
        set { self["generateName"] = newValue }
    }
    package var namespace: String? {
        get { self["namespace"] }
        set { self["namespace"] = newValue }
    }
    package var uid: String? { self["uid"] }
    package var resourceVersion: String? {
        get { self["resourceVersion"] }
        set { self["resourceVersion"] = newValue }
    }
    package var generation: Int? { self["generation"] }
    package var creationTimestamp: Timestamp? { self["creationTimestamp"] }
    package var deletionTimestamp: Timestamp? { self["deletionTimestamp"] }
    package var labels: [String: String] {
        get { self["labels"] }
        set { self["labels"] = newValue }
    }
    package var annotations: [String: String] {
        get { self["annotations"] }
        set { self["annotations"] = newValue }
    }
    package var finalizers: [String] {
        get { self["finalizers"] }
        set { self["finalizers"] = newValue }
    }
    package var ownerReferences: [OwnerReference] {
        get { self["ownerReferences"] }
        set { self["ownerReferences"] = newValue }
    }
    package var managedFields: [ManagedFields] { self["managedFields"] }

    /// The owner that steers the object.
    package var controller: OwnerReference? { ownerReferences.first { $0.isController } }
    package var isBeingDeleted: Bool { json["deletionTimestamp"] != nil }
}

/// Whose the object is: when the owner goes, it goes.
package struct OwnerReference: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package init(_ owner: some ObjectView, controller: Bool = false) {
        json = [
            "apiVersion": .string(owner.apiVersion), "kind": .string(owner.kind), "name": .string(owner.name),
            "uid": .string(owner.uid), "controller": .bool(controller), "blockOwnerDeletion": true,
        ]
    }

    package var apiVersion: String? { self["apiVersion"] }
    package var kind: String? { self["kind"] }
    package var name: String? { self["name"] }
    package var uid: String? { self["uid"] }
    package var isController: Bool { json["controller"]?.bool ?? false }
}

/// Which fields a manager set.
package struct ManagedFields: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var manager: String? { self["manager"] }
    /// `Apply` or `Update`.
    package var operation: String? { self["operation"] }
    package var apiVersion: String? { self["apiVersion"] }
    package var subresource: String? { self["subresource"] }
    package var time: Timestamp? { self["time"] }
    package var fields: JSONValue { json["fieldsV1"] ?? .object([:]) }
}
