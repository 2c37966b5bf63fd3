import PostgreSQLClient
import Surroundings
import VigieEngine
import VigieLedger
import VigiePlan
import Wording

extension ProofWork {
    /// Looks at the recovered copy: how far it reaches, and whether everything is there.
    func look(
        _ choice: ProofChoice, _ replay: ProofReplay, progress: @escaping @Sendable (Double?, String) -> Void
    ) async throws -> ProofLook {
        var look = ProofLook(
            took: Span(.zero), forged: [], assertions: [], rowCounts: [:], findings: [])
        let key = try CanaryKey.load(workplace.canaryKey, world: world)
        let (_, took) = try await timed {
            do {
                guard let major = choice.major, let programs = try await ServerPrograms.locate(major: major) else {
                    return
                }
                let server = ScratchServer(copy: copy, programs: programs, environment: [:])
                try await PostgreSQLConnection.with(try await administrator(of: server)) { connection in
                    try await examine(connection, choice, replay, key, into: &look, progress)
                }
            } catch let error as PostgreSQLError {
                look.findings.append(Self.unlookable(error.problem))
            }
        }
        look.took = took
        return look
    }

    private func examine(
        _ connection: PostgreSQLConnection, _ choice: ProofChoice, _ replay: ProofReplay, _ key: CanaryKey,
        into look: inout ProofLook, _ progress: @Sendable (Double?, String) -> Void
    ) async throws {
        progress(nil, "reading the canary")
        let reading = try await CanaryReading.read(
            on: connection, database: database.name, schema: database.spec.canary.schema, key: key)
        look.recovered = reading?.point
        look.forged = reading?.forged ?? []
        look.firstMissing = reading?.firstMissing
        let plans = spec.proof.assertions
        let counts = try await counts(on: connection, for: plans)
        look.rowCounts = counts ?? [:]
        let copy = RestoredCopy(
            connection: connection, recoveredAt: recoveredAt(choice, replay, reading),
            earlierCounts: try await earlierCounts(), counts: counts)
        for (index, plan) in plans.enumerated() {
            let assertion = plan.assertion
            progress(Double(index) / Double(plans.count), assertion.title.en)
            look.assertions.append(try await assertion.outcome(in: copy))
        }
    }

    private func counts(
        on connection: PostgreSQLConnection, for plans: [AssertionPlan]
    ) async throws -> [String: Int64]? {
        let isWanted = plans.contains { if case .rowCounts = $0 { true } else { false } }
        return isWanted ? try await RowCounts.count(on: connection, except: database.spec.canary.schema) : nil
    }

    /// As the last passing proof of any of the policy's repositories counted: they hold the same database.
    private func earlierCounts() async throws -> [String: Int64] {
        let proofs = try await ledger.all(RestoreProof.self, subject: protection.policy.identifier, limit: 50)
        return proofs.first { $0.evidence.verdict == .pass && !$0.evidence.rowCounts.isEmpty }?.evidence.rowCounts
            ?? [:]
    }

    private func recoveredAt(
        _ choice: ProofChoice, _ replay: ProofReplay, _ reading: CanaryReading?
    ) -> Timestamp? {
        if case .time(let instant, _) = choice.target { return instant }
        return [replay.lastTransactionAt, reading?.last?.writtenAt].compactMap(\.self).max()
    }

    /// A superuser of the copy: it is ours, whoever may do what in production.
    private func administrator(of server: ScratchServer) async throws -> PostgreSQLSettings {
        let name = protection.database.databaseName
        let candidates = [database.spec.role, database.spec.systemUser, "postgres"]
        var failure: (any Error)?
        for user in candidates {
            let settings = server.connection(database: name, user: user)
            do {
                let superuser = try await PostgreSQLConnection.with(settings) { connection in
                    try await connection.query(
                        "SELECT rolname FROM pg_roles WHERE rolsuper AND rolcanlogin ORDER BY rolname <> current_user, 1"
                    ).first?["rolname"]
                }
                return server.connection(database: name, user: superuser ?? user)
            } catch let error as PostgreSQLError {
                failure = failure ?? error
            }
        }
        throw failure ?? PostgreSQLError.closed
    }

    private static func unlookable(_ problem: Problem) -> Finding {
        let said = [problem.title, problem.detail].compactMap(\.self).joined(separator: " ")
        return Finding(
            "proof.cannot-look", .fail, en: "The copy came up, but nothing can be read in it: \(said)",
            fr: "La copie a démarré, mais on ne peut rien y lire : \(said)")
    }
}
