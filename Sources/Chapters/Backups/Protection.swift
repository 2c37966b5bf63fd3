package import Cron
package import VigieChapter
package import VigiePlan

/// A backup policy with everything it refers to.
package struct Protection: Sendable {
    package let policy: Resource<BackupPolicy>
    package let database: ProtectedDatabase
    package let repositories: [Resource<Repository>]
    package let timeZone: Zone

    package init(_ name: String, in plan: Plan) throws(BackupsError) {
        guard let policy = plan.find(BackupPolicy.self, name) else { throw .noPolicy(name) }
        try self.init(policy, in: plan)
    }

    package init(_ policy: Resource<BackupPolicy>, in plan: Plan) throws(BackupsError) {
        guard let database = plan.resolve(policy.spec.database) else { throw .noDatabase(policy: policy.name) }
        self.policy = policy
        self.database = ProtectedDatabase(database)
        repositories = policy.spec.repositories.compactMap { plan.resolve($0) }
        timeZone = policy.spec.schedule.timeZone ?? plan.all(Platform.self).first?.spec.timeZone ?? .utc
    }

    /// All of a plan whose references lead somewhere.
    package static func all(in plan: Plan) -> [Protection] {
        plan.all(BackupPolicy.self).compactMap { try? Protection($0, in: plan) }
    }

    package var stanza: String { policy.spec.stanza ?? policy.name }

    /// The engine's number of a repository, from 1.
    package func number(of repository: String) throws(BackupsError) -> Int {
        guard let index = repositories.firstIndex(where: { $0.name == repository }) else {
            throw .noRepository(repository, policy: policy.name)
        }
        return index + 1
    }

    /// What pgBackRest is told, with all repositories, as backups and archiving need them.
    package func setup(in workplace: Workplace) throws -> PgBackRestSetup {
        let secrets = workplace.secrets
        return PgBackRestSetup(
            stanza: stanza, repositories: try repositories.map { try engineRepository($0, secrets: secrets) },
            cluster: try database.cluster(secrets: secrets), directory: workplace.engine,
            account: try database.account())
    }

    /// The same with one repository alone and none of the others' secrets, as a proof needs it.
    package func setup(
        only repository: String, in directory: EngineDirectory, secrets: SecretResolver
    ) throws -> PgBackRestSetup {
        let resource = repositories[try number(of: repository) - 1]
        return PgBackRestSetup(
            stanza: stanza, repositories: [try engineRepository(resource, secrets: secrets)],
            cluster: try database.cluster(secrets: secrets), directory: directory, account: try database.account())
    }

    private func engineRepository(
        _ repository: Resource<Repository>, secrets: SecretResolver
    ) throws -> PgBackRestSetup.Repository {
        PgBackRestSetup.Repository(
            name: repository.name, storage: try storage(repository.spec, secrets: secrets),
            passphrase: try repository.spec.passphrase.map { try secrets.resolve($0).reveal() },
            retention: policy.spec.retention.engine)
    }

    private func storage(_ repository: Repository, secrets: SecretResolver) throws -> PgBackRestSetup.Storage {
        guard let bucket = repository.bucket else { return .directory(repository.directory ?? "/") }
        return .bucket(
            PgBackRestSetup.Bucket(
                endpoint: bucket.endpoint, port: bucket.port, name: bucket.name, region: bucket.region,
                path: bucket.path, usesPathStyle: bucket.pathStyle, key: try secrets.resolve(bucket.key).reveal(),
                keySecret: try secrets.resolve(bucket.keySecret).reveal(), verifiesTLS: bucket.verifyTLS,
                authorities: bucket.certificateAuthorities))
    }
}

extension Retention {
    var engine: PgBackRestSetup.Retention {
        PgBackRestSetup.Retention(full: days.map { .days($0) } ?? .count(full ?? 1), differential: differential)
    }
}
