import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// Opens WebSockets to the API server, through a proxy where there is one.
struct SocketConnector: Sendable {
    let kubernetes: Kubernetes
    let request: APIRequest
    /// What may be spoken, the best first.
    let versions: [String]

    typealias Upgrade = EventLoopFuture<EventLoopFuture<SocketOutcome>>

    /// - Throws: `KubernetesError.status` with the server's own words where it refuses.
    func open() async throws -> Socket {
        var hasRenewed = false
        while true {
            try await kubernetes.limiter.wait()
            let (login, generation) = try await kubernetes.logins.login()
            do {
                let limit = kubernetes.options.deadline
                return try await Deadline.within(limit, request: request.summary, late: Self.hangUp) {
                    try await open(as: login)
                }
            } catch let error as KubernetesError where error.isUnauthorized && !hasRenewed {
                guard await kubernetes.logins.refused(generation: generation) else { throw error }
                hasRenewed = true
            } catch let error where Kubernetes.isTransportError(error) {
                try Task.checkCancellation()
                throw kubernetes.translated(error, request)
            }
        }
    }

    private static func hangUp(_ socket: Socket) {
        socket.hangUp()
    }

    private func open(as login: Login) async throws -> Socket {
        let (channel, upgrade) = try await connect(login)
        // Nothing of this ends by itself when the task is cancelled: closing the channel ends all of it.
        return try await withTaskCancellationHandler {
            do {
                switch try await upgrade.get().get() {
                case .opened(let version, let flow):
                    try Task.checkCancellation()
                    let frames = SocketFrames(flow: flow, kubernetes: kubernetes, request: request)
                    return Socket(version: version, channel: channel, frames: frames)
                case .refused(let answer):
                    throw KubernetesError.status(try await answer.get(), request: request.summary)
                }
            } catch {
                try? await channel.close()
                throw error
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func connect(_ login: Login) async throws -> (any Channel, Upgrade) {
        let configuration = kubernetes.configuration
        let server = configuration.server
        let secure = server.isSecure ? try context(login) : nil
        let (host, port) = configuration.proxy.map { ($0.host, $0.port) } ?? (server.host, server.port)
        return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(.nanoseconds(Int64(kubernetes.options.connectTimeout / .nanoseconds(1))))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    var isThrough = channel.eventLoop.makeSucceededVoidFuture()
                    if let proxy = configuration.proxy {
                        let promise = channel.eventLoop.makePromise(of: Void.self)
                        let greeting = ProxyGreeting(proxy, host: server.host, port: server.port)
                        try pipeline.addHandler(ProxyHandler(greeting, promise))
                        isThrough = promise.futureResult
                    }
                    let upgrade = isThrough.flatMapThrowing {
                        if let secure { try channel.pipeline.syncOperations.addHandler(handler(secure)) }
                        return try startUpgrade(channel, login)
                    }
                    return (channel, upgrade)
                }
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
        let isAddress = KubernetesConfiguration.isAddress(host)
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }

    private func startUpgrade(_ channel: any Channel, _ login: Login) throws -> EventLoopFuture<SocketOutcome> {
        let upgrader = NIOTypedWebSocketClientUpgrader<SocketOutcome>(maxFrameSize: 16 * 1024 * 1024) {
            [versions, request, silence = kubernetes.options.socketSilence] channel, head in
            channel.eventLoop.makeCompletedFuture {
                let flow = SocketFlow(channel)
                let handler = SocketFrameHandler(flow, silence: silence, request: request.summary)
                try channel.pipeline.syncOperations.addHandler(handler)
                let version = head.headers.first(name: "sec-websocket-protocol") ?? versions.last ?? ""
                return .opened(version: version, flow)
            }
        }
        let upgrade = NIOTypedHTTPClientUpgradeConfiguration<SocketOutcome>(
            upgradeRequestHead: head(login), upgraders: [upgrader]
        ) { channel in
            channel.eventLoop.makeCompletedFuture {
                let answer = channel.eventLoop.makePromise(of: Status.self)
                try channel.pipeline.syncOperations.addHandler(RefusalReader(answer))
                return .refused(answer.futureResult)
            }
        }
        var pipeline = NIOUpgradableHTTPClientPipelineConfiguration(upgradeConfiguration: upgrade)
        // The first frames may come in one piece with the answer. Dropped, as they are unless one says so, they leave
        // whoever waits for them waiting for good.
        pipeline.leftOverBytesStrategy = .forwardBytes
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(configuration: pipeline)
    }

    private func head(_ login: Login) -> HTTPRequestHead {
        let server = kubernetes.configuration.server
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: server.prefix + request.target)
        head.headers.add(name: "host", value: server.authority)
        for (name, value) in kubernetes.headers(login) { head.headers.add(name: name, value: value) }
        head.headers.add(name: "sec-websocket-protocol", value: versions.joined(separator: ", "))
        return head
    }
}
