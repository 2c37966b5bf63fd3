import NIOCore
import NIOPosix
import NIOSSL
import NetworkFailure

/// Hands mails over to a server, one connection each.
package struct SMTPClient: Sendable {
    private let server: SMTPServer

    package init(_ server: SMTPServer) {
        self.server = server
    }

    /// Hands a mail over.
    ///
    /// When it throws at the end of DATA the server may have taken the mail all the same: one that is sent again has to
    /// carry the same identifier.
    /// - Throws: `SMTPError`; `CancellationError` when the task was cancelled, after the socket was closed.
    package func send(_ message: MailMessage) async throws -> SMTPReceipt {
        guard !message.to.isEmpty else { throw SMTPError.protocolViolation("a mail to nobody") }
        let settings = try TLSSettings(server)
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let promise = loop.makePromise(of: SMTPReceipt.self)
        let channel: any Channel
        do {
            channel = try await connect(message, settings, loop, promise)
        } catch {
            let failure = SMTPError.unreachable(host: server.host, reason: "\(ConnectionFailure(error))")
            promise.fail(failure)
            throw failure
        }
        return try await withTaskCancellationHandler {
            do {
                return try await promise.futureResult.get()
            } catch {
                try Task.checkCancellation()
                throw error
            }
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func connect(
        _ message: MailMessage, _ settings: TLSSettings?, _ loop: any EventLoop,
        _ promise: EventLoopPromise<SMTPReceipt>
    ) async throws -> any Channel {
        let (server, patience) = (server, TimeAmount(server.patience))
        let limit = TimeAmount(server.timeLimit)
        return try await ClientBootstrap(group: loop)
            .connectTimeout(min(patience, limit))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if server.security == .tls, let settings { try pipeline.addHandler(settings.handler()) }
                    try pipeline.addHandler(IdleStateHandler(readTimeout: patience))
                    let handler = SMTPHandler(server: server, message: message, promise: promise) {
                        guard let settings else { throw SMTPError.noTLS }
                        return try settings.handler()
                    }
                    try pipeline.addHandler(handler)
                    let context = try pipeline.context(handler: handler)
                    let expiry = channel.eventLoop.assumeIsolated().scheduleTask(in: limit) {
                        handler.expire(context: context)
                    }
                    promise.futureResult.whenComplete { _ in expiry.cancel() }
                }
            }
            .connect(host: server.host, port: server.port).get()
    }
}

/// What TLS is made with, for one server.
private struct TLSSettings: Sendable {
    private let context: NIOSSLContext
    private let name: String?

    /// - Returns: `nil` for a server that is spoken to in clear.
    init?(_ server: SMTPServer) throws {
        guard server.security != .none else { return nil }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let file = server.authorities { configuration.trustRoots = .file(file) }
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw SMTPError.badCertificate(
                reason: server.authorities.map { "The authorities in \($0) cannot be read." } ?? "No authorities.")
        }
        let isAddress = (try? SocketAddress(ipAddress: server.host, port: 0)) != nil
        name = isAddress ? nil : server.host
    }

    func handler() throws -> NIOSSLClientHandler {
        try NIOSSLClientHandler(context: context, serverHostname: name)
    }
}
