import NIOSSL

extension SMTPError {
    /// What an error of the TLS below means; `nil` for one that is none of it.
    init?(tls error: any Error) {
        switch error {
        case NIOSSLError.handshakeFailed(let failure):
            let reason = String(describing: failure)
            self =
                reason.contains("CERTIFICATE_VERIFY_FAILED")
                ? .badCertificate(reason: "It is not signed by an authority that is trusted here.")
                : .tlsFailed(reason: reason.contains("WRONG_VERSION") ? "The server does not speak TLS there." : "")
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            self = .badCertificate(reason: "It does not name this server.")
        case is NIOSSLExtraError:
            self = .badCertificate(reason: "It does not name this server.")
        case NIOSSLError.uncleanShutdown: return nil
        case is NIOSSLError, is BoringSSLError: self = .tlsFailed(reason: "")
        default: return nil
        }
    }
}
