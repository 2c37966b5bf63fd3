import NIOCore
import NIOWebSocket

/// The messages of a WebSocket, as they come.
struct SocketFrames: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    let flow: SocketFlow
    let kubernetes: Kubernetes
    let request: APIRequest

    struct AsyncIterator: AsyncIteratorProtocol {
        private var frames: AsyncThrowingStream<WebSocketFrame, any Error>.AsyncIterator
        private let source: SocketFrames
        private var parts: ByteBuffer?

        init(_ source: SocketFrames) {
            self.source = source
            frames = source.flow.frames.makeAsyncIterator()
        }

        @concurrent mutating func next() async throws -> [UInt8]? {
            do {
                while let frame = try await frames.next() {
                    source.flow.wasRead(frame)
                    if let message = whole(frame) { return message }
                }
                try Task.checkCancellation()
                return nil
            } catch let error where Kubernetes.isTransportError(error) {
                throw source.kubernetes.translated(error, source.request)
            }
        }

        /// A message may come in several frames.
        private mutating func whole(_ frame: WebSocketFrame) -> [UInt8]? {
            var data = frame.unmaskedData
            switch frame.opcode {
            case .binary, .text: parts = data
            case .continuation: parts?.writeBuffer(&data)
            default: return nil
            }
            guard frame.fin, let message = parts else { return nil }
            parts = nil
            return Array(buffer: message)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}
