package import JSONTree

/// What opens doors. Its values are in base 64 in the tree; `values` are the bytes.
package struct Secret: KubernetesResource {
    package static let type = ResourceType(kind: "Secret", plural: "secrets")
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var type: String? {
        get { self["type"] }
        set { self["type"] = newValue }
    }
    package var immutable: Bool? {
        get { self["immutable"] }
        set { self["immutable"] = newValue }
    }

    /// The names of what it holds.
    package var keys: [String] { (json["data"]?.object ?? [:]).keys.sorted() }

    /// What it holds.
    package var values: [String: Concealed<[UInt8]>] {
        get {
            (json["data"]?.object ?? [:]).compactMapValues { value in
                value.string.flatMap(Base64.decode).map(Concealed.init)
            }
        }
        set { self["data"] = newValue.mapValues { Base64.encode($0.reveal()) } }
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "Secret \(key) (\(keys.joined(separator: ", ")))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
