/// The plan that `vigie init` writes: small, complete, and commented for somebody who has never seen one.
struct FirstPlan {
    let database: String
    let dataDirectory: String
    let socketDirectory: String
    let repository: String

    var files: [(name: String, text: String)] {
        [("platform.yaml", platform), ("database.yaml", shop), ("backups.yaml", backups)]
    }

    /// The resource's name: PostgreSQL allows more in a name than a plan does.
    private var name: String {
        let allowed = database.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let trimmed = String(allowed).split(separator: "-").joined(separator: "-")
        return trimmed.isEmpty ? "app" : trimmed
    }

    private var platform: String {
        """
        # What holds for the whole plan. `vigie schema` prints a schema that lets an editor complete these files.
        apiVersion: vigie.dev/v1
        kind: Platform
        metadata:
          name: platform
        spec:
          timeZone: Europe/Paris          # schedules are read in it
          languages: [en, fr]             # reports are written in these

        """
    }

    private var shop: String {
        """
        # The database to protect.
        apiVersion: vigie.dev/v1
        kind: Database
        metadata:
          name: \(name)
        spec:
          name: "\(database)"
          server:
            socketDirectory: "\(socketDirectory)"
          role: postgres                  # a password would be {fromFile: PATH} or {fromEnv: NAME}, never the word itself
          dataDirectory: "\(dataDirectory)"
          systemUser: postgres            # the account that the server runs as

        """
    }

    private var backups: String {
        """
        # Where backups are kept. A second one in another region is worth its price.
        apiVersion: vigie.dev/v1
        kind: Repository
        metadata:
          name: local
        spec:
          directory: "\(repository)"
        ---
        # What is promised, and how often it is proven.
        apiVersion: vigie.dev/v1
        kind: BackupPolicy
        metadata:
          name: \(name)
        spec:
          database: \(name)
          repositories: [local]
          schedule:
            full: "0 2 * * 0"             # Sundays at two
            incremental: "0 2 * * 1-6"    # and what changed, on the other nights
          retention:
            full: 2
          objectives:
            rpo: 5m                       # how much of the newest data may be lost
            rto: 1h                       # how long until the data is back
          proof:
            cadence: 7d                   # a proof that is older does not count
            assertions:
              - rowCounts: {tolerance: 5%}
              - foreignKeys: {}

        """
    }
}
