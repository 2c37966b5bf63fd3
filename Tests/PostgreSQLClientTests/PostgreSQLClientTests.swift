import PostgreSQLClient
import Testing
import VigieTestSupport
import Wording

/// Against a real server, one for the whole suite.
@Suite(.server) struct PostgreSQLClientTests {
    private func with<Result: Sendable>(
        _ body: (PostgreSQLConnection) async throws -> Result
    ) async throws -> Result {
        try await ServerTrait.current.with(body)
    }

    @Test func `parameters are bound and values come back typed`() async throws {
        let row = try await with { connection in
            try await connection.query(
                """
                SELECT $1::text AS text, $2::bigint AS number, $3::bool AS flag, $4::bytea AS bytes, $5::text AS nothing,
                       $6::float8 AS fraction
                """,
                ["it's; DROP TABLE x --", 9_007_199_254_740_993, true, .bytes([0, 255, 16]), nil, 0.1]
            ).first
        }
        let values = try #require(row)
        #expect(try values.value("text", as: String.self) == "it's; DROP TABLE x --")
        #expect(try values.value("number", as: Int64.self) == 9_007_199_254_740_993)
        #expect(try values.value("flag", as: Bool.self))
        #expect(try values.value("bytes", as: [UInt8].self) == [0, 255, 16])
        #expect(try values.optional("nothing", as: String.self) == nil)
        #expect(try values.value("fraction", as: Double.self) == 0.1)
    }

    @Test func `a wrong idea of a result is a typed error`() async throws {
        let result = try await with { try await $0.query("SELECT 'x' AS a, NULL AS b") }
        let row = try #require(result.first)
        #expect(throws: PostgreSQLError.noColumn("c")) { try row.value("c", as: Int.self) }
        #expect(throws: PostgreSQLError.null(column: "b")) { try row.value("b", as: String.self) }
        #expect(throws: PostgreSQLError.unreadable(column: "a", type: "Int")) { try row.value("a", as: Int.self) }
    }

    @Test func `times are in UTC whatever the server's zone`() async throws {
        let text: String = try await with {
            try await $0.query("SELECT '2026-11-22 15:20:43.5+01'::timestamptz").scalar()
        }
        #expect(text == "2026-11-22 14:20:43.5+00")
    }

    @Test func `an error carries its SQLSTATE and a hint`() async throws {
        let error = await #expect(throws: PostgreSQLError.self) {
            try await with { try await $0.query("SELECT * FROM nowhere") }
        }
        #expect(error?.state == "42P01")
        #expect(error?.problem.code == "postgresql.42P01")
        #expect(error?.problem.detail?.contains("nowhere") == true)
    }

    @Test func `a transaction that throws leaves nothing behind`() async throws {
        struct Halt: Error {}
        try await with { connection in
            try await connection.query("CREATE TEMPORARY TABLE kept (n int)")
            await #expect(throws: Halt.self) {
                try await connection.transaction { connection in
                    try await connection.query("INSERT INTO kept VALUES (1)")
                    throw Halt()
                }
            }
            let inserted = try await connection.transaction { connection in
                try await connection.query("INSERT INTO kept VALUES (2), (3)").affected
            }
            #expect(inserted == 2)
            #expect(try await connection.query("SELECT sum(n) FROM kept").scalar(Int.self) == 5)
        }
    }

    @Test func `cancelling the task cancels the statement on the server`() async throws {
        try await with { connection in
            let started = ContinuousClock.now
            await #expect(throws: CancellationError.self) {
                try await withThrowingTaskGroup { group in
                    group.addTask { _ = try await connection.query("SELECT pg_sleep(300) /* to be cancelled */") }
                    try await waitUntilRunning("to be cancelled")
                    group.cancelAll()
                    try await group.waitForAll()
                }
            }
            // It did not end by itself.
            #expect(started.duration(to: .now) < .seconds(300))
            // The connection lives on, and the late request hits nobody else.
            for number in 0..<20 {
                let answer = try await connection.query("SELECT \(number)").scalar(Int.self)
                #expect(answer == number)
            }
        }
    }

    private func waitUntilRunning(_ mark: String) async throws {
        let count =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()"
        try await with { observer in
            while try await observer.query(count, [.text("%\(mark)%")]).scalar(Int.self) == 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test func `the server ends a statement that takes too long`() async throws {
        var settings = try ServerTrait.current.connection()
        settings.statementTimeout = .milliseconds(50)
        let error = await #expect(throws: PostgreSQLError.self) {
            try await PostgreSQLConnection.with(settings) { try await $0.query("SELECT pg_sleep(300)") }
        }
        #expect(error?.state == "57014")
    }

    @Test func `remarks of the server are kept and not printed`() async throws {
        let notices = try await with { connection in
            try await connection.script("DO $$ BEGIN RAISE WARNING 'mind the gap'; END $$")
            return await connection.takeNotices()
        }
        #expect(notices.contains { $0.contains("mind the gap") })
    }

    @Test func `a connection that the server ends is told apart from an error`() async throws {
        try await with { connection in
            let process: Int = try await connection.query("SELECT pg_backend_pid()").scalar()
            _ = try await with { try await $0.query("SELECT pg_terminate_backend($1)", [.integer(Int64(process))]) }
            let error = await #expect(throws: PostgreSQLError.self) { try await connection.query("SELECT 1") }
            #expect(error?.problem.code == "postgresql.connection-lost")
        }
    }

    @Test func `many connections work at once, however few threads tasks have`() async throws {
        // Each statement ends only once all eight have begun: a sequence counts them across transactions.
        try await with { try await $0.script("CREATE SEQUENCE arrivals") }
        let meeting = """
            DO $$ BEGIN
                PERFORM nextval('arrivals');
                WHILE (SELECT last_value FROM arrivals) < 8 LOOP PERFORM pg_sleep(0.01); END LOOP;
            END $$
            """
        var settings = try ServerTrait.current.connection()
        settings.statementTimeout = .seconds(60)
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { [settings] in
                    _ = try await PostgreSQLConnection.with(settings) { try await $0.query(meeting) }
                }
            }
            try await group.waitForAll()
        }
    }
}
