import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server that takes webhooks as a chat or a gateway does, writes them down, and misbehaves as it is told.
final class FakeChannel: Sendable {
    struct Request: Sendable {
        let uri: String
        let headers: [String: String]
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var key: String { headers["x-idempotency-key"] ?? "" }
    }

    enum Answer: Sendable {
        case status(Int, headers: [String: String] = [:], body: String = "ok")
        /// Says back all that it was sent.
        case echo(Int)
        /// Takes the request and hangs up.
        case cut
        /// Takes the request and says nothing.
        case silence
    }

    private struct State {
        var requests: [Request] = []
        var answers: [Answer] = []
    }

    private let state = Mutex(State())
    private let always: Answer

    private init(always: Answer) {
        self.always = always
    }

    var requests: [Request] { state.withLock(\.requests) }

    /// What it answers next, in this order; after that what it always answers.
    func answer(_ answers: Answer...) {
        state.withLock { $0.answers += answers }
    }

    fileprivate func take(_ request: Request) -> Answer {
        state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? always : state.answers.removeFirst()
        }
    }

    /// Serves for the length of `body`, which is given its address.
    static func serve<Value: Sendable>(
        always: Answer = .status(200), _ body: (FakeChannel, String) async throws -> Value
    ) async throws -> Value {
        let fake = FakeChannel(always: always)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(FakeHandler(fake))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        do {
            let value = try await body(fake, "http://127.0.0.1:\(port)")
            try await channel.close()
            return value
        } catch {
            try? await channel.close()
            throw error
        }
    }
}

private final class FakeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let fake: FakeChannel
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ fake: FakeChannel) {
        self.fake = fake
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): (self.head, body) = (head, [])
        case .body(let buffer): body += Array(buffer.readableBytesView)
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
        let request = FakeChannel.Request(uri: head.uri, headers: headers, body: body)
        var answer = fake.take(request)
        if case .echo(let code) = answer {
            let lines = request.headers.map { "\($0.value)" } + [request.uri, request.text]
            answer = .status(code, body: lines.joined(separator: " "))
        }
        switch answer {
        case .echo: break
        case .silence: break
        case .cut: context.close(promise: nil)
        case .status(let code, let extra, let text):
            var headers = HTTPHeaders(extra.map { ($0.key, $0.value) })
            headers.add(name: "Content-Length", value: String(text.utf8.count))
            let status = HTTPResponseStatus(statusCode: code)
            context.write(
                wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers))),
                promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
