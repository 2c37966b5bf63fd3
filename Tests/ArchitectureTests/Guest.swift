/// A product of another package, the targets that may use it, and why no other may.
struct Guest: Sendable, CustomStringConvertible {
    let product: String
    let module: String
    let targets: Set<String>
    let reason: String

    var description: String { product }

    init(_ product: String, module: String? = nil, in targets: Set<String>, because reason: String) {
        self.product = product
        self.module = module ?? product
        self.targets = targets
        self.reason = reason
    }

    static let all = [
        Guest(
            "GRDB", in: ["VigieStoreSQLite"],
            because: "SQLite stands behind the store's protocol; rows and statements stop there"),
        Guest(
            "Yams", in: ["FakeKubernetes", "VigiePlan", "VigieCLI", "KubernetesClient"],
            because: "YAML is how a plan or a kubeconfig is written and how a result may be printed, nothing between"),
        Guest(
            "ArgumentParser", in: ["VigieCLI"], because: "words of a command line end where commands begin"),
        Guest(
            "Subprocess", in: ["Tools"],
            because: "every program is started in one way: no secret in its arguments, its whole group ended with it"),
        Guest("SystemPackage", in: ["Tools"], because: "it comes with Subprocess's paths and descriptors"),
        Guest(
            "Crypto",
            in: [
                "FakeKubernetes", "Certificates", "MerkleTree", "AgeFormat", "ShamirSharing", "PostgreSQLClient",
                "VigieLedger",
                "VigieEngine",
                "VigiePlan", "VigieBackups", "VigieSecrets",
                "VigieAccess",
                "VigieNotifications",
            ],
            because: "who signs, seals or digests is worth a list that one can read"),
        Guest(
            "CryptoExtras", in: ["VigieAccess", "AgeFormat"],
            because: "keys are derived from passwords where people have them"),
        Guest("JWTKit", module: "JWTKit", in: ["VigieAccess"], because: "tokens of others are believed in one place"),
        Guest(
            "X509", in: ["FakeKubernetes", "Certificates"],
            because: "certificates are made in one place, and where somebody else's server is played"),
        Guest("SwiftASN1", in: ["FakeKubernetes", "Certificates"], because: "it comes with X509's certificates"),
        Guest("Mustache", in: ["VigieNotifications"], because: "only the text of a message is a user's template"),
        Guest("Hummingbird", in: ["VigieAPI"], because: "requests end where the client protocol begins"),
        Guest("HummingbirdCore", in: ["VigieAPI"], because: "Hummingbird's requests and server are defined in it"),
        Guest("HummingbirdTLS", in: ["VigieAPI"], because: "a connection's secrecy ends where the request does"),
        Guest("HTTPTypes", in: ["VigieAPI"], because: "the names of header fields come with Hummingbird's requests"),
        Guest("Logging", in: ["VigieAPI"], because: "Hummingbird wants a logger; ours says nothing"),
        Guest(
            "AsyncHTTPClient",
            in: [
                "VigieRemoteClient", "VigieAccess", "VigieNotifications", "KubernetesClient", "OpenBaoClient",
                "NetworkFailure", "HTTPCalls",
            ],
            because: "who calls out over the network is worth a list that one can read"),
        Guest(
            "NIOCore",
            in: [
                "FakeKubernetes", "SMTPClient", "KubernetesClient", "OpenBaoClient", "VigieAPI", "VigieRemoteClient",
                "VigieAccess", "VigieNotifications", "NetworkFailure", "Certificates", "HTTPCalls",
            ], because: "bytes of the network are handled at its edge"),
        Guest(
            "NIOTLS", in: ["SMTPClient", "Certificates"],
            because: "a client that turns to TLS midway has to know when it is there"),
        Guest(
            "NIOPosix",
            in: ["FakeKubernetes", "SMTPClient", "KubernetesClient", "NetworkFailure", "Certificates"],
            because: "sockets are opened by clients, and what fails in opening one has a name there"),
        Guest(
            "NIOHTTP1",
            in: [
                "FakeKubernetes", "KubernetesClient", "OpenBaoClient", "VigieAccess", "VigieNotifications",
                "VigieRemoteClient", "HTTPCalls",
            ],
            because: "an upgrade to a WebSocket starts as a request, and a request has a method and headers"),
        Guest(
            "NIOWebSocket", in: ["FakeKubernetes", "KubernetesClient"],
            because: "exec, attach and port-forward speak through a WebSocket"),
        Guest(
            "NIOSSL",
            in: [
                "FakeKubernetes", "SMTPClient", "KubernetesClient", "OpenBaoClient", "VigieAPI", "VigieRemoteClient",
                "NetworkFailure", "Certificates", "HTTPCalls",
            ],
            because: "TLS is spoken at the edge"),
    ]
}
