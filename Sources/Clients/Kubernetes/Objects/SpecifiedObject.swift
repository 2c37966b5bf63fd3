import JSONTree

/// An object, or a part of one, that says what is wanted.
package protocol SpecifiedObject: JSONView {
    associatedtype Spec: JSONView
}

extension SpecifiedObject {
    package var spec: Spec {
        get { Spec(json: json["spec"] ?? .object([:])) }
        set { json.edit("spec") { $0 = newValue.json } }
    }
}

/// An object that says what is so.
package protocol ReportingObject: JSONView {
    associatedtype Status: JSONView
}

extension ReportingObject {
    package var status: Status {
        get { Status(json: json["status"] ?? .object([:])) }
        set { json.edit("status") { $0 = newValue.json } }
    }
}
