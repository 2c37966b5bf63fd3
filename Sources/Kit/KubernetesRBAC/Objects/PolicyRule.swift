/// One rule of a role: which verbs on which resources (`rbac.authorization.k8s.io/v1`).
package struct PolicyRule: Hashable, Codable, Sendable {
    package var apiGroups: [String]
    package var resources: [String]
    /// Empty for all names.
    package var resourceNames: [String]
    package var verbs: [String]
    package var nonResourceURLs: [String]

    package init(
        apiGroups: [String] = [""], resources: [String] = [], resourceNames: [String] = [], verbs: [String],
        nonResourceURLs: [String] = []
    ) {
        self.apiGroups = apiGroups
        self.resources = resources
        self.resourceNames = resourceNames
        self.verbs = verbs
        self.nonResourceURLs = nonResourceURLs
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func list(_ key: CodingKeys) throws -> [String] {
            try container.decodeIfPresent([String].self, forKey: key) ?? []
        }
        self.init(
            apiGroups: try list(.apiGroups), resources: try list(.resources), resourceNames: try list(.resourceNames),
            verbs: try list(.verbs), nonResourceURLs: try list(.nonResourceURLs))
    }

    /// Whether the rule lets a request through, by the rules of the API server's authorizer (`RuleAllows`).
    package func allows(_ request: ResourceRequest) -> Bool {
        covers(request) && (resourceNames.isEmpty || request.name.map(resourceNames.contains) ?? false)
    }

    /// The same for an object of any name.
    func covers(_ request: ResourceRequest) -> Bool {
        matches(verbs, request.verb) && matches(apiGroups, request.apiGroup) && coversResource(of: request)
    }

    private func coversResource(of request: ResourceRequest) -> Bool {
        resources.contains { resource in
            if resource == "*" || resource == request.combinedResource { return true }
            guard let part = request.subresource else { return false }
            return resource == "*/\(part)"
        }
    }

    private func matches(_ patterns: [String], _ value: String) -> Bool {
        patterns.contains { $0 == "*" || $0 == value }
    }
}
