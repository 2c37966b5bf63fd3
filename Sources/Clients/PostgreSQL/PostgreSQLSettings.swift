/// How to reach a PostgreSQL server and as whom.
package struct PostgreSQLSettings: Hashable, Sendable {
    package enum Address: Hashable, Sendable {
        case host(String)
        /// The directory in which the server keeps its Unix socket.
        case socketDirectory(String)
    }

    /// What is demanded of the connection, in libpq's words.
    package enum Encryption: String, Hashable, Sendable, CaseIterable {
        case disable
        case prefer
        case require
        case verifyCA = "verify-ca"
        case verifyFull = "verify-full"
    }

    package var address: Address
    package var port: Int
    package var database: String
    package var user: String
    /// `nil` leaves it to the server (peer, trust) or to the account's password file.
    package var password: String?
    package var encryption: Encryption
    /// The file with the authorities that may have signed the server's certificate.
    package var certificateAuthorities: String?
    package var applicationName: String
    package var connectTimeout: Duration
    /// The server ends a statement that takes longer.
    package var statementTimeout: Duration?

    package init(
        address: Address, port: Int = 5432, database: String, user: String, password: String? = nil,
        encryption: Encryption = .prefer, certificateAuthorities: String? = nil, applicationName: String = "vigie",
        connectTimeout: Duration = .seconds(10), statementTimeout: Duration? = nil
    ) {
        self.address = address
        self.port = port
        self.database = database
        self.user = user
        self.password = password
        self.encryption = encryption
        self.certificateAuthorities = certificateAuthorities
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
    }

    /// libpq's keywords and values.
    var parameters: [String: String] {
        var values = [
            "port": String(port), "dbname": database, "user": user, "application_name": applicationName,
            "client_encoding": "UTF8", "sslmode": encryption.rawValue, "keepalives_idle": "30",
            "tcp_user_timeout": "60000",
        ]
        switch address {
        case .host(let name): values["host"] = name
        case .socketDirectory(let path): values["host"] = path
        }
        values["password"] = password
        values["sslrootcert"] = certificateAuthorities
        return values
    }

    /// Where the server is, for people.
    package var place: String {
        switch address {
        case .host(let name): "\(name):\(port)"
        case .socketDirectory(let path): "\(path) (port \(port))"
        }
    }
}

extension PostgreSQLSettings: CustomStringConvertible, CustomReflectable {
    package var description: String { "\(user)@\(place)/\(database)" }

    /// Without the password, so that not even `dump` shows it.
    package var customMirror: Mirror { Mirror(self, children: ["settings": description]) }
}
