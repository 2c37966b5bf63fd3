package import VigieCluster
package import VigiePlan

/// Where a secret lives.
package enum SecretPlacement: Sendable {
    case file(SecretFile)
    case openBao(SecretPath)
    case kubernetes(ClusterSecret)
}

/// A file that its consumers read.
package struct SecretFile: PlanObject {
    package let path: String
    package let owner: String?

    package init(from fields: inout Fields) {
        path = fields.required("path", .path, "The file. It is replaced as a whole, never written in place.")
        owner = fields.optional(
            "owner", .string, "The account that it belongs to, and that alone may read it; otherwise Vigie's own.")
    }
}

/// A path in OpenBao's key-value engine, version 2.
package struct SecretPath: PlanObject {
    package let manager: Reference<SecretsManager>
    package let mount: String
    package let path: String

    package init(from fields: inout Fields) {
        manager = fields.required("manager", .reference(to: SecretsManager.self), "The server.")
        mount = fields.optional("mount", .string, default: "secret", "Where the engine is mounted.")
        path = fields.required("path", .string, "The secret's path in the engine, such as shop/database.")
    }
}

/// A Secret in a cluster; keys of it that are not named here are left alone.
package struct ClusterSecret: PlanObject {
    package let cluster: Reference<Cluster>
    package let namespace: String
    package let name: String
    package let keys: [String: String]
    package let takesOver: Bool

    package init(from fields: inout Fields) {
        cluster = fields.required("cluster", .reference(to: Cluster.self), "The cluster.")
        namespace = fields.required("namespace", .string, "The namespace.")
        name = fields.required("name", .string, "The Secret's name in the cluster.")
        keys = fields.optional(
            "keys", .map(of: .string), default: [:],
            "Under which key each part of the secret is kept, such as {password: POSTGRES_PASSWORD}.")
        takesOver = fields.optional(
            "takeOver", .bool, default: false,
            "Whether keys that another manager wrote, kubectl or Helm, become Vigie's at the next change.")
        let keys = keys
        fields.refuse(
            when: Set(keys.values).count != keys.count, at: "keys", "two parts of the secret would be under one key",
            hint: "give each a key of its own")
    }
}

extension Shape where Value == SecretPlacement {
    static var placement: Shape<SecretPlacement> {
        .oneKeyOf(
            .key("file", .object(SecretFile.self), "A file on this machine.") { .file($0) },
            .key("openBao", .object(SecretPath.self), "A path in an OpenBao server.") { .openBao($0) },
            .key("kubernetes", .object(ClusterSecret.self), "A Secret in a cluster.") { .kubernetes($0) })
    }
}
