import Crypto
import FakeKubernetes
import Foundation
import KubernetesClient
import NIOCore
import NIOPosix
import Testing

/// How sockets to the API server are opened, and how they are not.
@Suite(.timeLimit(.minutes(10))) struct SocketTests {
    private static func client(_ port: Int, _ work: (Resources<Pod>) async throws -> Void) async throws {
        let server = try #require(ServerURL("http://127.0.0.1:\(port)"))
        try await Kubernetes.with(KubernetesConfiguration(server: server)) {
            try await work($0.resources(Pod.self, in: "default"))
        }
    }

    @Test(arguments: [0, 1, 2, 7, 100])
    func `output that comes in one piece with the answer to the upgrade is output`(cut: Int) async throws {
        try await RawServer(answer: { RawServer.upgraded($0, output: "hello", late: cut) }).run { port in
            try await Self.client(port) { pods in
                let result = try await pods.run(in: "p", ["x"])
                #expect(result.text == "hello")
                #expect(result.end.isSuccess)
            }
        }
    }

    @Test(arguments: [403, 404, 500])
    func `a socket that is refused is refused in the server's own words`(code: Int) async throws {
        let body = #"{"kind":"Status","apiVersion":"v1","status":"Failure","message":"not so","code":\#(code)}"#
        let head = "HTTP/1.1 \(code) No\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n"
        try await RawServer(answer: { _ in [Array((head + body).utf8)] }).run { port in
            try await Self.client(port) { pods in
                let error = await Behaviour.refusal { _ = try await pods.run(in: "p", ["x"]) }
                #expect(error?.status?.code == code)
                #expect(error?.status?.message == "not so")
            }
        }
    }

    @Test func `a server that hangs up instead of answering is unreachable`() async throws {
        try await RawServer(answer: { _ in [] }).run { port in
            try await Self.client(port) { pods in
                guard case .unreachable = await Behaviour.refusal({ _ = try await pods.run(in: "p", ["x"]) }) else {
                    Issue.record("it is something else")
                    return
                }
            }
        }
    }

    private static func silent(
        _ fake: FakeKubernetes, after silence: Duration, _ work: (Resources<Pod>) async throws -> Void
    ) async throws {
        var options = KubernetesOptions()
        options.socketSilence = silence
        let configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
        try await Kubernetes.with(configuration, options: options) {
            try await work($0.resources(Pod.self, in: "default"))
        }
    }

    @Test func `an end that answers no ping is taken for dead`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            _ = try await kubernetes.resources(Pod.self, in: "default").create(ExecTests.pod)
            try await Self.silent(fake, after: .milliseconds(600)) { pods in
                let error = await Behaviour.refusal { _ = try await pods.run(in: "p", ["deaf"]) }
                #expect(
                    error == .timedOut(request: "GET /api/v1/namespaces/default/pods/p/exec", after: .milliseconds(600))
                )
            }
        }
    }

    @Test func `an end that has nothing to say is not taken for dead`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            _ = try await kubernetes.resources(Pod.self, in: "default").create(ExecTests.pod)
            try await Self.silent(fake, after: .seconds(4)) { pods in
                try await pods.exec(in: "p", ["cat"], ExecOptions(hasInput: true)) { session in
                    try await Task.sleep(for: .seconds(5))
                    try await session.write(Array("still here".utf8))
                    for try await event in session.events {
                        #expect(event == .output(Array("still here".utf8)))
                        break
                    }
                }
            }
        }
    }

    @Test func `who may not, or asks for what is not there, is told so`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            let pods = kubernetes.resources(Pod.self, in: "default")
            #expect(await Behaviour.refusal { _ = try await pods.run(in: "none", ["echo"]) }?.isNotFound == true)
            fake.cluster.admit(FakePerson("guest", groups: ["system:authenticated"]), token: "guest")
            let guest = try Kubeconfig(text: fake.kubeconfig(token: "guest")).configuration()
            try await Kubernetes.with(guest) { kubernetes in
                let pods = kubernetes.resources(Pod.self, in: "default")
                let error = await Behaviour.refusal { _ = try await pods.run(in: "none", ["echo"]) }
                #expect(error?.isForbidden == true)
                #expect(error?.status?.message.contains("pods/exec") == true)
            }
        }
    }

    @Test func `a socket is opened by a certificate`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            _ = try await kubernetes.resources(Pod.self, in: "default").create(ExecTests.pod)
            let identity = try fake.certificates.client(FakePerson("root", groups: ["system:masters"]))
            var configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
            configuration.credentials = .certificate(
                chain: Array(identity.certificate.utf8), key: Concealed(Array(identity.key.utf8)))
            try await Kubernetes.with(configuration) { kubernetes in
                let pods = kubernetes.resources(Pod.self, in: "default")
                let text = try await pods.run(in: "p", ["echo", "in"]).text
                #expect(text == "in\n")
            }
        }
    }

    @Test func `a token that is refused is exchanged for a new one`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            _ = try await kubernetes.resources(Pod.self, in: "default").create(ExecTests.pod)
            try await Scratch.with { folder in
                try folder.write("token", "old")
                let text = fake.kubeconfig().replacing(#/token: .*/#, with: "tokenFile: token")
                let configuration = try Kubeconfig(paths: [try folder.write("config", text)]).configuration()
                fake.cluster.admit(.admin, token: "old")
                try await Kubernetes.with(configuration) { kubernetes in
                    let pods = kubernetes.resources(Pod.self, in: "default")
                    _ = try await pods.run(in: "p", ["echo"])
                    fake.cluster.revoke(token: "old")
                    try folder.write("token", "admin-token")
                    let text = try await pods.run(in: "p", ["echo", "in"]).text
                    #expect(text == "in\n")
                }
            }
        }
    }

    @Test(arguments: ["http://", "http://me:w%40rd@", "socks5://"])
    func `requests and sockets go through a proxy`(address: String) async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            _ = try await kubernetes.resources(Pod.self, in: "default").create(ExecTests.pod)
            try await TestProxy.with(user: address.contains("@") ? "me:w@rd" : nil) { proxy in
                let configuration = try Self.configuration(fake, behind: "\(address)\(TestProxy.host):\(proxy.port)")
                try await Kubernetes.with(configuration) { kubernetes in
                    let pods = kubernetes.resources(Pod.self, in: "default")
                    _ = try await pods.get("p")
                    #expect(proxy.connections == 1)
                    let text = try await pods.run(in: "p", ["echo", "through"]).text
                    #expect(text == "through\n")
                    #expect(proxy.connections == 2)
                }
            }
        }
    }

    private static func configuration(
        _ fake: FakeKubernetes, behind proxy: String, name: String? = "kubernetes.default.svc"
    ) throws -> KubernetesConfiguration {
        var configuration = try Kubeconfig(text: fake.kubeconfig()).configuration()
        configuration.proxy = ProxyURL(proxy)
        configuration.tlsServerName = name
        return configuration
    }

    @Test func `behind a proxy a server has to have the name that is asked for`() async throws {
        try await FakeKubernetes.with { fake in
            try await TestProxy.with(user: nil) { proxy in
                let address = "http://\(TestProxy.host):\(proxy.port)"
                for name in [nil, "127.0.0.1"] {
                    let configuration = try Self.configuration(fake, behind: address, name: name)
                    let error = await Behaviour.refusal { try await Kubernetes.with(configuration) { _ in } }
                    guard case .configuration(let problem) = error else {
                        Issue.record("\(String(describing: error))")
                        return
                    }
                    #expect(problem.field == "tls-server-name")
                }
                let wrong = try Self.configuration(fake, behind: address, name: "other.example.org")
                try await Kubernetes.with(wrong) { kubernetes in
                    guard case .untrusted = await Behaviour.refusal({ _ = try await kubernetes.version() }) else {
                        Issue.record("it is believed")
                        return
                    }
                }
            }
        }
    }

    @Test(arguments: ["http://me:wrong@", "socks5://"]) func `a proxy that refuses is told of`(address: String)
        async throws
    {
        try await FakeKubernetes.with { fake in
            try await TestProxy.with(user: "me:word") { proxy in
                let configuration = try Self.configuration(fake, behind: "\(address)\(TestProxy.host):\(proxy.port)")
                try await Kubernetes.with(configuration) { kubernetes in
                    let pods = kubernetes.resources(Pod.self, in: "default")
                    let error = await Behaviour.refusal { _ = try await pods.run(in: "p", ["echo"]) }
                    guard case .unreachable(_, _, let reason) = error else {
                        Issue.record("\(String(describing: error))")
                        return
                    }
                    #expect(reason.contains("the proxy"))
                    #expect(!reason.contains("wrong"))
                }
            }
        }
    }
}
