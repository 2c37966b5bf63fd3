/// Why PostgreSQL did not do what it was asked.
package enum PostgreSQLError: Error, Hashable, Sendable {
    /// No connection was made. The settings' password is never part of the texts.
    case connection(ConnectionFailure, place: String, user: String, database: String, message: String)
    case server(ServerMessage)
    /// The connection broke while a statement ran, or before it.
    case connectionLost(message: String)
    case closed
    case noRow
    case noColumn(String)
    case null(column: String)
    case unreadable(column: String, type: String)
    case unusablePassword(reason: String)

    package enum ConnectionFailure: Hashable, Sendable {
        case unreachable
        case timedOut
        case wrongPassword
        /// The server's rules (pg_hba.conf) do not let this user in from here.
        case notAdmitted
        case noSuchDatabase
        case noSuchRole
        case permissionDenied
        case tooManyConnections
        case startingUp
        case other
    }

    /// An error as the server reports it.
    package struct ServerMessage: Hashable, Sendable {
        /// Five characters, the same in every language: `42501`.
        package let state: String
        package let message: String
        package let detail: String?
        package let hint: String?

        package init(state: String, message: String, detail: String? = nil, hint: String? = nil) {
            self.state = state
            self.message = message
            self.detail = detail
            self.hint = hint
        }
    }

    /// The SQLSTATE, where a server reported one.
    package var state: String? {
        if case .server(let message) = self { message.state } else { nil }
    }
}

extension PostgreSQLError.ConnectionFailure {
    /// Reads the SQLSTATE of a failed connection.
    init(state: String?) {
        self =
            switch state {
            case "28P01": .wrongPassword
            case "28000": .notAdmitted
            case "3D000": .noSuchDatabase
            case "42501": .permissionDenied
            case "53300": .tooManyConnections
            case "57P03": .startingUp
            case nil: .unreachable
            default: .other
            }
    }
}
