import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Why a conversation with a server did not come about, or broke off. Its words never hold an address or what was sent.
package enum ConnectionFailure: Hashable, Sendable {
    case unknownName
    case refused
    case unreachableNetwork
    case timedOut
    case brokenOff
    /// The server's certificate is signed by nobody who is believed here.
    case untrustedCertificate
    case certificateOfAnother
    /// What answered does not speak TLS, or not a version of it that both know.
    case noTLS
    case other(String)

    package init(_ error: any Error) {
        self =
            switch error {
            case let error as NIOConnectionError: Self.connecting(error)
            case let error as HTTPClientError: Self.asking(error)
            case let error as IOError: Self.system(error.errnoCode)
            case let error as NIOSSLError: Self.securing(error)
            case is NIOSSLExtraError: .certificateOfAnother
            case is BoringSSLError: .noTLS
            case ChannelError.connectTimeout: .timedOut
            case is ChannelError: .brokenOff
            default: .other(String(describing: type(of: error)))
            }
    }

    private static func connecting(_ error: NIOConnectionError) -> ConnectionFailure {
        guard let first = error.connectionErrors.first else { return .unknownName }
        return ConnectionFailure(first.error)
    }

    private static func asking(_ error: HTTPClientError) -> ConnectionFailure {
        switch error {
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
            .httpProxyHandshakeTimeout,
            .socksHandshakeTimeout, .getConnectionFromPoolTimeout:
            .timedOut
        case .remoteConnectionClosed, .uncleanShutdown: .brokenOff
        default: .other(error.shortDescription)
        }
    }

    private static func system(_ code: Int32) -> ConnectionFailure {
        switch code {
        case ECONNREFUSED: .refused
        case ECONNRESET, EPIPE, ECONNABORTED: .brokenOff
        case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN: .unreachableNetwork
        case ETIMEDOUT: .timedOut
        default: .other("error \(code) of the system")
        }
    }

    private static func securing(_ error: NIOSSLError) -> ConnectionFailure {
        switch error {
        case .handshakeFailed(let failure):
            String(describing: failure).contains("CERTIFICATE_VERIFY_FAILED") ? .untrustedCertificate : .noTLS
        case .unableToValidateCertificate, .noCertificateToValidate: .certificateOfAnother
        case .uncleanShutdown: .brokenOff
        default: .noTLS
        }
    }
}

extension ConnectionFailure: CustomStringConvertible {
    /// A clause without a capital at its beginning or a full stop at its end.
    package var description: String {
        switch self {
        case .unknownName: "nobody knows its name"
        case .refused: "the connection was refused"
        case .unreachableNetwork: "there is no way through the network"
        case .timedOut: "no answer came in time"
        case .brokenOff: "the connection was broken off"
        case .untrustedCertificate: "its certificate is signed by no authority that is trusted here"
        case .certificateOfAnother: "its certificate does not name it"
        case .noTLS: "it does not speak TLS there, or not as we do"
        case .other(let words): words
        }
    }
}
