import AsyncHTTPClient
import JSONTree
import NIOCore
import Surroundings

/// The events of one connection, until the server or the network ends it.
package struct WatchConnection<Object: ObjectView>: AsyncSequence, Sendable {
    let body: HTTPClientResponse.Body
    let request: APIRequest
    let resources: Resources<Object>

    package struct AsyncIterator: AsyncIteratorProtocol {
        private var bytes: HTTPClientResponse.Body.AsyncIterator
        private var lines = LineSplitter()
        private let request: APIRequest
        private let resources: Resources<Object>

        init(_ connection: WatchConnection) {
            bytes = connection.body.makeAsyncIterator()
            request = connection.request
            resources = connection.resources
        }

        @concurrent package mutating func next() async throws -> WatchEvent<Object>? {
            while true {
                while let line = lines.next() {
                    guard !line.isEmpty else { continue }
                    if let event = try event(line) { return event }
                }
                guard lines.pending <= resources.kubernetes.options.largestAnswer else {
                    throw KubernetesError.unreadable(request: request.summary, reason: "an event without an end")
                }
                do {
                    // Half an event at the end is no event: whoever reads goes on from the last whole one.
                    guard let chunk = try await bytes.next() else { return nil }
                    lines.append(chunk.readableBytesView)
                } catch let error where Kubernetes.isTransportError(error) {
                    try Task.checkCancellation()
                    throw resources.kubernetes.translated(error, request)
                }
            }
        }

        private func event(_ line: ArraySlice<UInt8>) throws -> WatchEvent<Object>? {
            let json: JSONValue
            do {
                json = try JSONValue(parsing: line)
            } catch {
                throw KubernetesError.unreadable(request: request.summary, reason: error.description)
            }
            return try WatchEvent(json, request: request.summary, resources.object)
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension Resources {
    /// Opens one watch.
    ///
    /// - Parameter since: The version after which events are told; `nil` tells everything there is first.
    /// - Parameter streamingList: Asks for everything there is as events, ended by a bookmark that says so.
    package func connect(
        _ options: ListOptions = ListOptions(), since version: String?, streamingList: Bool = false
    ) async throws -> WatchConnection<Object> {
        var options = options
        options.limit = nil
        options.continueToken = nil
        options.resourceVersion = version
        options.versionMatch = streamingList ? .notOlderThan : nil
        let range = kubernetes.options.watchTimeout
        let span = (range.upperBound - range.lowerBound) * kubernetes.world.random.fraction()
        let seconds = max(1, (range.lowerBound + span).components.seconds)
        var query = options.query
        query.append(("watch", "true"))
        query.append(("allowWatchBookmarks", "true"))
        query.append(("timeoutSeconds", String(seconds)))
        if streamingList { query.append(("sendInitialEvents", "true")) }
        let request = APIRequest(.get, try path(), query: query, accept: form.one)
        let response = try await kubernetes.open(request, isQuietAllowed: false)
        return WatchConnection(body: response.body, request: request, resources: self)
    }
}
