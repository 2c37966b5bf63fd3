import Quantities

/// A PostgreSQL database.
package struct Database: ResourceSpec {
    package static let kind = "Database"
    package static let summary = "A PostgreSQL database, how it is reached and where its server keeps its files."

    package let displayName: String?
    package let application: Reference<Application>?
    package let site: Reference<Site>?
    package let server: DatabaseServer
    /// The name that PostgreSQL knows it by; by default that of the resource.
    package let databaseName: String?
    package let role: String
    package let password: SecretReference?
    package let dataDirectory: String?
    package let systemUser: String
    package let canary: Canary

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name people know it by; otherwise its own.")
        application = fields.optional("application", .reference(to: Application.self), "The application it belongs to.")
        site = fields.optional("site", .reference(to: Site.self), "Where it runs.")
        server = fields.required("server", .object(DatabaseServer.self), "How its server is reached.")
        databaseName = fields.optional("name", .string, "PostgreSQL's name for it; otherwise the resource's.")
        role = fields.optional("role", .string, default: "vigie", "The role that Vigie signs in as.")
        password = fields.optional(
            "password", .secret, "The role's password. Without it, the server has to trust the system user (peer).")
        dataDirectory = fields.optional(
            "dataDirectory", .path, "The server's data directory, if it is on this machine; backups read it.")
        systemUser = fields.optional(
            "systemUser", .string, default: "postgres", "The operating-system user that the server runs as.")
        canary = fields.optional("canary", .object(Canary.self), default: Canary(), "The heartbeat written into it.")
    }
}

/// How a PostgreSQL server is reached.
package struct DatabaseServer: PlanObject {
    package let socketDirectory: String?
    package let host: String?
    package let port: Int
    package let certificateAuthorities: String?

    package init(from fields: inout Fields) {
        socketDirectory = fields.optional(
            "socketDirectory", .path, "The directory of its Unix socket, if it is on this machine.")
        host = fields.optional("host", .string, "Its host name or address, if it is reached over the network.")
        port = fields.optional("port", .integer(1...65_535), default: 5432, "Its port.")
        certificateAuthorities = fields.optional(
            "certificateAuthorities", .path,
            "The file of authorities that may sign its certificate; with it, no other server is believed.")
        fields.requireOne(of: "socketDirectory", "host")
    }
}

/// The heartbeat that is written into a database, by which a restored copy shows how far it reaches.
package struct Canary: PlanObject {
    package let interval: Duration
    package let schema: String

    package init() {
        interval = .seconds(10)
        schema = "vigie"
    }

    package init(from fields: inout Fields) {
        interval = fields.optional("interval", .duration, default: .seconds(10), "How often a heartbeat is written.")
        schema = fields.optional("schema", .string, default: "vigie", "The schema of its table.")
        let interval = interval
        fields.refuse(
            when: interval < .seconds(1) || interval > .seconds(3600), at: "interval",
            "a heartbeat every \(interval.quantity) is of no use", hint: "write a duration from 1s to 1h")
    }
}
