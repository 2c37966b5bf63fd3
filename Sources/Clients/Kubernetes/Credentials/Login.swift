import NIOSSL
import Surroundings

/// What one request carries to say who asks.
struct Login: Sendable {
    /// The `Authorization` header's value.
    var authorization: String?
    var certificate: ClientCertificate?

    /// A certificate and its key, ready for TLS.
    struct ClientCertificate: Sendable {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey

        init(chain: [UInt8], key: [UInt8]) throws {
            do {
                self.chain = try NIOSSLCertificate.fromPEMBytes(chain)
                self.key = try NIOSSLPrivateKey(bytes: key, format: .pem)
            } catch {
                throw KubernetesError.configuration(
                    ConfigurationProblem(file: nil, field: "client-certificate", "the certificate or its key is no PEM")
                )
            }
            guard !self.chain.isEmpty else {
                throw KubernetesError.configuration(
                    ConfigurationProblem(file: nil, field: "client-certificate", "there is no certificate in it"))
            }
        }
    }
}

extension Login {
    static func bearer(_ token: String) -> Login { Login(authorization: "Bearer \(token)") }

    /// This one, with what it lacks taken from another.
    func completed(by other: Login) -> Login {
        Login(authorization: authorization ?? other.authorization, certificate: certificate ?? other.certificate)
    }
}
