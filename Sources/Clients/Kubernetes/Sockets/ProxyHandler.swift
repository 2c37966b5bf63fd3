import NIOCore

/// A proxy did not let a connection through.
struct ProxyRefusal: Error, CustomStringConvertible {
    let description: String
}

/// Talks to a proxy until the way is free, and is out of the way itself then.
final class ProxyHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var greeting: ProxyGreeting
    private let isThrough: EventLoopPromise<Void>

    init(_ greeting: ProxyGreeting, _ isThrough: EventLoopPromise<Void>) {
        self.greeting = greeting
        self.isThrough = isThrough
    }

    func channelActive(context: ChannelHandlerContext) {
        say(greeting.begin(), context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch greeting.take(unwrapInboundIn(data).readableBytesView) {
        case .wait: break
        case .say(let words): say(words, context)
        case .through(let rest):
            // Whoever waits for this adds itself behind this handler, at once.
            isThrough.succeed()
            if !rest.isEmpty { context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: rest))) }
            context.pipeline.syncOperations.removeHandler(self, promise: nil)
        case .refused(let reason):
            isThrough.fail(ProxyRefusal(description: reason))
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        isThrough.fail(error)
        context.close(promise: nil)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        isThrough.fail(ChannelError.eof)
    }

    private func say(_ words: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: words)), promise: nil)
    }
}
