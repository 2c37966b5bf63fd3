package import JSONTree

/// A server's account of what came of a request (`v1.Status`).
package struct Status: Hashable, Sendable {
    package let code: Int
    package let reason: Reason
    package let message: String
    package let details: Details?
    /// How long the server asks to be left alone.
    package var retryAfter: Duration?
    /// Which flow of API Priority and Fairness the request was counted to.
    package var flow: Flow?

    /// One word, the same in every language.
    package struct Reason: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package static let notFound = Reason(rawValue: "NotFound")
        package static let alreadyExists = Reason(rawValue: "AlreadyExists")
        package static let conflict = Reason(rawValue: "Conflict")
        package static let invalid = Reason(rawValue: "Invalid")
        package static let forbidden = Reason(rawValue: "Forbidden")
        package static let unauthorized = Reason(rawValue: "Unauthorized")
        package static let badRequest = Reason(rawValue: "BadRequest")
        package static let expired = Reason(rawValue: "Expired")
        package static let gone = Reason(rawValue: "Gone")
        package static let timeout = Reason(rawValue: "Timeout")
        package static let tooManyRequests = Reason(rawValue: "TooManyRequests")
        package static let internalError = Reason(rawValue: "InternalError")
        package static let unknown = Reason(rawValue: "")

        package var description: String { rawValue }
    }

    package struct Details: Hashable, Sendable {
        package let name: String?
        package let group: String?
        package let kind: String?
        package let uid: String?
        package let causes: [Cause]
        package let retryAfterSeconds: Int?
    }

    package struct Cause: Hashable, Sendable {
        package let reason: String?
        package let message: String?
        package let field: String?
    }

    package struct Flow: Hashable, Sendable {
        package let schema: String
        package let priorityLevel: String
    }

    package init(
        code: Int, reason: Reason, message: String, details: Details? = nil, retryAfter: Duration? = nil
    ) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
        self.retryAfter = retryAfter
    }

    /// Reads a `Status` object; `nil` for another kind.
    package init?(json: JSONValue, code: Int? = nil) {
        guard json["kind"]?.string == "Status" else { return nil }
        self.code = json["code"]?.integer.map(Int.init) ?? code ?? 0
        reason = Reason(rawValue: json["reason"]?.string ?? "")
        message = json["message"]?.string ?? ""
        details = json["details"].map(Details.init)
        retryAfter = details?.retryAfterSeconds.map { .seconds($0) }
    }
}

extension Status.Details {
    fileprivate init(json: JSONValue) {
        name = json["name"]?.string
        group = json["group"]?.string
        kind = json["kind"]?.string
        uid = json["uid"]?.string
        causes = (json["causes"]?.array ?? []).map {
            Status.Cause(reason: $0["reason"]?.string, message: $0["message"]?.string, field: $0["field"]?.string)
        }
        retryAfterSeconds = json["retryAfterSeconds"]?.integer.map(Int.init)
    }
}
