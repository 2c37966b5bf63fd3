import AsyncHTTPClient
import NIOCore
import NIOSSL
import VigieClient

/// Asks a server, over HTTP.
package struct RemoteClient: Client {
    let connection: Connection

    /// Asks a server for the length of `body`.
    package static func open<Value>(
        _ access: ServerAccess, _ body: (RemoteClient) async throws -> Value
    ) async throws -> Value {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(10)
        configuration.httpVersion = .http1Only
        if let path = access.authorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
                throw RemoteError.badAuthorities(path)
            }
            tls.additionalTrustRoots = [.certificates(certificates)]
            configuration.tlsConfiguration = tls
        }
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let value = try await body(RemoteClient(connection: Connection(http: http, access: access)))
            try await http.shutdown()
            return value
        } catch {
            try? await http.shutdown()
            throw error
        }
    }
}
