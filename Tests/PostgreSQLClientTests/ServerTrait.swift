import PostgreSQLClient
import Testing
import VigieTestSupport

/// Gives a suite one server, where the role `locked` needs the password `open sesame`.
struct ServerTrait: SuiteTrait, TestScoping {
    @TaskLocal private static var running: ScratchPostgreSQL?

    static var current: ScratchPostgreSQL {
        get throws {
            guard let running else { throw ScratchFailure(reason: "the suite has no server") }
            return running
        }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let server = try await ScratchPostgreSQL.start(
            settings: ["lc_messages": "'C'", "timezone": "'Europe/Paris'"],
            access: ["local all locked scram-sha-256", "local all banned reject", "local all all trust"])
        do {
            try await server.with { connection in
                try await connection.script(
                    """
                    CREATE ROLE locked LOGIN PASSWORD 'open sesame'; CREATE ROLE banned LOGIN; CREATE ROLE shut LOGIN;
                    """)
                try await connection.script("CREATE DATABASE private")
                try await connection.script("REVOKE CONNECT ON DATABASE private FROM PUBLIC")
            }
            try await Self.$running.withValue(server) { try await function() }
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }
}

extension Trait where Self == ServerTrait {
    static var server: Self { ServerTrait() }
}
