import JSONTree
import KubernetesRBAC
import Surroundings

/// One event of an API server's audit log, as far as it is about secrets. What was asked or answered is never looked at.
struct AuditEvent: Sendable {
    let id: String
    let verb: String
    let user: String
    let impersonated: String?
    let namespace: String?
    let name: String?
    let code: Int?
    let at: Timestamp

    enum Reading {
        case event(AuditEvent)
        /// An event of another kind, or that another stage of tells the same.
        case other
        case noEvent
    }

    static func read(_ json: JSONValue) -> Reading {
        guard json["apiVersion"]?.string?.hasPrefix("audit.k8s.io/") == true, json["kind"]?.string == "Event",
            let id = json["auditID"]?.string
        else { return .noEvent }
        let stage = json["stage"]?.string
        let object = json["objectRef"]
        // A watch is told of when it begins: it may never end.
        let verb = json["verb"]?.string ?? ""
        let counts = verb == "watch" ? stage == "ResponseStarted" : stage == "ResponseComplete" || stage == "Panic"
        guard counts, object?["resource"]?.string == "secrets", (object?["apiGroup"]?.string ?? "").isEmpty,
            let at = (json["requestReceivedTimestamp"] ?? json["stageTimestamp"])?.string.flatMap(
                Timestamp.init(rfc3339:))
        else { return .other }
        return .event(
            AuditEvent(
                id: id, verb: verb, user: json["user"]?["username"]?.string ?? "",
                impersonated: json["impersonatedUser"]?["username"]?.string, namespace: object?["namespace"]?.text,
                name: object?["name"]?.text, code: json["responseStatus"]?["code"]?.integer.map(Int.init), at: at))
    }
}

extension JSONValue {
    fileprivate var text: String? { string.flatMap { $0.isEmpty ? nil : $0 } }
}

extension Principal {
    /// Somebody as an audit log names them.
    static func named(_ user: String) -> Subject {
        Principal(user: user).subject
    }
}
