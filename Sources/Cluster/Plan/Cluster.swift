package import VigiePlan

/// A Kubernetes cluster.
package struct Cluster: ResourceSpec {
    package static let kind = "Cluster"
    package static let summary = "A Kubernetes cluster: how it is reached, and which of its namespaces are the plan's."

    package let displayName: String?
    package let site: Reference<Site>?
    package let access: ClusterAccess
    /// The address of its API server for people, who are not where Vigie is.
    package let server: String?
    package let namespaces: [String]
    package let encryptionAtRest: ProviderStatement?
    package let interval: Duration

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        site = fields.optional("site", .reference(to: Site.self), "Where it runs.")
        access = fields.required("access", .clusterAccess, "How Vigie reaches it.")
        server = fields.optional(
            "server", .string,
            "The address of its API server for people, such as https://api.example.org:6443; needed where Vigie reaches "
                + "it from within, and somebody is let in.")
        namespaces = fields.required(
            "namespaces", .list(of: .string, atLeast: 1),
            "The namespaces that the plan answers for; Vigie looks at no other.")
        encryptionAtRest = fields.optional(
            "encryptionAtRest", .object(ProviderStatement.self),
            "What the provider says of the store's encryption; nobody but the provider can see it.")
        interval = fields.optional("checkEvery", .duration, default: .seconds(3600), "How often it is checked.")
        let server = server
        fields.refuse(
            when: server.map { !$0.hasPrefix("https://") } ?? false, at: "server", code: "cluster.server",
            "this is no address of an API server", hint: "write it like https://api.example.org:6443")
        for (index, name) in namespaces.enumerated() {
            fields.refuse(
                when: !name.isNamespaceName, at: "namespaces", code: "cluster.namespace",
                "entry \(index + 1) cannot be a namespace's name",
                hint: "write small letters, digits and dashes, 63 at most")
        }
    }
}

/// What a provider says of itself, and where.
package struct ProviderStatement: PlanObject, Hashable {
    package let provider: String
    package let reference: String

    package init(from fields: inout Fields) {
        provider = fields.required("provider", .string, "Who says so, such as DigitalOcean.")
        reference = fields.required(
            "reference", .string, "Where it is written, such as the address of the page or the contract's number.")
    }
}

extension String {
    /// Whether Kubernetes would take it for a namespace's name (RFC 1123 label).
    var isNamespaceName: Bool {
        let isPlain = utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
        return isPlain && (1...63).contains(utf8.count) && first != "-" && last != "-"
    }
}
