/// Everything that is needed to speak to one API server as somebody.
package struct KubernetesConfiguration: Hashable, Sendable {
    package var server: ServerURL
    package var trust: Trust
    /// The name the server's certificate is checked against, where it is not the host's.
    package var tlsServerName: String?
    package var proxy: ProxyURL?
    package var credentials: Credentials
    package var impersonation: Impersonation?
    /// Where objects live when nothing else is said.
    package var namespace: String

    /// Which servers are believed.
    package enum Trust: Hashable, Sendable {
        /// The machine's own list of authorities.
        case system
        /// These authorities and no other, as PEM.
        case authorities(pem: [UInt8])
        /// Anyone. Whoever sits between can read and change everything.
        case anyone
    }

    package init(
        server: ServerURL, trust: Trust = .system, tlsServerName: String? = nil, proxy: ProxyURL? = nil,
        credentials: Credentials = .none, impersonation: Impersonation? = nil, namespace: String = "default"
    ) {
        self.server = server
        self.trust = trust
        self.tlsServerName = tlsServerName
        self.proxy = proxy
        self.credentials = credentials
        self.impersonation = impersonation
        self.namespace = namespace
    }
}

/// How one says who one is.
package enum Credentials: Hashable, Sendable {
    case none
    case token(Concealed<String>)
    /// Read again and again, because whoever wrote the file renews it.
    case tokenFile(String)
    case basic(user: String, password: Concealed<String>)
    case certificate(chain: [UInt8], key: Concealed<[UInt8]>)
    /// A certificate on the way in, and a token beside it.
    indirect case both(certificate: Credentials, Credentials)
    /// A program that is asked.
    case plugin(ExecPlugin)
}

/// Acting as somebody else; the server must allow it.
package struct Impersonation: Hashable, Sendable {
    package var user: String
    package var groups: [String]
    package var uid: String?
    package var extra: [String: [String]]

    package init(user: String, groups: [String] = [], uid: String? = nil, extra: [String: [String]] = [:]) {
        self.user = user
        self.groups = groups
        self.uid = uid
        self.extra = extra
    }
}
