import FakeKubernetes
import Foundation
import JSONTree
import KubernetesClient
import Surroundings
import Testing
import VigieTestSupport
import Wording

/// How one says who one is, to a server that checks.
@Suite struct CredentialsTests {
    private static func whoAmI(_ configuration: KubernetesConfiguration, world: World = .system) async throws -> String
    {
        var options = KubernetesOptions()
        options.world = world
        return try await Kubernetes.with(configuration, options: options) { try await $0.whoAmI().user }
    }

    static func configuration(_ fake: FakeKubernetes, _ user: String, in folder: Scratch) throws
        -> KubernetesConfiguration
    {
        let text = fake.kubeconfig().replacing(#/token: .*/#, with: user)
        return try Kubeconfig(paths: [try folder.write("config", text)]).configuration()
    }

    @Test func `a client certificate says who one is`() async throws {
        try await FakeKubernetes.with { fake in
            let identity = try fake.certificates.client(FakePerson("jane", groups: ["ops"]))
            var configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            configuration.credentials = .certificate(
                chain: Array(identity.certificate.utf8), key: Concealed(Array(identity.key.utf8)))
            #expect(try await Self.whoAmI(configuration) == "jane")
        }
    }

    @Test func `a token file is read again`() async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                fake.cluster.admit(FakePerson("first", groups: ["system:authenticated"]), token: "one")
                fake.cluster.admit(FakePerson("second", groups: ["system:authenticated"]), token: "two")
                try folder.write("token", "one")
                let clock = ManualClock()
                var options = KubernetesOptions()
                options.world = World(clock: clock, random: SystemRandomSource())
                let configuration = try Self.configuration(fake, "tokenFile: token", in: folder)
                try await Kubernetes.with(configuration, options: options) { kubernetes in
                    #expect(try await kubernetes.whoAmI().user == "first")
                    try folder.write("token", "two")
                    #expect(try await kubernetes.whoAmI().user == "first")
                    clock.advance(by: .seconds(61))
                    #expect(try await kubernetes.whoAmI().user == "second")
                    // One that is refused is read again at once.
                    fake.cluster.revoke(token: "two")
                    try folder.write("token", "one")
                    #expect(try await kubernetes.whoAmI().user == "first")
                }
            }
        }
    }

    @Test func `a pod finds its server, and goes on when its token has ended and another stands there`() async throws {
        let clock = ManualClock(start: Timestamp(seconds: 1_767_571_200))
        let world = World(clock: clock, random: SystemRandomSource())
        try await FakeKubernetes.with(world: world) { fake in
            try await Scratch.with { folder in
                var options = KubernetesOptions()
                options.world = world
                let admin = try Kubeconfig(text: fake.kubeconfig()).configuration()
                try await Kubernetes.with(admin, options: options) { admin in
                    let accounts = admin.resources(ServiceAccount.self, in: "default")
                    _ = try await accounts.create(ServiceAccount(name: "app"))
                    func handOut() async throws {
                        let token = try await accounts.token(for: "app", lasting: .seconds(3600)).token
                        try folder.write("token", token.reveal() + "\n")
                    }
                    try await handOut()
                    try folder.write("ca.crt", fake.certificates.authority)
                    try folder.write("namespace", "default")
                    let pod = try InCluster.configuration(
                        host: "127.0.0.1", port: String(fake.port), directory: folder.path)
                    try await Kubernetes.with(pod, options: options) { kubernetes in
                        #expect(try await kubernetes.whoAmI().user == "system:serviceaccount:default:app")
                        clock.advance(by: .seconds(3601))
                        let error = await Behaviour.refusal { _ = try await kubernetes.whoAmI() }
                        #expect(error?.isUnauthorized == true)
                        try await handOut()
                        let user = try await kubernetes.whoAmI().user
                        #expect(user == "system:serviceaccount:default:app")
                    }
                }
            }
        }
    }

    static func plugin(
        _ folder: Scratch, _ status: String, version: String = "v1", before: String = ""
    ) async throws -> String {
        let script = """
            #!/bin/sh
            echo run >> "$(dirname "$0")/runs"
            \(before)
            cat <<END
            {"apiVersion":"client.authentication.k8s.io/\(version)","kind":"ExecCredential","status":\(status)}
            END
            """
        try await ScratchProgram.write(script, to: folder.path + "/plugin")
        return """
            exec: {apiVersion: client.authentication.k8s.io/\(version), command: ./plugin, args: [a], interactiveMode: Never, \
            provideClusterInfo: true, installHint: get it somewhere, env: [{name: WHO, value: admin}]}
            """
    }

    static func runs(_ folder: Scratch) -> Int {
        ((try? folder.read("runs")) ?? "").split(separator: "\n").count
    }

    @Test(arguments: ["v1", "v1beta1"]) func `a plugin's token is used until it expires`(version: String) async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                let clock = ManualClock(start: Timestamp(seconds: 1_767_571_200))
                var options = KubernetesOptions()
                options.world = World(clock: clock, random: SystemRandomSource())
                let user = try await Self.plugin(
                    folder, #"{"token":"${WHO}-token","expirationTimestamp":"2026-01-05T01:00:00Z"}"#, version: version)
                let configuration = try Self.configuration(fake, user, in: folder)
                try await Kubernetes.with(configuration, options: options) { kubernetes in
                    for _ in 0..<3 {
                        let user = try await kubernetes.whoAmI().user
                        #expect(user == "admin")
                    }
                    #expect(Self.runs(folder) == 1)
                    clock.advance(by: .seconds(3595))
                    _ = try? await kubernetes.whoAmI()
                    #expect(Self.runs(folder) == 2)
                }
            }
        }
    }

    @Test func `a plugin is asked again when its token is refused`() async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                let user = try await Self.plugin(
                    folder, #"{"token":"$TOKEN"}"#, before: #"TOKEN=$(cat "$(dirname "$0")/now")"#)
                try folder.write("now", "admin-token")
                let configuration = try Self.configuration(fake, user, in: folder)
                try await Kubernetes.with(configuration) { kubernetes in
                    #expect(try await kubernetes.whoAmI().user == "admin")
                    fake.cluster.admit(FakePerson("next", groups: ["system:authenticated"]), token: "next-token")
                    fake.cluster.revoke(token: "admin-token")
                    try folder.write("now", "next-token")
                    #expect(try await kubernetes.whoAmI().user == "next")
                    #expect(Self.runs(folder) == 2)
                }
            }
        }
    }

    @Test func `a plugin may hand out a certificate`() async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                let identity = try fake.certificates.client(FakePerson("jane"))
                let status: JSONValue = [
                    "clientCertificateData": .string(identity.certificate), "clientKeyData": .string(identity.key),
                ]
                try folder.write("status", status.canonicalText)
                let user = try await Self.plugin(
                    folder, #"$STATUS"#, before: #"STATUS=$(cat "$(dirname "$0")/status")"#)
                #expect(try await Self.whoAmI(try Self.configuration(fake, user, in: folder)) == "jane")
            }
        }
    }

    @Test func `a plugin is told of the cluster it is for`() async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                let before = #"echo "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info""#
                let user = try await Self.plugin(folder, #"{"token":"admin-token"}"#, before: before)
                _ = try await Self.whoAmI(try Self.configuration(fake, user, in: folder))
                let info = try JSONValue(parsing: try folder.read("info"))
                #expect(info.value(at: ["spec", "cluster", "server"])?.string == fake.address)
                #expect(info.value(at: ["spec", "interactive"]) == false)
            }
        }
    }

    @Test(arguments: [
        (#"{}"#, "it handed out neither"), (#"{"clientKeyData":"x"}"#, "a certificate and its key come together"),
        (#"{"token":"t","expirationTimestamp":"soon"}"#, "its expirationTimestamp is no time"),
    ])
    func `what a plugin does wrong is told, with where to get it, and without what it printed`(
        status: String, says: String
    ) async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                let configuration = try Self.configuration(fake, try await Self.plugin(folder, status), in: folder)
                let error = await Behaviour.refusal { _ = try await Self.whoAmI(configuration) }
                #expect(error?.problem.detail?.contains(says) == true, "\(String(describing: error))")
                #expect(error?.problem.hint == "get it somewhere")
            }
        }
    }

    @Test func `a server with another authority is not believed`() async throws {
        try await FakeKubernetes.with { fake in
            var configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            configuration.trust = .authorities(pem: Array(try FakeCertificates().authority.utf8))
            let stranger = configuration
            let error = await Behaviour.refusal { _ = try await Self.whoAmI(stranger) }
            guard case .untrusted = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a server is recognised by another name than its host's`() async throws {
        // A certificate that covers the address would be believed whatever the name.
        try await FakeKubernetes.with(certificates: FakeCertificates(addresses: [])) { fake in
            var configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            configuration.tlsServerName = "kubernetes.default.svc"
            #expect(try await Self.whoAmI(configuration) == "admin")
            for name in [nil, "other.example.org"] {
                configuration.tlsServerName = name
                let other = configuration
                guard case .untrusted = await Behaviour.refusal({ _ = try await Self.whoAmI(other) }) else {
                    Issue.record("\(name ?? "the address") is believed")
                    continue
                }
            }
        }
    }

    @Test func `a server that is not there is unreachable, and no secret is told`() async throws {
        let configuration = KubernetesConfiguration(
            server: try #require(ServerURL("https://127.0.0.1:1")), credentials: .token(Concealed("very-secret")))
        let error = await Behaviour.refusal { _ = try await Self.whoAmI(configuration) }
        guard case .unreachable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!"\(String(describing: error))".contains("very-secret"))
    }
}
