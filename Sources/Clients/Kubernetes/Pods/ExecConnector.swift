import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// Opens a WebSocket to the API server.
struct ExecConnector: Sendable {
    static let versions = ["v5.channel.k8s.io", "v4.channel.k8s.io"]

    let kubernetes: Kubernetes
    let request: APIRequest

    /// The socket, or why the server would not open it.
    private enum Outcome: Sendable {
        case opened(version: String)
        /// The answer is still to be read.
        case refused(EventLoopFuture<Status>)
    }

    func open() async throws -> ExecSession {
        let configuration = kubernetes.configuration
        guard configuration.proxy == nil else {
            throw KubernetesError.invalid(reason: "exec and attach do not go through a proxy yet")
        }
        let (login, _) = try await kubernetes.logins.login()
        let secure = configuration.server.isSecure ? try context(login) : nil
        let (stream, sink) = AsyncThrowingStream<WebSocketFrame, any Error>.makeStream()
        do {
            let upgrade = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.nanoseconds(Int64(kubernetes.options.connectTimeout / .nanoseconds(1))))
                .connect(host: configuration.server.host, port: configuration.server.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if let secure { try channel.pipeline.syncOperations.addHandler(handler(secure)) }
                        return (channel, try startUpgrade(channel, login, sink))
                    }
                }
            switch try await upgrade.1.get() {
            case .opened(let version):
                // Whoever gave up meanwhile would leave the socket open for good.
                guard !Task.isCancelled else {
                    try? await upgrade.0.close()
                    throw CancellationError()
                }
                return ExecSession(version: version, channel: upgrade.0, frames: ExecFrames(stream: stream))
            case .refused(let answer):
                let status = try await answer.get()
                try? await upgrade.0.close()
                throw KubernetesError.status(status, request: request.summary)
            }
        } catch let error where Kubernetes.isTransportError(error) {
            throw kubernetes.translated(error, request)
        }
    }

    private func context(_ login: Login) throws -> NIOSSLContext {
        var tls = kubernetes.tls.configuration(for: login) ?? kubernetes.tls.base
        tls.applicationProtocols = ["http/1.1"]
        return try NIOSSLContext(configuration: tls)
    }

    private func handler(_ context: NIOSSLContext) throws -> NIOSSLClientHandler {
        let host = kubernetes.tls.checkedHost
        // An address is no name that could be sent along; the certificate is checked against it all the same.
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }

    private func startUpgrade(
        _ channel: any Channel, _ login: Login, _ sink: AsyncThrowingStream<WebSocketFrame, any Error>.Continuation
    ) throws -> EventLoopFuture<Outcome> {
        let upgrader = NIOTypedWebSocketClientUpgrader<Outcome>(maxFrameSize: 16 * 1024 * 1024) { channel, head in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(ExecFrameHandler(sink))
                let version = head.headers.first(name: "sec-websocket-protocol") ?? ExecConnector.versions[1]
                return .opened(version: version)
            }
        }
        var head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: kubernetes.configuration.server.prefix + request.target)
        head.headers.add(name: "host", value: kubernetes.configuration.server.authority)
        for (name, value) in kubernetes.headers(login) { head.headers.add(name: name, value: value) }
        head.headers.add(name: "sec-websocket-protocol", value: Self.versions.joined(separator: ", "))
        let settings = NIOTypedHTTPClientUpgradeConfiguration<Outcome>(
            upgradeRequestHead: head, upgraders: [upgrader]
        ) { channel in
            channel.eventLoop.makeCompletedFuture {
                let answer = channel.eventLoop.makePromise(of: Status.self)
                try channel.pipeline.syncOperations.addHandler(RefusalReader(answer))
                return .refused(answer.futureResult)
            }
        }
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: .init(upgradeConfiguration: settings))
    }

    /// Reads an answer that is no WebSocket.
    private final class RefusalReader: ChannelInboundHandler {
        typealias InboundIn = HTTPClientResponsePart

        private let answer: EventLoopPromise<Status>
        private var head: HTTPResponseHead?
        private var body: [UInt8] = []

        init(_ answer: EventLoopPromise<Status>) {
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body(let part): if body.count < 1024 * 1024 { body += Array(buffer: part) }
            case .end: finish()
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            finish()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            answer.fail(error)
            context.close(promise: nil)
        }

        private func finish() {
            let code = Int(head?.status.code ?? 500)
            answer.succeed(Status(code: code, headers: head?.headers ?? [:], body: body))
        }
    }
}
