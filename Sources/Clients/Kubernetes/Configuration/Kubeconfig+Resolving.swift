import FoundationEssentials
import JSONTree

extension Kubeconfig {
    /// What a context stands for; the current one where none is named.
    package func configuration(context name: String? = nil) throws -> KubernetesConfiguration {
        guard let chosen = name ?? currentContext else {
            throw ConfigurationProblem(
                file: paths.joined(separator: ":"), field: "current-context", "no context is chosen")
        }
        guard let context = contexts[chosen] else {
            throw ConfigurationProblem(
                file: paths.joined(separator: ":"), field: "contexts",
                "there is no context \(chosen)"
                    + (contexts.isEmpty ? "" : "; there are \(contextNames.joined(separator: ", "))"))
        }
        let fields = KubeconfigFields(context)
        guard let clusterName = try fields.text("cluster") else {
            throw fields.place.problem("context.cluster", "a cluster is missing")
        }
        guard let cluster = clusters[clusterName] else {
            throw fields.place.problem("context.cluster", "there is no cluster \(clusterName)")
        }
        var configuration = try Self.server(KubeconfigFields(cluster))
        configuration.namespace = try fields.text("namespace") ?? "default"
        guard let userName = try fields.text("user") else { return configuration }
        guard let user = users[userName] else {
            throw fields.place.problem("context.user", "there is no user \(userName)")
        }
        let login = KubeconfigFields(user)
        configuration.credentials = try Self.credentials(login, of: KubeconfigFields(cluster))
        configuration.impersonation = try Self.impersonation(login)
        return configuration
    }

    private static func server(_ fields: KubeconfigFields) throws -> KubernetesConfiguration {
        guard let address = try fields.text("server") else {
            throw fields.place.problem("cluster.server", "an address is missing")
        }
        guard let server = ServerURL(address) else {
            throw fields.place.problem("cluster.server", "this should be an address like https://host:6443")
        }
        var configuration = KubernetesConfiguration(server: server)
        let authorities = try fields.content(data: "certificate-authority-data", file: "certificate-authority")
        if try fields.flag("insecure-skip-tls-verify") {
            guard authorities == nil else {
                throw fields.place.problem(
                    "cluster.insecure-skip-tls-verify", "an authority is given too; which of the two is meant?")
            }
            configuration.trust = .anyone
        } else if let authorities {
            configuration.trust = .authorities(pem: authorities)
        }
        configuration.tlsServerName = try fields.text("tls-server-name")
        if let text = try fields.text("proxy-url") {
            guard let proxy = ProxyURL(text) else {
                throw fields.place.problem("cluster.proxy-url", "this should be an http:// or socks5:// address")
            }
            configuration.proxy = proxy
        }
        if let (field, reason) = configuration.refusal { throw fields.place.problem("cluster.\(field)", reason) }
        return configuration
    }

    private static func credentials(_ fields: KubeconfigFields, of cluster: KubeconfigFields) throws -> Credentials {
        if try fields.section("auth-provider") != nil {
            throw fields.place.problem("user.auth-provider", "this is no longer supported by Kubernetes; use exec")
        }
        let certificate = try certificate(fields)
        let word: Credentials? =
            if let plugin = try fields.section("exec") {
                .plugin(try ExecPlugin(plugin, cluster: cluster))
            } else if let path = try fields.text("tokenFile") {
                .tokenFile(fields.place.absolute(path))
            } else if let token = try fields.text("token") {
                .token(Concealed(token))
            } else if let user = try fields.text("username") {
                .basic(user: user, password: Concealed(try fields.text("password") ?? ""))
            } else {
                nil
            }
        return switch (certificate, word) {
        case (let certificate?, let word?): .both(certificate: certificate, word)
        case (let certificate?, nil): certificate
        case (nil, let word?): word
        case (nil, nil): .none
        }
    }

    private static func certificate(_ fields: KubeconfigFields) throws -> Credentials? {
        let chain = try fields.content(data: "client-certificate-data", file: "client-certificate")
        let key = try fields.content(data: "client-key-data", file: "client-key")
        switch (chain, key) {
        case (nil, nil): return nil
        case (let chain?, let key?): return .certificate(chain: chain, key: Concealed(key))
        case (nil, _?): throw fields.place.problem("user.client-certificate", "a key without its certificate")
        case (_?, nil): throw fields.place.problem("user.client-key", "a certificate without its key")
        }
    }

    private static func impersonation(_ fields: KubeconfigFields) throws -> Impersonation? {
        let groups = try fields.texts("as-groups")
        let uid = try fields.text("as-uid")
        var extra: [String: [String]] = [:]
        if let section = try fields.section("as-user-extra") {
            for name in (section.tree.object ?? [:]).keys { extra[name] = try section.texts(name) }
        }
        guard let user = try fields.text("as") else {
            guard groups.isEmpty, uid == nil, extra.isEmpty else {
                throw fields.place.problem("user.as", "as-groups, as-uid and as-user-extra need a user too")
            }
            return nil
        }
        return Impersonation(user: user, groups: groups, uid: uid, extra: extra)
    }
}
