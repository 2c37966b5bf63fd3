import NIOCore
import NIOWebSocket

/// Hands frames on to whoever reads, answers pings, and keeps the socket alive.
final class SocketFrameHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let sink: AsyncThrowingStream<WebSocketFrame, any Error>.Continuation
    private let silence: Duration
    private let request: String
    private var heardAt = NIODeadline.now()
    private var pings: RepeatedTask?

    /// - Parameter silence: After so long without a word, not even to a ping, the other end is taken for dead.
    init(_ sink: AsyncThrowingStream<WebSocketFrame, any Error>.Continuation, silence: Duration, request: String) {
        self.sink = sink
        self.silence = silence
        self.request = request
    }

    func handlerAdded(context: ChannelHandlerContext) {
        // Between here and there are boxes that forget a connection over which nothing comes.
        let pause = TimeAmount(min(.seconds(5), silence / 3))
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        pings = context.eventLoop.scheduleRepeatedTask(initialDelay: pause, delay: pause) { _ in
            let (handler, context) = bound.value
            handler.ping(context)
        }
    }

    private func ping(_ context: ChannelHandlerContext) {
        guard NIODeadline.now() - heardAt <= TimeAmount(silence) else {
            sink.finish(throwing: KubernetesError.timedOut(request: request, after: silence))
            return context.close(promise: nil)
        }
        let ping = WebSocketFrame(fin: true, opcode: .ping, maskKey: .random(), data: ByteBuffer())
        context.writeAndFlush(wrapOutboundOut(ping), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heardAt = .now()
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .ping:
            let pong = WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)
            context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
        case .pong: break
        case .connectionClose:
            sink.finish()
            context.close(promise: nil)
        default: sink.yield(frame)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        pings?.cancel()
        sink.finish()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        pings?.cancel()
        sink.finish()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        sink.finish(throwing: error)
        context.close(promise: nil)
    }
}
