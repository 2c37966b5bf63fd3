import JSONTree

/// What the fake tells of itself.
struct DiscoveryPages {
    let kinds: [FakeKind]
    /// Of the list of everything.
    let versions: [String]

    private var groups: [(name: String, versions: [String])] {
        var groups: [(name: String, versions: [String])] = []
        for kind in kinds where !kind.group.isEmpty {
            if let index = groups.firstIndex(where: { $0.name == kind.group }) {
                if !groups[index].versions.contains(kind.version) { groups[index].versions.append(kind.version) }
            } else {
                groups.append((kind.group, [kind.version]))
            }
        }
        return groups
    }

    /// A page by its path; `nil` where there is none.
    func page(_ call: FakeCall) -> FakeReply? {
        let parts = call.path.split(separator: "/").map(String.init)
        let accepted = call.header("accept")?.split(separator: ",") ?? []
        let version = versions.first { accepted.contains(Substring(Self.listType($0))) }
        switch (parts.first, parts.count) {
        case ("api", 1):
            if let version { return aggregated([("", ["v1"])], as: version) }
            return FakeReply(200, json: ["kind": "APIVersions", "versions": ["v1"]])
        case ("apis", 1):
            if let version { return aggregated(groups, as: version) }
            let list = groups.map(Self.group)
            return FakeReply(200, json: ["kind": "APIGroupList", "apiVersion": "v1", "groups": .array(list)])
        case ("apis", 2):
            guard let group = groups.first(where: { $0.name == parts[1] }) else { return nil }
            var page = Self.group(group).object ?? [:]
            page["kind"] = "APIGroup"
            page["apiVersion"] = "v1"
            return FakeReply(200, json: .object(page))
        case ("api", 2): return resources("", parts[1])
        case ("apis", 3): return resources(parts[1], parts[2])
        default: return nil
        }
    }

    private static func group(_ group: (name: String, versions: [String])) -> JSONValue {
        let versions: [JSONValue] = group.versions.map {
            ["groupVersion": .string("\(group.name)/\($0)"), "version": .string($0)]
        }
        return ["name": .string(group.name), "versions": .array(versions), "preferredVersion": versions[0]]
    }

    private func resources(_ group: String, _ version: String) -> FakeReply? {
        let own = kinds.filter { $0.group == group && $0.version == version }.sorted { $0.plural < $1.plural }
        guard !own.isEmpty else { return nil }
        var page: [String: JSONValue] = [
            "kind": "APIResourceList", "groupVersion": .string(group.isEmpty ? version : "\(group)/\(version)"),
            "resources": .array(own.map(Self.resource)),
        ]
        if !group.isEmpty { page["apiVersion"] = "v1" }
        return FakeReply(200, json: .object(page))
    }

    private static func resource(_ kind: FakeKind) -> JSONValue {
        var entry: [String: JSONValue] = [
            "name": .string(kind.plural), "singularName": .string(kind.singular),
            "namespaced": .bool(kind.isNamespaced),
            "kind": .string(kind.kind), "verbs": .array(kind.verbs.map(JSONValue.string)),
        ]
        if !kind.shortNames.isEmpty { entry["shortNames"] = .array(kind.shortNames.map(JSONValue.string)) }
        if !kind.categories.isEmpty { entry["categories"] = .array(kind.categories.map(JSONValue.string)) }
        if let group = kind.kindGroup { entry["group"] = .string(group) }
        if let version = kind.kindVersion { entry["version"] = .string(version) }
        return .object(entry)
    }

    // MARK: Aggregated

    private static func listType(_ version: String) -> String {
        "application/json;g=apidiscovery.k8s.io;v=\(version);as=APIGroupDiscoveryList"
    }

    private func aggregated(_ groups: [(name: String, versions: [String])], as form: String) -> FakeReply {
        let items: [JSONValue] = groups.map { group in
            var metadata: [String: JSONValue] = ["creationTimestamp": nil]
            if !group.name.isEmpty { metadata["name"] = .string(group.name) }
            return ["metadata": .object(metadata), "versions": .array(group.versions.map { version(group.name, $0) })]
        }
        var reply = FakeReply(
            200,
            json: [
                "kind": "APIGroupDiscoveryList", "apiVersion": .string("apidiscovery.k8s.io/\(form)"), "metadata": [:],
                "items": .array(items),
            ])
        reply.contentType = Self.listType(form)
        return reply
    }

    private func version(_ group: String, _ version: String) -> JSONValue {
        let own = kinds.filter { $0.group == group && $0.version == version }
        let whole = own.filter { !$0.plural.contains("/") }.sorted { $0.plural < $1.plural }
        return [
            "version": .string(version), "freshness": "Current",
            "resources": .array(
                whole.map { kind in
                    let parts = own.filter { $0.plural.hasPrefix(kind.plural + "/") }
                    return entry(kind, parts)
                }),
        ]
    }

    private func entry(_ kind: FakeKind, _ parts: [FakeKind]) -> JSONValue {
        func response(_ kind: FakeKind) -> JSONValue {
            [
                "group": .string(kind.kindGroup ?? kind.group), "version": .string(kind.kindVersion ?? kind.version),
                "kind": .string(kind.kind),
            ]
        }
        var entry: [String: JSONValue] = [
            "resource": .string(kind.plural), "responseKind": response(kind),
            "scope": kind.isNamespaced ? "Namespaced" : "Cluster", "singularResource": .string(kind.singular),
            "verbs": .array(kind.verbs.map(JSONValue.string)),
        ]
        if !kind.shortNames.isEmpty { entry["shortNames"] = .array(kind.shortNames.map(JSONValue.string)) }
        if !kind.categories.isEmpty { entry["categories"] = .array(kind.categories.map(JSONValue.string)) }
        if !parts.isEmpty {
            entry["subresources"] = .array(
                parts.map {
                    [
                        "subresource": .string(String($0.plural.split(separator: "/").last ?? "")),
                        "responseKind": response($0), "verbs": .array($0.verbs.map(JSONValue.string)),
                    ]
                })
        }
        return .object(entry)
    }
}
