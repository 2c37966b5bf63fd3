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

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (good, bad) = (
            LocalizedText(en: "verified", fr: "vérifié"), LocalizedText(en: "not verified", fr: "non vérifié")
        )
        let ways =
            measured.clusters.map {
                ($0.name, $0.isVerified ? good : $0.trouble.map(LocalizedText.init(verbatim:)) ?? bad)
            }
            + measured.databases.map { ($0.name, $0.words) }
            + measured.bundles.map {
                ($0.file, $0.isSealed ? LocalizedText(en: "sealed", fr: "scellé") : .inClear)
            }
        guard !ways.isEmpty else {
            return LocalizedText(
                en: "The plan has no cluster, database or escrow.", fr: "Le plan n’a ni cluster, ni base, ni séquestre."
            )
        }
        return LocalizedText(
            en: ways.map { "\($0.0): \($0.1.en)" }.joined(separator: "; "),
            fr: ways.map { "\($0.0) : \($0.1.fr)" }.joined(separator: " ; "))
    }
}

extension LocalizedText {
    fileprivate static let inClear = LocalizedText(en: "in clear", fr: "en clair")
}

extension SecretEncryption.DatabaseWay {
    fileprivate var words: LocalizedText {
        switch transport {
        case .local: LocalizedText(en: "on this machine", fr: "sur cette machine")
        case .clear: .inClear
        case .unknown: LocalizedText(en: "out of reach", fr: "injoignable")
        case .encrypted:
            isVerified
                ? LocalizedText(en: "verified", fr: "vérifié")
                : LocalizedText(en: "encrypted, not verified", fr: "chiffré, non vérifié")
        }
    }
}
