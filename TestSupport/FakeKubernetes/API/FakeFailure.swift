package import JSONTree

/// A refusal, in the words of the API server it is modelled on.
package struct FakeFailure: Error, Sendable {
    package var code: Int
    package var reason: String
    package var message: String
    package var details: JSONValue?
    package var retryAfter: Int?

    package init(_ code: Int, _ reason: String, _ message: String, details: JSONValue? = nil, retryAfter: Int? = nil) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
        self.retryAfter = retryAfter
    }

    package var json: JSONValue {
        var status: [String: JSONValue] = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": .string(message),
            "code": .integer(Int64(code)),
        ]
        if !reason.isEmpty { status["reason"] = .string(reason) }
        if let details { status["details"] = details }
        return .object(status)
    }
}

extension FakeFailure {
    static func badRequest(_ message: String) -> FakeFailure { FakeFailure(400, "BadRequest", message) }
    static let unauthorized = FakeFailure(401, "Unauthorized", "Unauthorized")

    static func notFound(_ kind: FakeKind, _ name: String) -> FakeFailure {
        FakeFailure(404, "NotFound", "\(kind.qualified) \"\(name)\" not found", details: kind.details(name))
    }

    static let noSuchPath = FakeFailure(
        404, "NotFound", "the server could not find the requested resource", details: [:])

    static func alreadyExists(_ kind: FakeKind, _ name: String) -> FakeFailure {
        FakeFailure(409, "AlreadyExists", "\(kind.qualified) \"\(name)\" already exists", details: kind.details(name))
    }

    static func conflict(_ kind: FakeKind, _ name: String, _ why: String? = nil) -> FakeFailure {
        let usual =
            "the object has been modified; please apply your changes to the latest version and try again"
        return FakeFailure(
            409, "Conflict", "Operation cannot be fulfilled on \(kind.qualified) \"\(name)\": \(why ?? usual)",
            details: kind.details(name))
    }

    static func forbidden(_ kind: FakeKind, _ name: String?, _ why: String, causes: [JSONValue] = []) -> FakeFailure {
        let subject = name.map { "\(kind.qualified) \"\($0)\"" } ?? kind.qualified
        var details = kind.details(name).object ?? [:]
        if !causes.isEmpty { details["causes"] = .array(causes) }
        return FakeFailure(403, "Forbidden", "\(subject) is forbidden: \(why)", details: .object(details))
    }

    static func expired(_ version: Int, _ current: Int) -> FakeFailure {
        FakeFailure(410, "Expired", "too old resource version: \(version) (\(current))")
    }

    /// One thing that is wrong with a body.
    struct Cause: Sendable {
        let reason: String
        let field: String
        let message: String

        static func required(_ field: String, _ why: String = "") -> Cause {
            Cause(
                reason: "FieldValueRequired", field: field, message: "Required value" + (why.isEmpty ? "" : ": \(why)"))
        }

        static func invalid(_ field: String, _ value: String, _ why: String) -> Cause {
            Cause(reason: "FieldValueInvalid", field: field, message: "Invalid value: \(value): \(why)")
        }

        static func forbidden(_ field: String, _ why: String) -> Cause {
            Cause(reason: "FieldValueForbidden", field: field, message: "Forbidden: \(why)")
        }

        static func unsupported(_ field: String, _ value: String, _ known: [String]) -> Cause {
            let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
            return Cause(
                reason: "FieldValueNotSupported", field: field,
                message: "Unsupported value: \"\(value)\": supported values: \(list)")
        }
    }

    static func invalid(kind: String, group: String, _ name: String, _ causes: [Cause]) -> FakeFailure {
        let said = causes.map { "\($0.field): \($0.message)" }
        let text = said.count == 1 ? said[0] : "[\(said.joined(separator: ", "))]"
        let qualified = group.isEmpty ? kind : "\(kind).\(group)"
        var details: [String: JSONValue] = [
            "kind": .string(kind),
            "causes": .array(
                causes.map {
                    ["reason": .string($0.reason), "message": .string($0.message), "field": .string($0.field)]
                }),
        ]
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        return FakeFailure(422, "Invalid", "\(qualified) \"\(name)\" is invalid: \(text)", details: .object(details))
    }
}
