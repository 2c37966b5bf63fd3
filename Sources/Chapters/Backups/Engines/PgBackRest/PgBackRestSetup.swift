package import Tools

/// Everything a run of pgBackRest needs to know about one stanza.
///
/// What may be read by anybody goes into a configuration file, secrets into the environment.
package struct PgBackRestSetup: Sendable {
    package var stanza: String
    /// In the order of their numbers: the first is `repo1`.
    package var repositories: [Repository]
    package var cluster: Cluster
    package var directory: EngineDirectory
    /// The operating system's account that owns the cluster and the repositories' files.
    package var account: Account?
    /// How long an object store may be silent.
    package var networkTimeout = Duration.seconds(20)

    /// A repository with its secrets at hand.
    package struct Repository: Sendable {
        package var name: String
        package var storage: Storage
        /// Encrypts what is stored, before it leaves the machine.
        package var passphrase: String?
        package var retention: Retention?

        package init(name: String, storage: Storage, passphrase: String? = nil, retention: Retention? = nil) {
            self.name = name
            self.storage = storage
            self.passphrase = passphrase
            self.retention = retention
        }
    }

    package enum Storage: Sendable {
        case directory(String)
        case bucket(Bucket)
    }

    package struct Bucket: Sendable {
        package var endpoint: String
        package var port: Int?
        package var name: String
        package var region: String
        package var path: String
        package var usesPathStyle: Bool
        package var key: String
        package var keySecret: String
        package var verifiesTLS: Bool
        package var authorities: String?

        package init(
            endpoint: String, port: Int? = nil, name: String, region: String, path: String, usesPathStyle: Bool,
            key: String, keySecret: String, verifiesTLS: Bool = true, authorities: String? = nil
        ) {
            self.endpoint = endpoint
            self.port = port
            self.name = name
            self.region = region
            self.path = path
            self.usesPathStyle = usesPathStyle
            self.key = key
            self.keySecret = keySecret
            self.verifiesTLS = verifiesTLS
            self.authorities = authorities
        }
    }

    package struct Retention: Hashable, Sendable {
        /// How many full backups are kept, or for how many days.
        package enum Full: Hashable, Sendable {
            case count(Int)
            case days(Int)
        }

        package var full: Full
        package var differential: Int?

        package init(full: Full, differential: Int? = nil) {
            self.full = full
            self.differential = differential
        }
    }

    /// The cluster that is backed up, as pgBackRest reaches it: on the same machine.
    package struct Cluster: Sendable {
        package var dataDirectory: String
        package var socketDirectory: String?
        package var port: Int
        package var user: String?
        package var password: String?

        package init(
            dataDirectory: String, socketDirectory: String? = nil, port: Int = 5432, user: String? = nil,
            password: String? = nil
        ) {
            self.dataDirectory = dataDirectory
            self.socketDirectory = socketDirectory
            self.port = port
            self.user = user
            self.password = password
        }
    }

    package init(
        stanza: String, repositories: [Repository], cluster: Cluster, directory: EngineDirectory,
        account: Account? = nil
    ) {
        self.stanza = stanza
        self.repositories = repositories
        self.cluster = cluster
        self.directory = directory
        self.account = account
    }
}

/// Where pgBackRest's own files live: configuration, logs, locks, spool.
package struct EngineDirectory: Hashable, Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    func configuration(of stanza: String) -> String { "\(path)/\(stanza).conf" }
    /// A directory for the secrets that PostgreSQL's own `archive_command` needs.
    func secrets(of stanza: String) -> String { "\(path)/\(stanza).secrets" }
    var log: String { path + "/log" }
    var lock: String { path + "/lock" }
    var spool: String { path + "/spool" }
    var subdirectories: [String] { [log, lock, spool] }
}
