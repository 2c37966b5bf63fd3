extension PgBackRestSetup {
    /// The configuration file. It names no secret, so everybody may read it.
    package var configuration: String {
        var lines = [
            "# Written by Vigie from the plan; changes here are lost.",
            "[global]",
            "archive-timeout=60",
            "compress-type=zst",
            "io-timeout=\(networkTimeout.components.seconds)",
            "lock-path=\(directory.lock)",
            "log-level-file=off",
            "log-path=\(directory.log)",
            "process-max=2",
            "spool-path=\(directory.spool)",
            "start-fast=y",
        ]
        for (index, repository) in repositories.enumerated() {
            lines.append("")
            lines.append("# \(repository.name)")
            lines += options(of: repository).map { "repo\(index + 1)-\($0.name)=\($0.value)" }
        }
        lines += ["", "[\(stanza)]", "pg1-path=\(cluster.dataDirectory)", "pg1-port=\(cluster.port)"]
        if let socketDirectory = cluster.socketDirectory { lines.append("pg1-socket-path=\(socketDirectory)") }
        if let user = cluster.user { lines.append("pg1-user=\(user)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func options(of repository: Repository) -> [(name: String, value: String)] {
        var options: [(name: String, value: String)] = [("bundle", "y")]
        if repository.passphrase != nil { options.append(("cipher-type", "aes-256-cbc")) }
        switch repository.storage {
        case .directory(let path): options.append(("path", path))
        case .bucket(let bucket):
            options += [("path", bucket.path), ("s3-bucket", bucket.name), ("s3-endpoint", bucket.endpoint)]
            options += [("s3-region", bucket.region), ("s3-uri-style", bucket.usesPathStyle ? "path" : "host")]
            if let authorities = bucket.authorities { options.append(("storage-ca-file", authorities)) }
            if let port = bucket.port { options.append(("storage-port", "\(port)")) }
            if !bucket.verifiesTLS { options.append(("storage-verify-tls", "n")) }
            options.append(("type", "s3"))
        }
        switch repository.retention?.full {
        case .count(let count): options += [("retention-full", "\(count)"), ("retention-full-type", "count")]
        case .days(let days): options += [("retention-full", "\(days)"), ("retention-full-type", "time")]
        case nil: break
        }
        if let count = repository.retention?.differential { options.append(("retention-diff", "\(count)")) }
        return options.sorted { $0.name < $1.name }
    }

    /// The same stanza seen from one repository alone, which becomes its first: what a proof may rely on.
    package func only(_ repository: Repository, in directory: EngineDirectory) -> PgBackRestSetup {
        var alone = self
        alone.repositories = [repository]
        alone.directory = directory
        return alone
    }
}
