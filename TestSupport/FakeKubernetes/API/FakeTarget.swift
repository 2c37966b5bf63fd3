/// What a request is about.
struct FakeTarget: Sendable {
    var verb: String
    var group = ""
    var version = ""
    var resource = ""
    var subresource: String?
    var namespace: String?
    var name: String?
    /// A path that is no resource.
    var isPath = false

    /// The same, asked as if it were to be made: what some requests of other verbs come to.
    var creating: FakeTarget {
        var creating = self
        creating.verb = "create"
        return creating
    }

    init(_ call: FakeCall) {
        verb = call.method.lowercased()
        var parts = call.path.split(separator: "/").map { FakeCall.unescaped($0) }
        guard parts.count >= 3 && parts[0] == "api" || parts.count >= 4 && parts[0] == "apis" else {
            isPath = true
            return
        }
        if parts[0] == "apis" { group = parts[1] }
        version = parts[0] == "apis" ? parts[2] : parts[1]
        parts.removeFirst(parts[0] == "apis" ? 3 : 2)
        // A namespace's own parts are three words long, things in it too: status and finalize are its parts.
        if parts[0] == "namespaces", parts.count > 2, !(parts.count == 3 && ["status", "finalize"].contains(parts[2])) {
            namespace = parts[1]
            parts.removeFirst(2)
        } else if parts[0] == "namespaces", parts.count > 1 {
            namespace = parts[1]
        }
        resource = parts[0]
        if parts.count > 1 { name = parts[1] }
        if parts.count > 2 { subresource = parts[2...].joined(separator: "/") }
        verb =
            switch call.method {
            case "POST": "create"
            case "PUT": "update"
            case "PATCH": "patch"
            case "DELETE": name == nil ? "deletecollection" : "delete"
            default: name != nil ? "get" : call.flag("watch") ? "watch" : "list"
            }
    }
}
