/// A plan for a damaged copy of a repository: the shop's promise under another name, so that what is found is recorded
/// and yet says nothing about the shop's own backups.
struct DamagedPlan {
    static let policy = "damaged-copy"

    /// The resource's name for the copy: it says what was done to it.
    let name: String
    let copy: RepositoryCopy

    var text: String {
        """
        apiVersion: vigie.dev/v1
        kind: Repository
        metadata: {name: \(name)}
        spec: {directory: "\(copy.path)"}
        ---
        apiVersion: vigie.dev/v1
        kind: BackupPolicy
        metadata: {name: \(Self.policy)}
        spec:
          database: shop
          stanza: \(copy.stanza)
          repositories: [\(name)]
          schedule: {full: "30 3 * * 0"}
          archiveTimeout: 10s
          retention: {full: 4}
          objectives: {rpo: 1m, rto: 5m}
        """
    }
}
