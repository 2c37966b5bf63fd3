import JSONTree

extension Kubernetes {
    /// The server's version, such as `v1.36.0`.
    package func version() async throws -> String {
        try await json(APIRequest(.get, "/version"))["gitVersion"]?.string ?? ""
    }

    /// Everything the server has, in two requests where it can tell it so (`v2` since 1.30, `v2beta1` since 1.27), else
    /// group by group.
    package func discover() async throws -> APIDiscovery {
        let lists = ["v2", "v2beta1"].map { "application/json;g=apidiscovery.k8s.io;v=\($0);as=APIGroupDiscoveryList" }
        let accept = (lists + ["application/json"]).joined(separator: ",")
        let core = try await json(APIRequest(.get, "/api", accept: accept))
        let groups = try await json(APIRequest(.get, "/apis", accept: accept))
        guard core["kind"]?.string == "APIGroupDiscoveryList", groups["kind"]?.string == "APIGroupDiscoveryList" else {
            return try await discoverOneByOne(groups)
        }
        return AggregatedDiscovery(core, groups).result
    }

    /// As older servers want to be asked.
    func discoverOneByOne(_ groups: JSONValue) async throws -> APIDiscovery {
        var versions = ["v1"]
        for group in groups["groups"]?.array ?? [] {
            for version in group["versions"]?.array ?? [] {
                if let name = version["groupVersion"]?.string { versions.append(name) }
            }
        }
        var resources: [APIResource] = []
        var missing: [String] = []
        for version in versions {
            do {
                let path = version == "v1" ? "/api/v1" : "/apis/\(version)"
                resources += APIResource.all(in: try await json(APIRequest(.get, path)), of: version)
            } catch let error as KubernetesError where error.status.map({ $0.code >= 500 || $0.code == 404 }) ?? false {
                missing.append(version)
            }
        }
        return APIDiscovery(resources: resources, missing: missing)
    }
}

extension APIResource {
    /// Reads an `APIResourceList`.
    static func all(in list: JSONValue, of version: String) -> [APIResource] {
        let parts = version.split(separator: "/").map(String.init)
        let (group, name) = parts.count == 2 ? (parts[0], parts[1]) : ("", version)
        let entries = list["resources"]?.array ?? []
        var subresources: [String: [String]] = [:]
        for entry in entries {
            let words = (entry["name"]?.string ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            if words.count == 2 { subresources[words[0], default: []].append(words[1]) }
        }
        return entries.compactMap { entry in
            guard let plural = entry["name"]?.string, !plural.contains("/") else { return nil }
            return APIResource(
                entry, group: group, version: name, plural: plural, kind: entry["kind"]?.string ?? "",
                isNamespaced: entry["namespaced"]?.bool ?? false, singular: entry["singularName"]?.string,
                subresources: subresources[plural] ?? [])
        }
    }

    init(
        _ entry: JSONValue, group: String, version: String, plural: String, kind: String, isNamespaced: Bool,
        singular: String?, subresources: [String]
    ) {
        self.init(
            type: ResourceType(group: group, version: version, kind: kind, plural: plural, isNamespaced: isNamespaced),
            singular: singular ?? kind.lowercased(),
            shortNames: entry["shortNames"].flatMap([String].init(json:)) ?? [],
            categories: entry["categories"].flatMap([String].init(json:)) ?? [],
            verbs: entry["verbs"].flatMap([String].init(json:)) ?? [], subresources: subresources)
    }
}

/// Reads `APIGroupDiscoveryList`s.
private struct AggregatedDiscovery {
    private(set) var resources: [APIResource] = []
    private(set) var missing: [String] = []

    init(_ lists: JSONValue...) {
        for group in lists.flatMap({ $0["items"]?.array ?? [] }) {
            let name = group["metadata"]?["name"]?.string ?? ""
            for version in group["versions"]?.array ?? [] { read(version, of: name) }
        }
    }

    var result: APIDiscovery { APIDiscovery(resources: resources, missing: missing) }

    private mutating func read(_ version: JSONValue, of group: String) {
        let name = version["version"]?.string ?? ""
        if version["freshness"]?.string == "Stale" { missing.append(group.isEmpty ? name : "\(group)/\(name)") }
        for entry in version["resources"]?.array ?? [] {
            guard let plural = entry["resource"]?.string else { continue }
            resources.append(
                APIResource(
                    entry, group: group, version: name, plural: plural,
                    kind: entry["responseKind"]?["kind"]?.string ?? "",
                    isNamespaced: entry["scope"]?.string == "Namespaced", singular: entry["singularResource"]?.string,
                    subresources: (entry["subresources"]?.array ?? []).compactMap { $0["subresource"]?.string }))
        }
    }
}
