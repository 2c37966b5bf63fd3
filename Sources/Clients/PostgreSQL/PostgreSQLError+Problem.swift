package import Wording

extension PostgreSQLError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .connection(let failure, let place, let user, let database, let message):
            Self.problem(of: failure, place: place, user: user, database: database, message: message)
        case .server(let message):
            Problem(
                code: "postgresql.\(message.state)", title: Self.title(ofState: message.state),
                detail: [message.message, message.detail].compactMap(\.self).joined(separator: " "),
                hint: message.hint ?? Self.hint(forState: message.state))
        case .connectionLost(let message):
            Problem(
                code: "postgresql.connection-lost", nature: .unreachable, title: "The connection to PostgreSQL broke.",
                detail: message,
                hint: "See the server's log for why.")
        case .unusablePassword(let reason):
            Problem(
                code: "postgresql.unusable-password", nature: .usage, title: "This cannot be a password.",
                detail: reason)
        case .closed: Problem(code: "postgresql.closed", title: "The connection to PostgreSQL is closed already.")
        case .noRow: Problem(code: "postgresql.no-row", title: "A query returned no row where one was expected.")
        case .noColumn(let name):
            Problem(code: "postgresql.no-column", title: "A result has no such column.", detail: name)
        case .null(let column):
            Problem(code: "postgresql.null", title: "A value is NULL where one was expected.", detail: column)
        case .unreadable(let column, let type):
            Problem(
                code: "postgresql.unreadable", title: "A value has an unexpected form.", detail: "\(column) as \(type)")
        }
    }

    private static func problem(
        of failure: ConnectionFailure, place: String, user: String, database: String, message: String
    ) -> Problem {
        switch failure {
        case .unreachable:
            Problem(
                code: "postgresql.unreachable", nature: .unreachable,
                title: "No PostgreSQL server answers at \(place).", detail: message,
                hint: "Is it running? Check the host, the port and the socket directory.")
        case .timedOut:
            Problem(
                code: "postgresql.timed-out", nature: .unreachable,
                title: "The PostgreSQL server at \(place) did not answer in time.",
                detail: message, hint: "Check the network and its firewalls.")
        case .wrongPassword:
            Problem(
                code: "postgresql.wrong-password", nature: .usage,
                title: "PostgreSQL at \(place) refused the password of \(user).",
                detail: message, hint: "Check the secret that holds the password.")
        case .notAdmitted:
            Problem(
                code: "postgresql.not-admitted", nature: .usage,
                title: "PostgreSQL at \(place) does not let \(user) in.",
                detail: message,
                hint: "The role must exist and be allowed to log in, and pg_hba.conf must have a line for it.")
        case .noSuchRole:
            Problem(
                code: "postgresql.no-such-role", nature: .usage, title: "PostgreSQL at \(place) has no role \(user).",
                detail: message,
                hint: "Create the role, or correct its name.")
        case .noSuchDatabase:
            Problem(
                code: "postgresql.no-such-database", nature: .usage,
                title: "PostgreSQL at \(place) has no database \(database).",
                detail: message, hint: "`psql -l` lists the databases of a server.")
        case .permissionDenied:
            Problem(
                code: "postgresql.permission-denied", nature: .usage,
                title: "\(user) may not connect to the database \(database).",
                detail: message, hint: "GRANT CONNECT ON DATABASE gives the right.")
        case .tooManyConnections:
            Problem(
                code: "postgresql.too-many-connections", nature: .unreachable,
                title: "PostgreSQL at \(place) has no connection left.",
                detail: message, hint: "Raise max_connections, or find out who holds them.")
        case .startingUp:
            Problem(
                code: "postgresql.starting-up", nature: .unreachable,
                title: "PostgreSQL at \(place) is starting up or shutting down.",
                detail: message, hint: "Try again in a moment.")
        case .other:
            Problem(
                code: "postgresql.connection-failed", title: "The connection to PostgreSQL at \(place) failed.",
                detail: message)
        }
    }

    private static func title(ofState state: String) -> String {
        switch state {
        case "42501": "PostgreSQL denied the permission."
        case "57014": "PostgreSQL ended a statement that took too long or was cancelled."
        case "42P01": "PostgreSQL has no such table."
        case "53100": "PostgreSQL's disk is full."
        case "25006": "PostgreSQL accepts no writing now."
        default: "PostgreSQL reported an error (\(state))."
        }
    }

    private static func hint(forState state: String) -> String? {
        switch state {
        case "42501": "Grant the right to the role, or let another role do it."
        case "25006": "The server is a standby or still recovering."
        default: nil
        }
    }
}
