import Foundation
import KubernetesClient
import Testing

@Suite struct KubeconfigTests {
    private func whole(_ user: String = "token: secret-token", cluster: String = "server: https://example.org:6443")
        -> String
    {
        """
        current-context: c
        clusters: [{name: k, cluster: {\(cluster)}}]
        users: [{name: u, user: {\(user)}}]
        contexts: [{name: c, context: {cluster: k, user: u, namespace: shop}}]
        """
    }

    @Test func `of two entries with one name the first file's counts`() throws {
        try Scratch.use { folder in
            let first = try folder.write("a", "current-context: one\ncontexts: [{name: one, context: {cluster: k}}]\n")
            let second = try folder.write(
                "b",
                """
                current-context: two
                clusters: [{name: k, cluster: {server: "https://second:1"}}]
                contexts: [{name: one, context: {cluster: other}}, {name: two, context: {cluster: k}}]
                """)
            let config = try Kubeconfig(list: "\(first):\(second):\(folder.path)/none", home: nil)
            #expect(config.currentContext == "one")
            #expect(try config.configuration().server.description == "https://second:1")
            #expect(config.contextNames == ["one", "two"])
        }
    }

    @Test func `paths are relative to the file that has them`() throws {
        try Scratch.use { folder in
            try folder.write("token", "from-file\n")
            let path = try folder.write("config", whole("tokenFile: token"))
            let configuration = try Kubeconfig(paths: [path]).configuration()
            #expect(configuration.credentials == .tokenFile("\(folder.path)/token"))
        }
    }

    @Test func `what stands in the entry wins over the file it names`() throws {
        let user =
            "client-certificate-data: \(Data("CHAIN".utf8).base64EncodedString()), client-certificate: /nowhere, "
            + "client-key-data: \(Data("KEY".utf8).base64EncodedString())"
        let configuration = try Kubeconfig(text: whole(user)).configuration()
        #expect(
            configuration.credentials == .certificate(chain: Array("CHAIN".utf8), key: Concealed(Array("KEY".utf8))))
    }

    @Test func `everything about a cluster is read`() throws {
        let cluster =
            #"server: "https://10.0.0.1:6443/k8s/", tls-server-name: api.test, proxy-url: "http://u%40x:p%3a%2F@proxy:3128""#
        let configuration = try Kubeconfig(text: whole(cluster: cluster)).configuration()
        #expect(configuration.server.description == "https://10.0.0.1:6443/k8s")
        #expect(configuration.tlsServerName == "api.test")
        #expect(configuration.proxy?.host == "proxy")
        #expect(configuration.proxy?.user == "u@x")
        #expect(configuration.proxy?.password?.reveal() == "p:/")
        #expect(configuration.namespace == "shop")
        #expect(configuration.trust == .system)
    }

    @Test func `impersonation is read`() throws {
        let user = "token: t, as: jane, as-groups: [a, b], as-uid: \"7\", as-user-extra: {scopes: [x, y]}"
        let configuration = try Kubeconfig(text: whole(user)).configuration()
        #expect(
            configuration.impersonation
                == Impersonation(user: "jane", groups: ["a", "b"], uid: "7", extra: ["scopes": ["x", "y"]]))
    }

    @Test func `secrets are in no description`() throws {
        let configuration = try Kubeconfig(text: whole()).configuration()
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("secret-token"))
        #expect(!"\(configuration)".contains("secret-token"))
        #expect(!String(reflecting: configuration).contains("secret-token"))
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let user: String
        let cluster: String
        let says: String

        init(
            _ description: String, user: String = "token: t", cluster: String = "server: \"https://h:1\"", says: String
        ) {
            testDescription = description
            self.user = user
            self.cluster = cluster
            self.says = says
        }
    }

    @Test(arguments: [
        Wrong("no server", cluster: "", says: "clusters[k].cluster.server: an address is missing"),
        Wrong("no address", cluster: "server: nonsense", says: "clusters[k].cluster.server: this should be an address"),
        Wrong(
            "bad proxy", cluster: "server: \"https://h:1\", proxy-url: \"ftp://x\"",
            says: "clusters[k].cluster.proxy-url"),
        Wrong(
            "a login to SOCKS", cluster: "server: \"https://h:1\", proxy-url: \"socks5://me:word@x\"",
            says: "clusters[k].cluster.proxy-url: a login to a SOCKS5 proxy is not supported"),
        Wrong(
            "an escape that is none", cluster: "server: \"https://h:1\", proxy-url: \"http://me:w%4@x\"",
            says: "clusters[k].cluster.proxy-url: this should be"),
        Wrong(
            "an address behind a proxy", cluster: "server: \"https://10.0.0.1:6443\", proxy-url: \"http://x\"",
            says: "clusters[k].cluster.tls-server-name: behind a proxy"),
        Wrong(
            "not base 64", cluster: "server: \"https://h:1\", certificate-authority-data: \"%%\"",
            says: "clusters[k].certificate-authority-data: this is not base 64"),
        Wrong(
            "no such file", cluster: "server: \"https://h:1\", certificate-authority: /none/ca.crt",
            says: "clusters[k].certificate-authority: /none/ca.crt cannot be read"),
        Wrong(
            "trust and distrust",
            cluster: "server: \"https://h:1\", insecure-skip-tls-verify: true, certificate-authority-data: QUJD",
            says: "an authority is given too"),
        Wrong("a key alone", user: "client-key-data: QUJD", says: "users[u].user.client-certificate: a key without"),
        Wrong("a certificate alone", user: "client-certificate-data: QUJD", says: "users[u].user.client-key"),
        Wrong("groups alone", user: "token: t, as-groups: [a]", says: "users[u].user.as: as-groups"),
        Wrong(
            "old provider", user: "auth-provider: {name: gcp}", says: "users[u].user.auth-provider: this is no longer"),
        Wrong(
            "plugin of another version", user: "exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}",
            says: "users[u].exec.apiVersion: only"),
        Wrong(
            "plugin without a command", user: "exec: {apiVersion: client.authentication.k8s.io/v1beta1}",
            says: "users[u].exec.command: a command is missing"),
        Wrong(
            "plugin without a mode", user: "exec: {apiVersion: client.authentication.k8s.io/v1, command: x}",
            says: "users[u].exec.interactiveMode"),
        Wrong("a token that is a list", user: "token: [a]", says: "users[u].token: this should be a text"),
    ])
    func `an error names the file and the field`(wrong: Wrong) throws {
        let error = #expect(throws: ConfigurationProblem.self) {
            try Kubeconfig(text: whole(wrong.user, cluster: wrong.cluster), path: "/home/me/config").configuration()
        }
        #expect(error?.description.hasPrefix("/home/me/config: ") == true)
        #expect(error?.description.contains(wrong.says) == true, "\(error?.description ?? "")")
    }

    @Test func `a broken file is told without its contents`() throws {
        let error = #expect(throws: ConfigurationProblem.self) {
            try Kubeconfig(text: "users:\n- token: \"very-secret\n", path: "config")
        }
        #expect(error?.description.contains("line") == true)
        #expect(error?.description.contains("very-secret") == false)
    }

    @Test func `a context that is not there is told with those that are`() throws {
        let error = #expect(throws: ConfigurationProblem.self) {
            try Kubeconfig(text: whole()).configuration(context: "x")
        }
        #expect(error?.description.contains("there is no context x; there are c") == true)
    }

    @Test func `a pod finds its configuration in itself`() throws {
        try Scratch.use { folder in
            try folder.write("token", "t")
            try folder.write("ca.crt", "CA")
            try folder.write("namespace", "shop\n")
            let configuration = try InCluster.configuration(host: "fd00::1", port: "443", directory: folder.path)
            #expect(configuration.server.description == "https://[fd00::1]:443")
            #expect(configuration.namespace == "shop")
            #expect(configuration.credentials == .tokenFile("\(folder.path)/token"))
            #expect(throws: ConfigurationProblem.self) { try InCluster.configuration(host: nil, port: nil) }
        }
    }
}
