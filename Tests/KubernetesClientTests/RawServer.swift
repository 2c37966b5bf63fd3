import Crypto
import Foundation
import NIOCore
import NIOPosix

/// A server that answers the first request of a connection with these very pieces of bytes, and hangs up.
struct RawServer {
    let answer: @Sendable (String) -> [[UInt8]]

    /// Listens for the time of the work, which gets the port.
    func run(_ work: (Int) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { [answer] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Answerer(answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await work(server.localAddress?.port ?? 0)
            try await server.close()
        } catch {
            try? await server.close()
            throw error
        }
    }

    /// A WebSocket that is opened, says something and tells that the command ended well, all in one piece but for the
    /// last bytes, which come later.
    static func upgraded(_ request: String, output: String, late: Int) -> [[UInt8]] {
        let key =
            request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("sec-websocket-key:") }?
            .split(separator: " ").last.map(String.init) ?? ""
        let digest = Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        let head = """
            HTTP/1.1 101 Switching Protocols\r
            connection: Upgrade\r
            upgrade: websocket\r
            sec-websocket-accept: \(Data(digest).base64EncodedString())\r
            sec-websocket-protocol: v5.channel.k8s.io\r
            \r\n
            """
        let whole =
            Array(head.utf8) + frame(1, output) + frame(3, #"{"status":"Success"}"#) + [0x88, 2, 0x03, 0xe8]
        return [Array(whole.dropLast(late)), Array(whole.suffix(late))]
    }

    private static func frame(_ stream: UInt8, _ text: String) -> [UInt8] {
        [0x82, UInt8(text.utf8.count + 1), stream] + Array(text.utf8)
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let answer: @Sendable (String) -> [[UInt8]]
        private var heard = ""

        init(_ answer: @escaping @Sendable (String) -> [[UInt8]]) {
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            heard += String(buffer: unwrapInboundIn(data))
            guard heard.contains("\r\n\r\n") else { return }
            let pieces = answer(heard)
            heard = ""
            guard let first = pieces.first else { return context.close(promise: nil) }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: first)), promise: nil)
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            let rest = Array(pieces.dropFirst().joined())
            context.eventLoop.scheduleTask(in: .milliseconds(30)) {
                let (handler, context) = bound.value
                context.writeAndFlush(handler.wrapOutboundOut(ByteBuffer(bytes: rest)), promise: nil)
            }
        }
    }
}
