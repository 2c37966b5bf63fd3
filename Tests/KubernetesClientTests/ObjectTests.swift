import JSONTree
import Testing
import Wording

@testable import KubernetesClient

@Suite struct ObjectTests {
    @Test func `what a type does not know survives a round trip`() throws {
        let text =
            #"{"apiVersion":"apps/v1","futureField":{"a":[1,2.5,"x"]},"kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":2,"unheardOf":true}}"#
        var deployment = Deployment(json: try JSONValue(parsing: text))
        deployment.spec.replicas = 3
        deployment.metadata.labels["a"] = "b"
        #expect(deployment.json["futureField"] == ["a": [1, 2.5, "x"]])
        #expect(deployment.json.value(at: ["spec", "unheardOf"]) == true)
        #expect(deployment.spec.replicas == 3)
        #expect(deployment.json.value(at: ["metadata", "labels"]) == ["a": "b"])
        deployment.metadata.labels = [:]
        #expect(deployment.json.value(at: ["metadata", "labels"]) == nil)
    }

    @Test func `a secret is not printed`() {
        var secret = Secret(name: "door")
        secret.values = ["key": Concealed(Array("open sesame".utf8))]
        #expect(secret.values["key"]?.reveal() == Array("open sesame".utf8))
        #expect(!"\(secret)".contains("sesame"))
        #expect("\(secret)" == "Secret door (key)")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("b3BlbiBzZXNhbWU"))
    }

    @Test func `an object of any kind is printed without what it holds`() {
        var secret = Secret(name: "door", namespace: "shop")
        secret.values = ["key": Concealed(Array("open sesame".utf8))]
        let objects: [any TersePrinting] = [KubernetesObject(json: secret.json), PartialObject(json: secret.json)]
        for object in objects {
            #expect("\(object)" == "Secret shop/door")
            var dumped = String(reflecting: [object])
            dump(object, to: &dumped)
            #expect(!dumped.contains("b3BlbiBzZXNhbWU"))
        }
    }

    @Test(arguments: ["", ".", "..", "a/b", "a%2fb"]) func `what would lead elsewhere is no namespace and no name`(
        word: String
    ) async throws {
        let nowhere = KubernetesConfiguration(server: try #require(ServerURL("https://127.0.0.1:1")))
        try await Kubernetes.with(nowhere) { kubernetes in
            for path in [
                { try kubernetes.resources(Pod.self, in: word).path() },
                { try kubernetes.resources(Pod.self, in: word).path("p") },
                { try kubernetes.resources(Pod.self, in: "shop").path(word, "log") },
            ] {
                let error = #expect(throws: KubernetesError.self) { try path() }
                guard case .invalid = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
            }
        }
    }

    @Test func `what comes too late is handed over to be closed`() async {
        var late: [Int] = []
        func note(_ value: Int) { late.append(value) }
        let error = await #expect(throws: KubernetesError.self) {
            try await Deadline.within(.milliseconds(1), request: "GET x", late: note) {
                // It is told to stop, and has its result all the same.
                try? await Task.sleep(for: .seconds(600))
                return 7
            }
        }
        #expect(error == .timedOut(request: "GET x", after: .milliseconds(1)))
        #expect(late == [7])
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 1000]) func `lines are the same wherever the network cut them`(length: Int) {
        let text = "{\"a\":\"é€😀\"}\n\r\n{\"b\":1}\r\nrest"
        var splitter = LineSplitter()
        var lines: [String] = []
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            splitter.append(bytes.prefix(length))
            bytes = bytes.dropFirst(length)
            while let line = splitter.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        }
        #expect(lines == ["{\"a\":\"é€😀\"}", "", "{\"b\":1}"])
        #expect(splitter.rest().map { String(decoding: $0, as: UTF8.self) } == "rest")
    }

    @Test func `a path is escaped, so that no name leaves its place`() {
        let path = Pod.type.path(namespace: "a b", name: "x?y", subresource: "log")
        #expect(path == "/api/v1/namespaces/a%20b/pods/x%3Fy/log")
        #expect(Deployment.type.path(namespace: nil) == "/apis/apps/v1/deployments")
    }

    @Test func `a selector matches and is said as a query`() throws {
        let selector = LabelSelector(
            json: try JSONValue(
                parsing:
                    #"{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"tier","operator":"In","values":["a","b"]},{"key":"old","operator":"DoesNotExist"}]}"#
            ))
        #expect(selector.query == "app=web,tier in (a,b),!old")
        #expect(selector.matches(["app": "web", "tier": "b"]))
        #expect(!selector.matches(["app": "web", "tier": "c"]))
        #expect(!selector.matches(["app": "web", "tier": "a", "old": ""]))
    }

    @Test func `a conflict says whose field it is`() throws {
        let json = try JSONValue(
            parsing:
                #"{"kind":"Status","code":409,"reason":"Conflict","message":"Apply failed","details":{"causes":[{"reason":"FieldManagerConflict","message":"conflict with \"kubectl\" using apps/v1 at 2026-01-01T00:00:00Z","field":".spec.replicas"}]}}"#
        )
        let error = KubernetesError.status(try #require(Status(json: json)), request: "PATCH x")
        #expect(error.conflicts.map(\.description) == [".spec.replicas belongs to kubectl"])
        #expect(!error.isConflict)
        #expect(error.problem.detail == ".spec.replicas belongs to kubectl")
    }
}
