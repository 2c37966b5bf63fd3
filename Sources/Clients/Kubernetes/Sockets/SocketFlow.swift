import NIOCore
import NIOWebSocket
import Synchronization

/// What came over a socket and waits to be read. When that is much, the other end has to wait too.
final class SocketFlow: Sendable {
    /// Asks for what comes next, after a while in which nothing was wanted.
    enum Demand: Sendable { case more }

    private static let most = 1024 * 1024
    private static let few = 256 * 1024

    let frames: AsyncThrowingStream<WebSocketFrame, any Error>
    private let sink: AsyncThrowingStream<WebSocketFrame, any Error>.Continuation
    private let channel: any Channel
    private let state = Mutex((waiting: 0, isFull: false))

    init(_ channel: any Channel) {
        self.channel = channel
        (frames, sink) = AsyncThrowingStream<WebSocketFrame, any Error>.makeStream()
    }

    /// Nothing more is to be read from the network for now.
    var isFull: Bool { state.withLock(\.isFull) }

    func take(_ frame: WebSocketFrame) {
        state.withLock { state in
            state.waiting += frame.length
            if state.waiting >= Self.most { state.isFull = true }
        }
        sink.yield(frame)
    }

    /// Tells that somebody has read a frame.
    func wasRead(_ frame: WebSocketFrame) {
        let isWanting = state.withLock { state in
            state.waiting -= frame.length
            guard state.isFull, state.waiting <= Self.few else { return false }
            state.isFull = false
            return true
        }
        if isWanting { channel.triggerUserOutboundEvent(Demand.more, promise: nil) }
    }

    func finish(throwing error: (any Error)? = nil) {
        sink.finish(throwing: error)
    }
}
