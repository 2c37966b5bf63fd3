import AsyncHTTPClient
import JSONTree
import NIOCore
import NIOHTTP1
import VigieClient
import VigieEngine

/// The events of a server, one after the other; comes back by itself where it left off when the connection is lost.
actor RemoteEvents {
    /// Attempts to come back before the stream ends with the error.
    private static let attempts = 5

    private let connection: Connection
    private let run: RunID?
    private var cursor: EventCursor?
    private var body: HTTPClientResponse.Body.AsyncIterator?
    private var reader = EventLines()
    private var failures = 0

    init(connection: Connection, after cursor: EventCursor?, of run: RunID?) {
        self.connection = connection
        self.cursor = cursor
        self.run = run
    }

    func connect() async throws {
        var request = try connection.request(.GET, "/events", [("run", run?.rawValue)])
        request.headers.replaceOrAdd(name: "accept", value: "text/event-stream, application/problem+json")
        if let cursor { request.headers.add(name: "last-event-id", value: cursor.text) }
        let response = try await connection.execute(request, timeout: .seconds(30))
        guard response.status == .ok else {
            throw ServerProblem.read(try await connection.body(of: response), status: Int(response.status.code))
        }
        reader = EventLines()
        body = response.body.makeAsyncIterator()
    }

    func next() async throws -> ClientEvent? {
        while !Task.isCancelled {
            if let data = reader.next() {
                let event = try JSONValue(parsing: data).decoded(as: ClientEvent.self)
                cursor = event.cursor
                failures = 0
                return event
            }
            do {
                if try await receive() { continue }
                try await comeBack(after: RemoteError.unreachable(connection.access.address.base, reason: "it hung up"))
            } catch let error where !(error is CancellationError) {
                try await comeBack(after: error)
            }
        }
        return nil
    }

    /// - Returns: whether something came.
    private func receive() async throws -> Bool {
        guard var body else { return false }
        let buffer = try await body.next(isolation: self)
        self.body = body
        guard let buffer else { return false }
        reader.take(Array(buffer: buffer))
        return true
    }

    private func comeBack(after error: any Error) async throws {
        body = nil
        failures += 1
        guard failures <= Self.attempts else { throw error }
        try await Task.sleep(for: .milliseconds(200 * (1 << failures)))
        do {
            try await connect()
        } catch is RemoteError {
            // The server may only be starting again; the next round tries once more.
        }
    }
}
