import JSONTree
import Surroundings

extension ClusterState {
    /// Who asks may ask, and what he asks for is there; or the reason why not.
    mutating func answer(_ call: FakeCall) throws -> FakeAnswer {
        let target = FakeTarget(call)
        let person = try person(behind: call)
        try authorize(person, target, call)
        if target.isPath { return .whole(try page(call)) }
        guard !target.resource.isEmpty else { return .whole(try page(call)) }
        let kind = kind(group: target.group, version: target.version, target.resource)
        guard let kind else { return .whole(Self.noSuchPage) }
        if let part = target.subresource {
            let full = self.kind(group: target.group, version: target.version, "\(target.resource)/\(part)")
            guard full != nil else { throw FakeFailure.noSuchPath }
            if let answer = try self.part(part, of: kind, target, call) { return answer }
            if ["exec", "attach", "portforward", "proxy"].contains(part) {
                _ = try get(kind, target)
                try authorize(person, target.creating, call)
                throw FakeFailure.badRequest("Upgrade request required")
            }
        }
        if target.verb == "create", let review = try review(kind, call, person) {
            return .whole(FakeReply(201, json: review))
        }
        // Who makes something by applying it has to be allowed both (the API server's handlers/patch.go).
        let isApplied = target.verb == "patch" && call.header("content-type")?.contains("apply-patch") == true
        let place = ObjectPlace(namespace: target.namespace(of: kind), name: target.name ?? "")
        if isApplied, object(kind.store, place) == nil { try authorize(person, target.creating, call) }
        try checkEscalation(kind, target, call, person)
        return try answer(kind, target, call)
    }

    private mutating func answer(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> FakeAnswer {
        guard kind.verbs.contains(target.verb) else {
            throw FakeFailure(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource", details: [:]
            )
        }
        switch target.verb {
        case "get":
            try checkVersion(call, kind)
            let object = try get(kind, target)
            if MetadataForm.isWanted(call) { return .whole(FakeReply(200, json: MetadataForm.partial(object))) }
            return .whole(FakeReply(200, json: tabled([object], kind, call) ?? object))
        case "list":
            let list = try list(kind, target, call)
            if MetadataForm.isWanted(call) { return .whole(FakeReply(200, json: MetadataForm.list(list))) }
            let items = (list["items"]?.array ?? []).map { full($0, of: kind) }
            return .whole(FakeReply(200, json: tabled(items, kind, call, metadata: list["metadata"]) ?? list))
        case "watch": return .watch(try watch(kind, target, call))
        case "create":
            let (object, warnings) = try create(kind, target, call)
            return .whole(Self.reply(201, object, warnings))
        case "update":
            let (object, warnings) = try update(kind, target, call)
            return .whole(Self.reply(200, object, warnings))
        case "patch":
            let (object, code, warnings) = try patch(kind, target, call)
            return .whole(Self.reply(code, object, warnings))
        case "delete": return .whole(FakeReply(200, json: try delete(kind, target, call)))
        default: return .whole(FakeReply(200, json: try deleteAll(kind, target, call)))
        }
    }

    private static func reply(_ code: Int, _ object: JSONValue, _ warnings: [String]) -> FakeReply {
        FakeReply(
            code, json: object, headers: warnings.map { ("Warning", "299 - \"\($0.replacing("\"", with: "\\\""))\"") })
    }

    private func tabled(
        _ objects: [JSONValue], _ kind: FakeKind, _ call: FakeCall, metadata: JSONValue? = nil
    ) -> JSONValue? {
        guard TableForm.isWanted(call) else { return nil }
        let version: JSONValue = ["resourceVersion": objects.first?["metadata"]?["resourceVersion"] ?? ""]
        return TableForm(now: world.now()).table(
            objects, of: kind, metadata: metadata ?? version, includesObject: call.query("includeObject") == "Object")
    }

    private static let noSuchPage = FakeReply(404, text: "404 page not found\n")

    private func page(_ call: FakeCall) throws -> FakeReply {
        switch call.path {
        case "/readyz", "/livez", "/healthz": return FakeReply(200, text: "ok")
        case "/version":
            return FakeReply(
                200,
                json: [
                    "major": "1", "minor": "36", "emulationMajor": "1", "emulationMinor": "36",
                    "minCompatibilityMajor": "1",
                    "minCompatibilityMinor": "35", "gitVersion": "v1.36.0-fake", "gitCommit": "", "gitTreeState": "",
                    "buildDate": "1970-01-01T00:00:00Z", "goVersion": "", "compiler": "swiftc",
                    "platform": "linux/amd64",
                ])
        case "/openapi/v2":
            // An empty document: whoever would check with it leaves the checking to the server.
            return FakeReply(
                200, text: "", contentType: "application/com.github.proto-openapi.spec.v2.v1.0+protobuf")
        default: return DiscoveryPages(kinds: kinds, versions: rules.discoveryVersions).page(call) ?? Self.noSuchPage
        }
    }
}
