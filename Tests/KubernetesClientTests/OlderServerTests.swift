import FakeKubernetes
import KubernetesClient
import Testing

/// Servers that do not know everything yet.
@Suite struct OlderServerTests {
    @Test(arguments: [["v2"], ["v2beta1"], []])
    func `what a server has is found in every way it can tell`(versions: [String]) async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            fake.cluster.with { $0.rules.discoveryVersions = versions }
            // Group by group there are many requests; an aggregated answer is two.
            fake.cluster.trick(.refuse(code: 500), path: "/apis/apps/v1")
            let found = try await kubernetes.discover()
            #expect(found.find("configmaps") != nil)
            #expect((found.find("deploy") != nil) == !versions.isEmpty)
            #expect(found.missing == (versions.isEmpty ? ["apps/v1"] : []))
        }
    }

    @Test(arguments: [("[]", false), (#"["other"]"#, false), (#"["other","vigie"]"#, true)])
    func `a token counts only for whom it is meant`(audiences: String, isKnown: Bool) async throws {
        let body =
            #"{"kind":"TokenReview","apiVersion":"authentication.k8s.io/v1","status":"#
            + #"{"authenticated":true,"audiences":\#(audiences),"user":{"username":"jane"}}}"#
        let head = "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\nconnection: close\r\n"
        let answer = Array((head + "content-length: \(body.utf8.count)\r\n\r\n" + body).utf8)
        try await RawServer(answer: { _ in [answer] }).run { port in
            let server = try #require(ServerURL("http://127.0.0.1:\(port)"))
            try await Kubernetes.with(KubernetesConfiguration(server: server)) { kubernetes in
                let holder = try await kubernetes.holder(of: Concealed("token"), audiences: ["vigie"])
                #expect((holder?.user == "jane") == isKnown)
                #expect(try await kubernetes.holder(of: Concealed("token"))?.user == "jane")
            }
        }
    }
}
