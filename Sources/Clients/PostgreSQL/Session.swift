import CLibPQ
import Glibc

/// libpq's connection, owned by one actor and never shared.
@safe
final class Session {
    private let connection: OpaquePointer
    private let notices = Notices()

    /// Begins to connect; `finishConnecting` does the rest.
    init(_ settings: PostgreSQLSettings) throws(PostgreSQLError) {
        let parameters = settings.parameters.sorted { $0.key < $1.key }
        let started = unsafe Self.withCStrings(parameters.map(\.key)) { keywords in
            unsafe Self.withCStrings(parameters.map { Optional($0.value) }) { values in
                unsafe PQconnectStartParams(keywords, values, 0)
            }
        }
        guard let started = unsafe started else { throw .connectionLost(message: "out of memory") }
        unsafe connection = unsafe started
        // With the SQLSTATE in it, the reason of a refusal can be told whatever the server's language is.
        unsafe PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
        unsafe PQsetNoticeProcessor(
            connection,
            { context, text in
                guard let context = unsafe context, let text = unsafe text else { return }
                unsafe Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().add(String(cString: text))
            }, Unmanaged.passUnretained(notices).toOpaque())
    }

    deinit {
        unsafe PQfinish(connection)
    }

    var handle: OpaquePointer { unsafe connection }

    var serverVersion: Int { unsafe Int(PQserverVersion(connection)) }

    var isAlive: Bool { unsafe PQstatus(connection) == CONNECTION_OK }

    var isInTransaction: Bool {
        let status = unsafe PQtransactionStatus(connection)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    func takeNotices() -> [String] { notices.take() }

    var message: String {
        Self.cleaned(unsafe String(cString: PQerrorMessage(connection)))
    }

    /// Goes on connecting until it succeeded or failed, the time is up or the task is cancelled.
    /// - Returns: whether it was cut short.
    func finishConnecting(until deadline: ContinuousClock.Instant) -> Bool {
        var waitsToWrite = true
        while true {
            guard !Task.isCancelled, ContinuousClock.now < deadline else { return true }
            let socket = unsafe PQsocket(connection)
            guard socket >= 0 else { return false }
            var watched = pollfd(fd: socket, events: Int16(waitsToWrite ? POLLOUT : POLLIN), revents: 0)
            guard unsafe poll(&watched, 1, 50) > 0 else { continue }
            switch unsafe PQconnectPoll(connection) {
            case PGRES_POLLING_READING: waitsToWrite = false
            case PGRES_POLLING_WRITING: waitsToWrite = true
            default: return false
            }
        }
    }

    /// Runs one statement with parameters.
    func execute(_ sql: String, _ parameters: [PostgreSQLValue]) throws(PostgreSQLError) -> PostgreSQLResult {
        let result = unsafe Self.withCStrings(parameters.map(\.text)) { values in
            unsafe PQexecParams(connection, sql, Int32(parameters.count), nil, values, nil, nil, 0)
        }
        return try unsafe read(result)
    }

    /// Runs several statements; the result is the last one's.
    func script(_ sql: String) throws(PostgreSQLError) -> PostgreSQLResult {
        try unsafe read(PQexec(connection, sql))
    }

    private func read(_ result: OpaquePointer?) throws(PostgreSQLError) -> PostgreSQLResult {
        guard let result = unsafe result else { throw .connectionLost(message: message) }
        defer { unsafe PQclear(result) }
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return unsafe Self.rows(of: result)
        default:
            let fields = unsafe Self.fields(of: result)
            guard let state = fields.state, isAlive else { throw .connectionLost(message: message) }
            throw .server(
                .init(state: state, message: fields.message ?? message, detail: fields.detail, hint: fields.hint))
        }
    }

    private static func rows(of result: OpaquePointer) -> PostgreSQLResult {
        let width = unsafe PQnfields(result)
        let columns = (0..<width).map { unsafe String(cString: PQfname(result, $0)) }
        let rows = unsafe (0..<PQntuples(result)).map { row in
            PostgreSQLRow(
                columns: columns,
                values: (0..<width).map { column in
                    unsafe PQgetisnull(result, row, column) == 1
                        ? nil : String(cString: PQgetvalue(result, row, column))
                })
        }
        let affected = unsafe Int(String(cString: PQcmdTuples(result))) ?? 0
        return PostgreSQLResult(columns: columns, rows: rows, affected: affected)
    }

    private struct Fields {
        let state: String?
        let message: String?
        let detail: String?
        let hint: String?
    }

    private static func fields(of result: OpaquePointer) -> Fields {
        func field(_ code: Unicode.Scalar) -> String? {
            guard let text = unsafe PQresultErrorField(result, Int32(code.value)) else { return nil }
            return unsafe String(cString: text)
        }
        // The codes of the protocol's error fields.
        return Fields(state: field("C"), message: field("M"), detail: field("D"), hint: field("H"))
    }

    /// Why the connection failed.
    var failure: PostgreSQLError.ConnectionFailure {
        let text = unsafe String(cString: PQerrorMessage(connection))
        guard let state = Self.state(in: text) else {
            return text.contains("no password supplied") ? .wrongPassword : .unreachable
        }
        return .init(state: state)
    }

    /// Finds the SQLSTATE in a verbose message: `FATAL:  28P01: …`, whatever the language of the first word.
    static func state(in message: String) -> String? {
        let bytes = Array(message.utf8)
        let separator = Array(":  ".utf8)
        for start in bytes.indices.dropLast(9) where bytes[start..<start + 3].elementsEqual(separator) {
            let candidate = bytes[start + 3..<start + 8]
            let isState = candidate.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
            if isState, bytes[start + 8] == UInt8(ascii: ":") { return String(decoding: candidate, as: UTF8.self) }
        }
        return nil
    }

    /// One line, without the place in PostgreSQL's own source.
    static func cleaned(_ message: String) -> String {
        message.split(separator: "\n").filter { !$0.hasPrefix("LOCATION:") }
            .joined(separator: " ").split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    private static func withCStrings<Result>(
        _ strings: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = unsafe strings.map { text in unsafe text.flatMap { unsafe strdup($0) } }
        defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
        let pointers = unsafe copies.map { unsafe UnsafePointer($0) } + [nil]
        return unsafe pointers.withUnsafeBufferPointer { buffer in
            // `pointers` is never empty: it ends with nil, as libpq wants it.
            unsafe body(buffer.baseAddress.unsafelyUnwrapped)
        }
    }
}
