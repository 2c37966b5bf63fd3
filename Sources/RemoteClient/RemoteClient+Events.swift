package import VigieClient
package import VigieEngine

extension RemoteClient {
    package func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream {
        let source = RemoteEvents(connection: connection, after: cursor, of: run)
        // What is wrong with the question is said at once.
        try await source.connect()
        return AsyncThrowingStream { try await source.next() }
    }
}
