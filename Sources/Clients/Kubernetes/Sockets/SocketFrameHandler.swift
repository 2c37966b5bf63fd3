import NIOCore
import NIOWebSocket

/// Hands frames on to whoever reads, answers pings, and keeps the socket alive.
final class SocketFrameHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let sink: AsyncThrowingStream<WebSocketFrame, any Error>.Continuation
    private var pings: RepeatedTask?

    init(_ sink: AsyncThrowingStream<WebSocketFrame, any Error>.Continuation) {
        self.sink = sink
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        // Between here and there are boxes that forget a connection over which nothing comes.
        pings = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(5), delay: .seconds(5)) { _ in
            let ping = WebSocketFrame(fin: true, opcode: .ping, maskKey: .random(), data: ByteBuffer())
            channel.writeAndFlush(ping, promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
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
