/// What somebody might ask of the API server.
package struct ResourceRequest: Hashable, Sendable {
    package var verb: String
    /// Empty for the core group.
    package var apiGroup: String
    package var resource: String
    package var subresource: String?
    /// `nil` for what concerns the cluster, or all namespaces at once.
    package var namespace: String?
    /// `nil` for a list, a watch or a creation: those name no object, so a rule with names never allows them.
    package var name: String?

    package init(
        _ verb: String, _ resource: String, subresource: String? = nil, apiGroup: String = "", in namespace: String?,
        name: String? = nil
    ) {
        self.verb = verb
        self.apiGroup = apiGroup
        self.resource = resource
        self.subresource = subresource
        self.namespace = namespace
        self.name = name
    }

    var combinedResource: String { subresource.map { "\(resource)/\($0)" } ?? resource }
}
