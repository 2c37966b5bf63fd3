import AsyncHTTPClient
import NIOCore

/// The lines that a container wrote, as they come.
package struct LogLines: AsyncSequence, Sendable {
    let body: HTTPClientResponse.Body
    let request: APIRequest
    let kubernetes: Kubernetes

    package struct AsyncIterator: AsyncIteratorProtocol {
        private var bytes: HTTPClientResponse.Body.AsyncIterator
        private var lines = LineSplitter()
        private let source: LogLines

        init(_ source: LogLines) {
            self.source = source
            bytes = source.body.makeAsyncIterator()
        }

        @concurrent package mutating func next() async throws -> String? {
            while true {
                if let line = lines.next() { return String(decoding: line, as: UTF8.self) }
                do {
                    guard let chunk = try await bytes.next() else {
                        return lines.rest().map { String(decoding: $0, as: UTF8.self) }
                    }
                    lines.append(chunk.readableBytesView)
                } catch let error where Kubernetes.isTransportError(error) {
                    try Task.checkCancellation()
                    throw source.kubernetes.translated(error, source.request)
                }
            }
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension Resources<Pod> {
    /// The lines that a container of a pod wrote.
    package func logs(of name: String, _ options: LogOptions = LogOptions()) async throws -> LogLines {
        let request = APIRequest(.get, try path(name, "log"), query: options.query, accept: "*/*")
        let response = try await kubernetes.open(request, isQuietAllowed: true)
        return LogLines(body: response.body, request: request, kubernetes: kubernetes)
    }
}
