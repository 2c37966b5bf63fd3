import JSONTree

/// A kind of object that a server has.
package struct APIResource: Hashable, Sendable {
    package let type: ResourceType
    package let singular: String
    package let shortNames: [String]
    package let categories: [String]
    package let verbs: [String]
    /// The names of its parts: `status`, `scale`, `log`.
    package internal(set) var subresources: [String]
}

/// What a server has.
package struct APIDiscovery: Sendable {
    package let resources: [APIResource]
    /// Group versions that could not be asked, because whoever serves them is away.
    package let missing: [String]

    /// A kind by any of the names `kubectl` takes: `deployments`, `deploy`, `deployment`, `deployments.apps`.
    package func find(_ name: String) -> APIResource? {
        let parts = name.lowercased().split(separator: ".", maxSplits: 1).map(String.init)
        guard let word = parts.first else { return nil }
        return resources.first { resource in
            (parts.count == 1 || resource.type.group == parts[1])
                && (resource.type.plural == word || resource.singular == word || resource.shortNames.contains(word)
                    || resource.type.kind.lowercased() == word)
        }
    }

    package func find(_ kind: GroupVersionKind) -> APIResource? {
        resources.first { $0.type.groupVersionKind == kind }
    }
}
