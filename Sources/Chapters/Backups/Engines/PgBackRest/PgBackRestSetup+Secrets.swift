package import Tools

extension PgBackRestSetup {
    /// The secrets of the repositories, by the names of pgBackRest's options.
    private var secrets: [(option: String, value: String)] {
        repositories.enumerated().flatMap { index, repository -> [(option: String, value: String)] in
            let prefix = "repo\(index + 1)-"
            var found = repository.passphrase.map { [(option: prefix + "cipher-pass", value: $0)] } ?? []
            if case .bucket(let bucket) = repository.storage {
                found.append((prefix + "s3-key", bucket.key))
                found.append((prefix + "s3-key-secret", bucket.keySecret))
            }
            return found
        }
    }

    /// What pgBackRest reads from its environment: what opens the repositories, and the server's password.
    package var environment: [String: EnvironmentValue] {
        var values = repositoryEnvironment
        if let password = cluster.password { values["PGPASSWORD"] = .secret(password) }
        return values
    }

    /// What opens the repositories and nothing else: all that a restored copy needs to fetch the log. It
    /// runs for minutes, with programs of its own; the password of the server it was taken from is none of theirs.
    package var repositoryEnvironment: [String: EnvironmentValue] {
        // A damaged file in a directory is as damaged fifteen seconds later; only over a network is it worth waiting.
        let isLocal = repositories.allSatisfy { if case .directory = $0.storage { true } else { false } }
        var values: [String: EnvironmentValue] = isLocal ? ["PGBACKREST_JOB_RETRY": "0"] : [:]
        for secret in secrets {
            let name = "PGBACKREST_" + secret.option.uppercased().replacing("-", with: "_")
            values[name] = .secret(secret.value)
        }
        return values
    }

    /// The secrets as a configuration file for PostgreSQL's `archive_command`: it runs in the server's environment,
    /// which knows none of them. Only the server's account may read it. `nil` where nothing is secret.
    package var secretConfiguration: String? {
        guard !secrets.isEmpty else { return nil }
        let lines = secrets.map { "\($0.option)=\($0.value)" }
        return "# Written by Vigie for PostgreSQL's archive_command; changes here are lost.\n[global]\n"
            + lines.joined(separator: "\n") + "\n"
    }

    /// What must never be shown.
    package var confidential: [String] {
        secrets.map(\.value) + [cluster.password].compactMap(\.self)
    }

    /// What PostgreSQL has to be told for the log to be archived into every repository.
    package var archiveCommand: String {
        let include =
            secretConfiguration == nil ? "" : " --config-include-path=\(directory.secrets(of: stanza))"
        return "pgbackrest --config=\(directory.configuration(of: stanza))\(include) --stanza=\(stanza) archive-push %p"
    }
}
