import JSONTree
import OpenBaoClient
import PostgreSQLClient
import Testing
import VigieTestSupport

/// Static roles on a real PostgreSQL: what OpenBao says is the password opens the database.
@Suite struct DatabaseEngineTests {
    @Test func `a static role's password opens the database, before and after it is changed`() async throws {
        let database = try await ScratchPostgreSQL.start(
            access: ["local all postgres trust", "local all all scram-sha-256"])
        do {
            try await check(database)
        } catch {
            await database.remove()
            throw error
        }
        await database.remove()
    }

    private func check(_ database: ScratchPostgreSQL) async throws {
        _ = try await database.with { try await $0.query("CREATE ROLE shop LOGIN") }
        let url =
            "postgresql://{{username}}:{{password}}@/postgres?host=\(database.socketDirectory)"
            + "&port=\(ScratchPostgreSQL.port)"
        try await ScratchOpenBao.dev { server in
            try await OpenBaoClient.with(server.settings(), login: .token(ScratchOpenBao.rootToken)) { client in
                try await client.ask(.post, "sys/mounts/database", ["type": "database"])
                let engine = DatabaseEngine(client)
                #expect(try await engine.roles() == [])
                try await client.ask(
                    .post, "database/config/shop",
                    [
                        "plugin_name": "postgresql-database-plugin", "allowed_roles": "*",
                        "connection_url": .string(url), "username": "postgres", "password": "unused",
                    ])
                try await client.ask(
                    .post, "database/static-roles/shop",
                    ["db_name": "shop", "username": "shop", "rotation_period": "24h"])
                #expect(try await engine.roles() == ["shop"])
                let first = try await engine.credentials(of: "shop")
                #expect(first.user == "shop" && !first.rotatedAt.isEmpty && (first.remaining ?? .zero) > .zero)
                #expect(!"\(first) \(String(reflecting: first))".contains(first.password))
                try await Self.login(first, database)
                try await engine.rotate("shop")
                let second = try await engine.credentials(of: "shop")
                #expect(second.password != first.password)
                try await Self.login(second, database)
                await #expect(throws: PostgreSQLError.self) { try await Self.login(first, database) }
            }
        }
    }

    private static func login(_ credentials: DatabaseEngine.Credentials, _ database: ScratchPostgreSQL) async throws {
        let settings = database.connection(user: credentials.user, password: credentials.password)
        _ = try await PostgreSQLConnection.with(settings) { try await $0.query("SELECT 1") }
    }
}
