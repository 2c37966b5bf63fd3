import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A proxy at an address that no certificate of the fake covers, which speaks HTTP `CONNECT` and SOCKS5, whichever it is spoken to in.
final class TestProxy: Sendable {
    static let host = "127.0.0.2"
    private let count = Mutex(0)
    private let listening = Mutex(0)

    var port: Int { listening.withLock(\.self) }
    /// How many it let through.
    var connections: Int { count.withLock(\.self) }

    /// - Parameter user: Whom it lets through, as `name:password`; without one everybody.
    static func with(user: String?, _ work: (TestProxy) async throws -> Void) async throws {
        let proxy = TestProxy()
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let gate = Gate(user: user) { proxy.count.withLock { $0 += 1 } }
                    try channel.pipeline.syncOperations.addHandler(gate)
                }
            }
            .bind(host: host, port: 0).get()
        proxy.listening.withLock { $0 = server.localAddress?.port ?? 0 }
        do {
            try await work(proxy)
            try await server.close()
        } catch {
            try? await server.close()
            throw error
        }
    }

    private final class Gate: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer
        private enum State { case greeting, request, through }

        private let user: String?
        private let onConnection: @Sendable () -> Void
        private var state = State.greeting
        private var peer: (any Channel)?

        init(user: String?, onConnection: @escaping @Sendable () -> Void) {
            self.user = user
            self.onConnection = onConnection
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = Array(buffer: unwrapInboundIn(data))
            switch state {
            case .greeting where bytes.first == 5:
                say([5, user == nil ? 0 : 0xff], context)
                state = .request
                if user != nil { context.close(promise: nil) }
            case .greeting: takeConnect(String(decoding: bytes, as: UTF8.self), context)
            case .request:
                connect(Int(bytes.suffix(2)[bytes.count - 2]) << 8 | Int(bytes.last ?? 0), context) {
                    [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]
                }
            case .through: peer?.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
            }
        }

        private func takeConnect(_ text: String, _ context: ChannelHandlerContext) {
            let wanted = user.map { "Basic \(Data($0.utf8).base64EncodedString())" }
            guard wanted.map({ text.contains($0) }) ?? true else {
                say(Array("HTTP/1.1 407 Who are you?\r\n\r\n".utf8), context)
                return context.close(promise: nil)
            }
            let authority = text.split(separator: " ").dropFirst().first ?? ""
            connect(Int(authority.split(separator: ":").last ?? "") ?? 0, context) {
                Array("HTTP/1.1 200 Go on\r\n\r\n".utf8)
            }
        }

        private func connect(_ port: Int, _ context: ChannelHandlerContext, _ answer: @escaping () -> [UInt8]) {
            state = .through
            let client = context.channel
            ClientBootstrap(group: context.eventLoop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Back(client))
                    }
                }
                .connect(host: "127.0.0.1", port: port).assumeIsolated()
                .whenComplete { [self] result in
                    guard case .success(let channel) = result else { return context.close(promise: nil) }
                    peer = channel
                    onConnection()
                    say(answer(), context)
                }
        }

        func channelInactive(context: ChannelHandlerContext) {
            peer?.close(promise: nil)
        }

        private func say(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        }
    }

    private final class Back: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let client: any Channel
        init(_ client: any Channel) { self.client = client }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            client.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { client.close(promise: nil) }
    }
}
