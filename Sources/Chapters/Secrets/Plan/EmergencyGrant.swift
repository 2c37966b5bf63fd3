package import VigieCluster
package import VigiePlan

/// What somebody gets in an emergency.
package enum EmergencyGrant: Sendable {
    case postgresRole(EmergencyRole)
    case kubernetes(EmergencyBinding)
}

/// A login of PostgreSQL that is made for one emergency, and is a member of a role that exists.
package struct EmergencyRole: PlanObject {
    package let database: Reference<Database>
    package let memberOf: String
    package let envelope: EmergencyEnvelope?

    package init(from fields: inout Fields) {
        database = fields.required(
            "database", .reference(to: Database.self), "The database; Vigie's role there needs CREATEROLE.")
        memberOf = fields.required("memberOf", .string, "The role whose rights are given, such as that of the owner.")
        envelope = fields.optional(
            "envelope", .object(EmergencyEnvelope.self),
            "A login printed in advance and put into a safe, for when Vigie cannot be asked.")
        let memberOf = memberOf
        fields.refuse(
            when: memberOf.isEmpty || memberOf.utf8.count > 63, at: "memberOf", code: "emergency.role",
            "this cannot be the name of a role", hint: "write the name of a role that exists, such as shop_owner")
    }
}

/// A login that lies in a safe.
package struct EmergencyEnvelope: PlanObject {
    package let replaceAfter: Duration

    package init(from fields: inout Fields) {
        replaceAfter = fields.optional(
            "replaceAfter", .duration, default: .seconds(366 * 86_400), "After what time it has to be printed anew.")
    }
}

/// A service account of a namespace with a role, for one emergency.
package struct EmergencyBinding: PlanObject {
    package let cluster: Reference<Cluster>
    package let namespace: String
    package let role: EmergencyRoleReference

    package init(from fields: inout Fields) {
        cluster = fields.required("cluster", .reference(to: Cluster.self), "The cluster.")
        namespace = fields.required("namespace", .string, "The namespace it is for.")
        role = fields.required("role", .emergencyRole, "The role that is given there.")
    }
}

/// A role of a cluster.
package enum EmergencyRoleReference: Hashable, Sendable {
    case role(String)
    case clusterRole(String)

    var kind: String {
        switch self {
        case .role: "Role"
        case .clusterRole: "ClusterRole"
        }
    }

    var name: String {
        switch self {
        case .role(let name), .clusterRole(let name): name
        }
    }
}

extension Shape where Value == EmergencyGrant {
    static var emergencyGrant: Shape<EmergencyGrant> {
        .oneKeyOf(
            .key("postgresRole", .object(EmergencyRole.self), "A login of PostgreSQL.") { .postgresRole($0) },
            .key("kubernetes", .object(EmergencyBinding.self), "A role in a namespace of a cluster.") {
                .kubernetes($0)
            })
    }
}

extension Shape where Value == EmergencyRoleReference {
    static var emergencyRole: Shape<EmergencyRoleReference> {
        .oneKeyOf(
            .key("role", .string, "A Role of the namespace.") { .role($0) },
            .key("clusterRole", .string, "A ClusterRole, given in the namespace only.") { .clusterRole($0) })
    }
}
