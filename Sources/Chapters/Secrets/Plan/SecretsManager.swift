package import OpenBaoClient
package import VigiePlan

/// An OpenBao server: a place of secrets, or a candidate for one.
package struct SecretsManager: ResourceSpec {
    package static let kind = "SecretsManager"
    package static let summary = "An OpenBao server, where secrets live or may live one day."

    package let address: String
    package let namespace: String?
    package let certificateAuthorities: String?
    package let login: ManagerLogin
    package let mount: String
    package let monthlyCost: Int?

    package init(from fields: inout Fields) {
        address = fields.required("address", .string, "Its address, such as https://openbao.example.org:8200.")
        namespace = fields.optional("namespace", .string, "The namespace to work in.")
        certificateAuthorities = fields.optional(
            "certificateAuthorities", .path, "The file of authorities that may sign its certificate.")
        login = fields.required("login", .managerLogin, "How Vigie signs in.")
        mount = fields.optional("mount", .string, default: "secret", "The key-value engine that it is tried with.")
        monthlyCost = fields.optional(
            "monthlyCost", .integer(0...1_000_000),
            "What it costs a month, in euros, with the machines and the hours of whoever looks after it.")
        let address = address
        fields.refuse(
            when: (try? OpenBaoSettings(address: address)) == nil, at: "address", "this is no address of a server",
            hint: "write it as https://openbao.example.org:8200")
    }
}

/// How Vigie signs in to a secrets manager.
package enum ManagerLogin: Sendable {
    case token(SecretReference)
    case appRole(AppRoleLogin)
    case kubernetes(KubernetesLogin)

    package func resolved(_ secrets: SecretResolver) throws -> OpenBaoLogin {
        switch self {
        case .token(let reference): .token(try secrets.resolve(reference).reveal())
        case .appRole(let login):
            .appRole(
                roleID: login.roleID, secretID: try secrets.resolve(login.secretID).reveal(), mount: login.mount)
        case .kubernetes(let login): .kubernetes(role: login.role, tokenFile: login.tokenFile, mount: login.mount)
        }
    }
}

/// A login by AppRole.
package struct AppRoleLogin: PlanObject {
    let roleID: String
    let secretID: SecretReference
    let mount: String

    package init(from fields: inout Fields) {
        roleID = fields.required("roleID", .string, "The role's id.")
        secretID = fields.required("secretID", .secret, "The role's secret id.")
        mount = fields.optional("mount", .string, default: "approle", "Where the method is mounted.")
    }
}

/// A login by the service account of a pod.
package struct KubernetesLogin: PlanObject {
    let role: String
    let tokenFile: String
    let mount: String

    package init(from fields: inout Fields) {
        role = fields.required("role", .string, "The role at the server.")
        tokenFile = fields.optional(
            "tokenFile", .path, default: "/var/run/secrets/kubernetes.io/serviceaccount/token",
            "The file of the service account's token.")
        mount = fields.optional("mount", .string, default: "kubernetes", "Where the method is mounted.")
    }
}

extension Shape where Value == ManagerLogin {
    static var managerLogin: Shape<ManagerLogin> {
        .oneKeyOf(
            .key("appRole", .object(AppRoleLogin.self), "By AppRole.") { .appRole($0) },
            .key("token", .secret, "With a token that somebody else renews.") { .token($0) },
            .key("kubernetes", .object(KubernetesLogin.self), "By a service account.") { .kubernetes($0) })
    }
}
