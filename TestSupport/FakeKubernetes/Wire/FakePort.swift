import NIOCore
import NIOPosix
import NIOWebSocket

/// A port of a container: what comes over the socket goes to a port of this machine, and back.
final class FakePort: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let port: Int
    private let target: Int?
    private var peer: (any Channel)?
    private var waiting: [ByteBuffer] = []

    /// - Parameter target: The port of this machine that plays it; without one nobody listens.
    init(_ port: Int, target: Int?) {
        self.port = port
        self.target = target
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let number = [UInt8(port & 0xff), UInt8(port >> 8 & 0xff)]
        for stream: UInt8 in [0, 1] {
            context.writeAndFlush(wrapOutboundOut(Self.frame(stream, number)), promise: nil)
        }
        guard let target else { return refuse(context) }
        let socket = context.channel
        ClientBootstrap(group: context.eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FakePortPeer(socket))
                }
            }
            .connect(host: "127.0.0.1", port: target).assumeIsolated()
            .whenComplete { [self] result in
                guard case .success(let channel) = result else { return refuse(context) }
                peer = channel
                for bytes in waiting { channel.writeAndFlush(bytes, promise: nil) }
                waiting = []
                if !context.channel.isActive { channel.close(promise: nil) }
            }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .binary:
            var bytes = frame.unmaskedData
            guard bytes.readInteger(as: UInt8.self) == 0 else { return }
            if let peer { peer.writeAndFlush(bytes, promise: nil) } else { waiting.append(bytes) }
        case .ping:
            let pong = WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)
            context.writeAndFlush(wrapOutboundOut(pong), promise: nil)
        case .connectionClose: context.close(promise: nil)
        default: break
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        peer?.close(promise: nil)
        context.fireChannelInactive()
    }

    private func refuse(_ context: ChannelHandlerContext) {
        let words = "error forwarding port \(port) to pod: connect: connection refused"
        context.writeAndFlush(wrapOutboundOut(Self.frame(1, Array(words.utf8))), promise: nil)
        FakePortPeer.end(context.channel)
    }

    static func frame(_ stream: UInt8, _ bytes: [UInt8]) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: .binary, data: ByteBuffer(bytes: [stream] + bytes))
    }
}

/// The other end: what listens on this machine.
final class FakePortPeer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let socket: any Channel

    init(_ socket: any Channel) {
        self.socket = socket
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        socket.writeAndFlush(FakePort.frame(0, Array(buffer: unwrapInboundIn(data))), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        Self.end(socket)
        context.fireChannelInactive()
    }

    static func end(_ socket: any Channel) {
        let close = WebSocketFrame(fin: true, opcode: .connectionClose, data: ByteBuffer(bytes: [0x03, 0xe8]))
        socket.writeAndFlush(close, promise: nil)
    }
}
