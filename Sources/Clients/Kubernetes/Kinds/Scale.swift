package import JSONTree

/// How many copies there are of something (`autoscaling/v1`).
package struct Scale: ObjectView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    /// How many are wanted.
    package var replicas: Int {
        get { json["spec"]?["replicas"]?.integer.map(Int.init) ?? 0 }
        set { json.set(.integer(Int64(newValue)), at: ["spec", "replicas"]) }
    }
    /// How many there are.
    package var current: Int { json["status"]?["replicas"]?.integer.map(Int.init) ?? 0 }
    package var selector: String? { json["status"]?["selector"]?.string }
}
