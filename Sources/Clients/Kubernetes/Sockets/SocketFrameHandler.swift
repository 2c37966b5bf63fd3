import NIOCore
import NIOWebSocket

/// Hands frames on to whoever reads, answers pings, and keeps the socket alive.
///
/// While much waits to be read, nothing more is taken from the network.
final class SocketFrameHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let flow: SocketFlow
    private let silence: Duration
    private let request: String
    private var heardAt = NIODeadline.now()
    private var pings: RepeatedTask?
    private var hasHeldBack = false

    /// - Parameter silence: After so long without a word, not even to a ping, the other end is taken for dead.
    init(_ flow: SocketFlow, silence: Duration, request: String) {
        self.flow = flow
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
        // Who is not listened to cannot be heard.
        if flow.isFull { heardAt = .now() }
        guard NIODeadline.now() - heardAt <= TimeAmount(silence) else {
            flow.finish(throwing: KubernetesError.timedOut(request: request, after: silence))
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
            flow.finish()
            context.close(promise: nil)
        default: flow.take(frame)
        }
    }

    func read(context: ChannelHandlerContext) {
        if flow.isFull { hasHeldBack = true } else { context.read() }
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is SocketFlow.Demand else {
            return context.triggerUserOutboundEvent(event, promise: promise)
        }
        promise?.succeed()
        guard hasHeldBack else { return }
        hasHeldBack = false
        heardAt = .now()
        context.read()
    }

    func channelInactive(context: ChannelHandlerContext) {
        pings?.cancel()
        flow.finish()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        pings?.cancel()
        flow.finish()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        flow.finish(throwing: error)
        context.close(promise: nil)
    }
}
