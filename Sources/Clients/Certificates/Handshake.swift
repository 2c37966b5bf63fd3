import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import NetworkFailure

/// A TLS connection that is made to see which certificate a server shows, and closed again.
package struct Handshake: Sendable {
    private let host: String
    private let port: Int
    private let name: String?
    private let authorities: String?

    /// - Parameters:
    ///   - name: the name that the server is asked by and checked for; an address is checked as such.
    ///   - authorities: as PEM; the machine's own where it is `nil`.
    package init(host: String, port: Int, name: String?, authorities: String?) {
        self.host = host
        self.port = port
        self.name = name
        self.authorities = authorities
    }

    /// Connects, checks everything, and returns the server's certificate as it was shown.
    package func perform(within patience: Duration = .seconds(10)) async throws -> [UInt8] {
        var settings = TLSConfiguration.makeClientConfiguration()
        settings.minimumTLSVersion = .tlsv12
        if let authorities {
            settings.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8)))
        }
        let context = try NIOSSLContext(configuration: settings)
        let name = name.flatMap { ServerNames.address($0) == nil ? $0 : nil }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let shown = loop.makePromise(of: [UInt8].self)
        let limit = TimeAmount(patience)
        do {
            let channel = try await ClientBootstrap(group: loop).connectTimeout(limit)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: name))
                        try pipeline.addHandler(CertificateReader(shown))
                        channel.eventLoop.assumeIsolated().scheduleTask(in: limit) {
                            shown.fail(ChannelError.connectTimeout(limit))
                        }
                    }
                }
                .connect(host: host, port: port).get()
            let certificate = try await shown.futureResult.get()
            try? await channel.close()
            return certificate
        } catch {
            shown.fail(error)
            throw CertificateError.noHandshake(address: "\(host):\(port)", reason: "\(ConnectionFailure(error))")
        }
    }
}

/// Waits until the handshake is over.
private final class CertificateReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let shown: EventLoopPromise<[UInt8]>

    init(_ shown: EventLoopPromise<[UInt8]>) {
        self.shown = shown
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case TLSUserEvent.handshakeCompleted = event else { return context.fireUserInboundEventTriggered(event) }
        let pipeline = context.pipeline.syncOperations
        do {
            guard let certificate = try pipeline.nioSSL_peerCertificate() else { throw ChannelError.eof }
            shown.succeed(try certificate.toDERBytes())
        } catch {
            shown.fail(error)
        }
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        shown.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        shown.fail(ChannelError.eof)
    }
}
