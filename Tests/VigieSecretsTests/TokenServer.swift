import JSONTree
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A small real API that makes tokens, knows them, and revokes them.
final class TokenServer: Sendable {
    struct State {
        var tokens: [String: String] = [:]
        var made = 0
        /// Answers that were given under a key are given again.
        var answers: [String: String] = [:]
        /// Whose revocation is accepted and does nothing.
        var isLyingAbout: String?
        var calls: [String] = []
    }

    static let admin = "planted-admin-token-7Jq"
    let state = Mutex(State())
    private let listener: any Channel

    private init(_ listener: any Channel) { self.listener = listener }

    var address: String { "http://127.0.0.1:\(listener.localAddress?.port ?? 0)" }
    var alive: Set<String> { state.withLock { Set($0.tokens.keys) } }

    static func with(_ body: (TokenServer) async throws -> Void) async throws {
        let box = Mutex<TokenServer?>(nil)
        let holder = Holder(box: box)
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answering(holder))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = TokenServer(listener)
        holder.box.withLock { $0 = server }
        do {
            try await body(server)
        } catch {
            try? await listener.close()
            throw error
        }
        try? await listener.close()
    }

    /// Who answers, known once the port is.
    fileprivate final class Holder: Sendable {
        let box: Mutex<TokenServer?>
        init(box: consuming Mutex<TokenServer?>) { self.box = box }
    }

    fileprivate func answer(_ head: HTTPRequestHead) -> (HTTPResponseStatus, String) {
        let bearer = head.headers["Authorization"].first?.replacing("Bearer ", with: "") ?? ""
        return state.withLock { state in
            state.calls.append("\(head.method.rawValue) \(head.uri)")
            switch head.method {
            case .POST:
                guard bearer == Self.admin else { return (.unauthorized, "{}") }
                let key = head.headers["Idempotency-Key"].first ?? ""
                if let answer = state.answers[key] { return (.created, answer) }
                state.made += 1
                let token = "planted-token-\(state.made)-Zk9"
                state.tokens[token] = "id \(state.made)"
                let answer = #"{"data":{"token":"\#(token)","id":"id \#(state.made)"}}"#
                if !key.isEmpty { state.answers[key] = answer }
                return (.created, answer)
            case .DELETE:
                guard bearer == Self.admin else { return (.unauthorized, "{}") }
                let identifier = String(head.uri.split(separator: "/").last ?? "").replacing("%20", with: " ")
                if identifier == state.isLyingAbout { return (.noContent, "") }
                state.tokens = state.tokens.filter { $0.value != identifier }
                return (.noContent, "")
            default: return state.tokens[bearer] == nil ? (.unauthorized, "{}") : (.ok, "{}")
            }
        }
    }

    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let holder: Holder
        private var head: HTTPRequestHead?

        init(_ holder: Holder) { self.holder = holder }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end:
                guard let head, let server = holder.box.withLock(\.self) else { return }
                let (status, body) = server.answer(head)
                let headers: HTTPHeaders = ["Content-Length": "\(body.utf8.count)"]
                let answer = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
                context.write(wrapOutboundOut(.head(answer)), promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
