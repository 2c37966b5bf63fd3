import Tools
import VigieBackups
import VigiePlan
import VigieTestSupport

extension BackupLab {
    /// What a test changes of the plan.
    struct Changes {
        /// More repositories, in YAML, and their names; they are listed after the usual ones.
        var repositories: [(name: String, spec: String)] = []
        var assertions = "[{foreignKeys: {}}, {rowCounts: {tolerance: 1%}}]"
        /// Nothing that a slow machine could miss: a copy of a repository grows old while other tests are at work.
        var rpo = "12h"
        var rto = "12h"
        var systemUser: String?
        var role = "postgres"
        var password: String?
        var schema = "vigie"
        var retention = "{full: 2}"
    }

    func plan(_ changes: Changes = Changes()) throws -> Plan {
        let more = changes.repositories.map { name, spec in
            """
            ---
            apiVersion: vigie.dev/v1
            kind: Repository
            metadata: {name: \(name)}
            spec: \(spec)
            """
        }.joined(separator: "\n")
        let names = (["near", "far"] + changes.repositories.map(\.name)).joined(separator: ", ")
        let text = """
            apiVersion: vigie.dev/v1
            kind: Site
            metadata: {name: here}
            ---
            apiVersion: vigie.dev/v1
            kind: Site
            metadata: {name: there}
            ---
            apiVersion: vigie.dev/v1
            kind: Database
            metadata: {name: shop}
            spec:
              site: here
              name: postgres
              server: {socketDirectory: \(server.socketDirectory), port: \(ScratchPostgreSQL.port)}
              role: \(changes.role)
              \(changes.password.map { "password: \($0)" } ?? "")
              dataDirectory: \(server.dataDirectory)
              systemUser: \(changes.systemUser ?? server.account.name)
              canary: {interval: 1s, schema: \(changes.schema)}
            ---
            apiVersion: vigie.dev/v1
            kind: Repository
            metadata: {name: near}
            spec: {site: here, directory: \(near)}
            ---
            apiVersion: vigie.dev/v1
            kind: Repository
            metadata: {name: far}
            spec: {site: there, directory: \(far), passphrase: {fromEnv: PASSPHRASE}}
            \(more)
            ---
            apiVersion: vigie.dev/v1
            kind: BackupPolicy
            metadata: {name: shop}
            spec:
              database: shop
              repositories: [\(names)]
              schedule: {full: "0 2 * * 0", incremental: "0 2 * * *"}
              retention: \(changes.retention)
              archiveTimeout: 1s
              objectives: {rpo: \(changes.rpo), rto: \(changes.rto)}
              proof: {cadence: 1d, assertions: \(changes.assertions)}
            """
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all + Backups().kinds).read(text: text)
        guard diagnostics.isEmpty else { throw ScratchFailure(reason: "\(diagnostics.map(\.message))") }
        return plan
    }
}
