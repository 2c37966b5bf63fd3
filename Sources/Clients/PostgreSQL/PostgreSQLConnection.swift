/// A connection to a PostgreSQL server, on a thread of its own.
///
/// Cancelling the task that waits for a statement cancels the statement on the server.
package actor PostgreSQLConnection {
    private let executor: BlockingExecutor
    package let settings: PostgreSQLSettings
    private let canceller = Canceller()
    private var session: Session?

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    private init(settings: PostgreSQLSettings) throws(PostgreSQLError) {
        self.settings = settings
        executor = try BlockingExecutor()
    }

    /// Connects. The connection is closed by `close`, or when nobody holds it any more.
    package static func open(_ settings: PostgreSQLSettings) async throws -> PostgreSQLConnection {
        let connection = try PostgreSQLConnection(settings: settings)
        try await connection.connect()
        return connection
    }

    /// Connects, and closes when `body` has ended, however it ends.
    package static func with<Result: Sendable>(
        _ settings: PostgreSQLSettings, _ body: (PostgreSQLConnection) async throws -> Result
    ) async throws -> Result {
        let connection = try await open(settings)
        do {
            let result = try await body(connection)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    private func connect() async throws {
        let session = try Session(settings)
        let stopped = session.finishConnecting(until: .now + settings.connectTimeout)
        try Task.checkCancellation()
        guard !stopped, session.isAlive else {
            throw PostgreSQLError.connection(
                stopped ? .timedOut : session.failure, place: settings.place, user: settings.user,
                database: settings.database, message: session.message)
        }
        self.session = session
        canceller.attach(session)
        _ = try session.execute(
            "SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false), "
                + "set_config('bytea_output', 'hex', false), set_config('statement_timeout', $1, false)",
            [.text(String(settings.statementTimeout.map(Self.milliseconds) ?? 0))])
    }

    private static func milliseconds(_ span: Duration) -> Int64 {
        max(1, span.components.seconds * 1000 + span.components.attoseconds / 1_000_000_000_000_000)
    }

    package func close() {
        canceller.detach()
        session = nil
    }

    /// As libpq counts: 150018 is 15.18.
    package var serverVersion: Int { session?.serverVersion ?? 0 }

    /// What the server remarked since the last call.
    package func takeNotices() -> [String] { session?.takeNotices() ?? [] }

    /// Runs one statement; `$1`, `$2`… in it stand for the parameters.
    @discardableResult
    package nonisolated func query(
        _ sql: String, _ parameters: [PostgreSQLValue] = []
    ) async throws -> PostgreSQLResult {
        try await cancellable { ticket in
            try await self.perform(ticket) { (session) throws(PostgreSQLError) in
                try session.execute(sql, parameters)
            }
        }
    }

    /// Runs statements separated by semicolons, in one transaction unless they say otherwise.
    package nonisolated func script(_ sql: String) async throws {
        _ = try await cancellable { ticket in
            try await self.perform(ticket) { (session) throws(PostgreSQLError) in try session.script(sql) }
        }
    }

    /// The handler stands outside of the actor: inside, its body would run, and block, on the caller's thread.
    private nonisolated func cancellable(
        _ body: @Sendable (Canceller.Ticket) async throws -> PostgreSQLResult
    ) async throws -> PostgreSQLResult {
        try Task.checkCancellation()
        let ticket = canceller.ticket()
        do {
            return try await withTaskCancellationHandler {
                try await body(ticket)
            } onCancel: {
                canceller.cancel(ticket)
            }
        } catch let error as PostgreSQLError where error.state == "57014" && Task.isCancelled {
            throw CancellationError()
        }
    }

    private func perform(
        _ ticket: Canceller.Ticket, _ statement: @Sendable (Session) throws(PostgreSQLError) -> PostgreSQLResult
    ) throws -> PostgreSQLResult {
        guard let session else { throw PostgreSQLError.closed }
        canceller.begin(ticket)
        defer { canceller.end() }
        try Task.checkCancellation()
        return try statement(session)
    }

    /// Runs `body` between BEGIN and COMMIT; ROLLBACK if it throws.
    ///
    /// - Note: Nobody else may use the connection meanwhile.
    package nonisolated func transaction<Result: Sendable>(
        _ mode: String = "READ WRITE", _ body: (PostgreSQLConnection) async throws -> Result
    ) async throws -> Result {
        try await script("BEGIN \(mode)")
        do {
            let result = try await body(self)
            try await query("COMMIT")
            return result
        } catch {
            await rollBack()
            throw error
        }
    }

    /// On the session itself: a cancelled task has to get out of its transaction too.
    private func rollBack() {
        if let session, session.isAlive, session.isInTransaction { _ = try? session.script("ROLLBACK") }
    }
}
