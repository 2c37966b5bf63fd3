import HTTPCalls
import Quantities
package import VigiePlan

/// What a secret is, and so how it is changed.
package enum SecretContent: Sendable {
    case postgresRole(AlternatingRoles)
    case random(RandomValue)
    case tlsCertificate(ServerCertificate)
    case httpToken(HTTPToken)

    /// What it consists of, and under which key a cluster has each part unless the plan says otherwise.
    var clusterKeys: [String: String] {
        switch self {
        case .postgresRole: ["user": "user", "password": "password"]
        case .random: ["value": "value"]
        case .tlsCertificate: ["certificate": "tls.crt", "key": "tls.key", "authority": "ca.crt"]
        case .httpToken(let token):
            token.identifier == nil ? ["value": "token"] : ["value": "token", "identifier": "identifier"]
        }
    }

    /// The type of a cluster's Secret for it.
    var clusterType: String {
        if case .tlsCertificate = self { "kubernetes.io/tls" } else { "Opaque" }
    }

    /// How a file has it.
    var fileForm: FileForm {
        switch self {
        case .postgresRole: .login
        case .random: .value
        case .tlsCertificate: .certificate
        case .httpToken(let token): token.identifier == nil ? .value : .token
        }
    }

    /// What it is, for people.
    package var title: String {
        switch self {
        case .postgresRole(let roles): "login of \(roles.roles.joined(separator: " and ")), taking turns"
        case .random(let value): "random value of \(value.length) characters"
        case .tlsCertificate(let certificate): "certificate for \(certificate.names.joined(separator: ", "))"
        case .httpToken(let token): "token made by \(token.create.call.address.text)"
        }
    }
}

/// A login of PostgreSQL: two roles that take turns, so that the one in use is never touched.
package struct AlternatingRoles: PlanObject {
    package let database: Reference<Database>
    package let roles: [String]
    package let quiet: Duration
    package let patience: Duration
    package let isSeenFirst: Bool

    package init(from fields: inout Fields) {
        database = fields.required(
            "database", .reference(to: Database.self), "The database; Vigie's role there has to administer these roles."
        )
        roles = fields.required(
            "roles", .list(of: .string, atLeast: 2),
            "Two login roles, both members of the role that owns the tables; they take turns.")
        quiet = fields.optional(
            "quiet", .duration, default: .seconds(30),
            "For how long nobody may be seen working as the old role before it is disabled.")
        patience = fields.optional(
            "patience", .duration, default: .seconds(600),
            "How long the consumers may take to change over; then everything is put back.")
        isSeenFirst = fields.optional(
            "requireSession", .bool, default: false,
            "Whether somebody has to be seen working as the new role before the old one is disabled.")
        let roles = roles
        fields.refuse(
            when: roles.count != 2 || roles.first == roles.last, at: "roles", code: "secret.two-roles",
            "\(roles.count) roles cannot take turns", hint: "name two different roles, such as [shop_a, shop_b]")
        let (quiet, patience) = (quiet, patience)
        fields.refuse(
            when: quiet >= patience, at: "quiet", "being quiet for \(quiet.quantity) cannot happen in that time",
            hint: "make it shorter than the patience")
    }
}

/// A value that means nothing: a key, a token of one's own.
package struct RandomValue: PlanObject {
    package let length: Int

    package init(from fields: inout Fields) {
        length = fields.optional("length", .integer(16...256), default: 40, "How many characters it has.")
    }
}

extension Shape where Value == SecretContent {
    static var secretContent: Shape<SecretContent> {
        .oneKeyOf(
            .key("postgresRole", .object(AlternatingRoles.self), "A login of PostgreSQL.") { .postgresRole($0) },
            .key("random", .object(RandomValue.self), "A random value.") { .random($0) },
            .key("tlsCertificate", .object(ServerCertificate.self), "A server's certificate and its key.") {
                .tlsCertificate($0)
            },
            .key("httpToken", .object(HTTPToken.self), "A token of somebody's API, by described requests.") {
                .httpToken($0)
            })
    }
}
