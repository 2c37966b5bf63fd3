package import VigiePlan

/// Where a secret lives.
package enum SecretPlacement: Sendable {
    case file(SecretFile)
    case openBao(SecretPath)
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

extension Shape where Value == SecretPlacement {
    static var placement: Shape<SecretPlacement> {
        .oneKeyOf(
            .key("file", .object(SecretFile.self), "A file on this machine.") { .file($0) },
            .key("openBao", .object(SecretPath.self), "A path in an OpenBao server.") { .openBao($0) })
    }
}
