/// A mail server, and how it is spoken to.
package struct SMTPServer: Sendable {
    package enum Security: String, CaseIterable, Sendable, Codable {
        /// TLS after a few words in clear; without it nothing is sent.
        case startTLS = "starttls"
        /// TLS from the first byte.
        case tls
        /// Never. For a server on the same machine.
        case none
    }

    package struct Credentials: Sendable {
        let user: String
        let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var credentials: Credentials?
    /// A file with the authorities to trust, in PEM, where it is not those of the system.
    package var authorities: String?
    /// How this side calls itself.
    package var helloName: String
    /// How long the server may take for one answer.
    package var patience: Duration
    /// How long everything may take.
    package var timeLimit: Duration

    package init(
        host: String, port: Int, security: Security, credentials: Credentials? = nil, authorities: String? = nil,
        helloName: String = "localhost", patience: Duration = .seconds(60), timeLimit: Duration = .seconds(120)
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.credentials = credentials
        self.authorities = authorities
        self.helloName = helloName
        self.patience = patience
        self.timeLimit = timeLimit
    }
}

extension SMTPServer.Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
