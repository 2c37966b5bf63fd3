/// A connection to a port of a pod, over a WebSocket of its own.
///
/// Of `v4.channel.k8s.io` stream 0 carries the bytes and stream 1 what went wrong; each begins with the port's number.
package struct PortConnection: Sendable {
    static let versions = ["v4.channel.k8s.io"]

    let socket: Socket

    /// What comes from the port, until it closes. To be read once.
    package var bytes: PortBytes { PortBytes(frames: socket.frames) }

    package func write(_ bytes: [UInt8]) async throws {
        try await socket.sendAll(0, bytes)
    }
}

/// What comes from a port of a pod, until it closes.
package struct PortBytes: AsyncSequence, Sendable {
    let frames: SocketFrames

    package struct AsyncIterator: AsyncIteratorProtocol {
        private var messages: SocketFrames.AsyncIterator
        private let source: SocketFrames
        private var begun: Set<UInt8> = []

        init(_ source: SocketFrames) {
            self.source = source
            messages = source.makeAsyncIterator()
        }

        /// - Throws: `KubernetesError.unreachable` when nothing listens there.
        @concurrent package mutating func next() async throws -> [UInt8]? {
            while let message = try await messages.next() {
                guard let stream = message.first, !begun.insert(stream).inserted, message.count > 1 else { continue }
                guard stream == 1 else { return Array(message.dropFirst()) }
                throw KubernetesError.unreachable(
                    server: source.kubernetes.configuration.server.description, request: source.request.summary,
                    reason: String(decoding: message.dropFirst(), as: UTF8.self))
            }
            return nil
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(frames) }
}
