import DurableFiles
import VigieChapter
import VigieCluster
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Measures how the plan's secrets are protected on their way to clusters and databases, and in sealed copies.
package struct CheckEncryption: Procedure, Hashable {
    package static let name: ProcedureName = "secret.encryption"
    package static let title = LocalizedText(
        en: "Check the encryption of secrets", fr: "Contrôler le chiffrement des secrets")
    static let subject = "Secrets/encryption"

    package init() {}

    package var subject: String { Self.subject }

    package func perform(in run: Run) async throws -> EncryptionResult {
        let (plan, world) = (run.plan, run.world)
        let secrets = try run.services.get(Workplace.self).secrets
        let measured: SecretEncryption = try await run.step("measure") { context in
            var (clusters, databases) = ([SecretEncryption.ClusterWay](), [SecretEncryption.DatabaseWay]())
            for cluster in plan.all(Cluster.self) {
                clusters.append(await ClusterTransport(cluster: cluster, world: world).measure())
            }
            for database in plan.all(Database.self) {
                context.progress(nil, database.name)
                databases.append(await DatabaseTransport(database: database, secrets: secrets).measure())
            }
            let bundles = try plan.all(Escrow.self).compactMap { try Self.bundle(of: $0) }
            return SecretEncryption(clusters: clusters, databases: databases, bundles: bundles)
        }
        try await run.record(measured)
        return EncryptionResult(measured: measured)
    }

    /// The newest copy of an escrow, by its raw bytes: it begins as age files do, and no name of its content is in it.
    private static func bundle(of escrow: Resource<Escrow>) throws -> SecretEncryption.Bundle? {
        let shelf = EscrowShelf(directory: escrow.spec.directory, escrow: escrow.name)
        guard let name = try shelf.names().last, let raw = try DurableFile.read(shelf.path(of: name)) else {
            return nil
        }
        let isSealed =
            raw.starts(with: "age-encryption.org/v1\n".utf8) && raw.firstRange(of: Array("\"fields\"".utf8)) == nil
        return .init(escrow: escrow.name, file: name, isSealed: isSealed)
    }
}

/// What measuring the encryption returns.
package struct EncryptionResult: RunResult, Hashable {
    package let measured: SecretEncryption

    package var verdict: Verdict { measured.verdict }

    package var summary: String {
        let ways =
            measured.clusters.map { "\($0.name): \($0.isVerified ? "verified" : $0.trouble ?? "not verified")" }
            + measured.databases.map { database in
                "\(database.name): \(database.transport)\(database.transport == .encrypted && !database.isVerified ? ", not verified" : "")"
            }
            + measured.bundles.map { "\($0.file): \($0.isSealed ? "sealed" : "in clear")" }
        return ways.isEmpty ? "The plan has no cluster, database or escrow." : ways.joined(separator: "; ")
    }
}
