import AsyncHTTPClient
import NIOCore
import NIOSSL

/// How the server is recognised, and reached.
struct TLSSettings: Sendable {
    let base: TLSConfiguration
    /// The host in the addresses of requests: the one the certificate is checked against.
    let checkedHost: String
    private let realHost: String

    init(_ configuration: KubernetesConfiguration) throws {
        if let (field, reason) = configuration.refusal {
            throw KubernetesError.configuration(ConfigurationProblem(file: nil, field: field, reason))
        }
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        switch configuration.trust {
        case .system: break
        case .anyone: tls.certificateVerification = .none
        case .authorities(let pem):
            guard let authorities = try? NIOSSLCertificate.fromPEMBytes(pem), !authorities.isEmpty else {
                throw KubernetesError.configuration(
                    ConfigurationProblem(file: nil, field: "certificate-authority", "there is no PEM certificate in it")
                )
            }
            tls.trustRoots = .certificates(authorities)
        }
        base = tls
        realHost = configuration.server.host
        checkedHost = configuration.tlsServerName ?? configuration.server.host
    }

    /// The settings of a connection that shows a certificate; `nil` where the client's own will do.
    func configuration(for login: Login) -> TLSConfiguration? {
        guard let certificate = login.certificate else { return nil }
        var tls = base
        tls.certificateChain = certificate.chain.map { .certificate($0) }
        tls.privateKey = .privateKey(certificate.key)
        return tls
    }

    func clientConfiguration(
        _ configuration: KubernetesConfiguration, _ options: KubernetesOptions
    ) -> HTTPClient.Configuration {
        var http = HTTPClient.Configuration(tlsConfiguration: base)
        http.httpVersion = .http1Only
        http.redirectConfiguration = .disallow
        http.timeout.connect = .nanoseconds(Int64(options.connectTimeout / .nanoseconds(1)))
        // Every watch holds a connection; the pool must never make a request wait for one of them to end.
        http.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        http.connectionPool.retryConnectionEstablishment = false
        if checkedHost != realHost { http.dnsOverride = [checkedHost: realHost] }
        http.proxy = configuration.proxy.map(Self.proxy)
        return http
    }

    private static func proxy(_ address: ProxyURL) -> HTTPClient.Configuration.Proxy {
        switch address.kind {
        case .socks5: return .socksServer(host: address.host, port: address.port)
        case .http:
            guard let user = address.user else { return .server(host: address.host, port: address.port) }
            return .server(
                host: address.host, port: address.port,
                authorization: .basic(username: user, password: address.password?.reveal() ?? ""))
        }
    }
}
