import FoundationEssentials
import NIOCore
import NIOPosix
import NIOSSL

/// A real TLS server that reads its certificate from a file whenever somebody connects.
struct CertificateServer {
    let port: Int

    static func with(_ file: String, _ body: (CertificateServer) async throws -> Void) async throws {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let text = try String(contentsOfFile: file, encoding: .utf8)
                    let chain = try NIOSSLCertificate.fromPEMBytes(Array(text.utf8))
                    let key = try NIOSSLPrivateKey(bytes: Array(text.utf8), format: .pem)
                    let settings = TLSConfiguration.makeServerConfiguration(
                        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLServerHandler(context: try NIOSSLContext(configuration: settings)))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(CertificateServer(port: listener.localAddress?.port ?? 0))
        } catch {
            try? await listener.close()
            throw error
        }
        try? await listener.close()
    }
}
