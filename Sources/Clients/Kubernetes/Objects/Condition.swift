package import JSONTree
package import Surroundings

/// One thing that is true of an object, false, or not known.
package struct Condition: JSONView {
    package var json: JSONValue
    package init(json: JSONValue) { self.json = json }

    package var type: String { json["type"]?.string ?? "" }
    /// `True`, `False` or `Unknown`.
    package var status: String { json["status"]?.string ?? "Unknown" }
    package var reason: String? { self["reason"] }
    package var message: String? { self["message"] }
    package var lastTransitionTime: Timestamp? { self["lastTransitionTime"] }
    package var lastUpdateTime: Timestamp? { self["lastUpdateTime"] }
    package var isTrue: Bool { status == "True" }
}

extension [Condition] {
    package subscript(_ type: String) -> Condition? { first { $0.type == type } }
}
