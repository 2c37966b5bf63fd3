package import Wording

/// Why a certificate is none, or does not fit.
package enum CertificateError: Error, Hashable, Sendable {
    case unreadable(what: String)
    case anotherKey
    /// It is not good for this name, not signed by the authority, or not valid now.
    case notValid(name: String, reason: String)
    case noHandshake(address: String, reason: String)
}

extension CertificateError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unreadable(let what):
            Problem(
                code: "certificate.unreadable", title: "What should be a certificate or a key is none.", detail: what)
        case .anotherKey:
            Problem(
                code: "certificate.another-key", nature: .failed,
                title: "The certificate was made for another key.")
        case .notValid(let name, let reason):
            Problem(
                code: "certificate.not-valid", nature: .failed, title: "The certificate does not convince.",
                detail: "\(name): \(reason)")
        case .noHandshake(let address, let reason):
            Problem(
                code: "certificate.no-handshake", nature: .unreachable,
                title: "No TLS connection that can be trusted comes about.", detail: "\(address): \(reason)")
        }
    }
}
