import FakeKubernetes
import KubernetesClient
import Testing

/// Commands in containers. A real kubelet is needed for these elsewhere; here the fake plays a shell.
@Suite struct ExecTests {
    static let pod = Pod(name: "p") {
        $0.spec.containers = [
            Container {
                $0.name = "c"
                $0.image = "registry.test/x:v1"
            }
        ]
    }

    private static func with(
        versions: [String]? = nil, _ work: (FakeKubernetes, Resources<Pod>) async throws -> Void
    ) async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            if let versions { fake.cluster.with { $0.rules.execVersions = versions } }
            let pods = kubernetes.resources(Pod.self, in: "default")
            _ = try await pods.create(pod)
            try await work(fake, pods)
        }
    }

    @Test func `a command's output comes back with how it ended`() async throws {
        try await Self.with { _, pods in
            let result = try await pods.run(in: "p", ["echo", "hello", "wörld"])
            #expect(result.text == "hello wörld\n")
            #expect(result.end.isSuccess)
        }
    }

    @Test func `errors come apart from output, and the code is told`() async throws {
        try await Self.with { _, pods in
            let result = try await pods.run(in: "p", ["complain", "no"])
            #expect(result.errors == Array("no\n".utf8))
            #expect(result.output.isEmpty)
            #expect(result.end == .exited(code: 1))
            #expect(try await pods.run(in: "p", ["exit", "42"]).end == .exited(code: 42))
        }
    }

    @Test func `input is written, and its end is told`() async throws {
        try await Self.with { _, pods in
            let input = Array(String(repeating: "0123456789", count: 10_000).utf8)
            let isSame = try await pods.run(in: "p", ["cat"], input: input).output == input
            #expect(isSame)
        }
    }

    @Test func `a command that does not read its input is told by how it ended`() async throws {
        try await Self.with { _, pods in
            let input = [UInt8](repeating: 0x78, count: 1_000_000)
            for _ in 0..<5 {
                let end = try await pods.run(in: "p", ["exit", "3"], input: input).end
                #expect(end == .exited(code: 3))
            }
        }
    }

    @Test func `who reads slowly is not sent everything at once, and gets all of it`() async throws {
        let whole = 64 * 1024 * 1024
        try await Self.with { fake, pods in
            try await pods.exec(in: "p", ["flood", String(whole)]) { session in
                var (last, still) = (-1, 0)
                try await Behaviour.eventually("a stop") {
                    let now = fake.cluster.bytesFlooded
                    still = now == last && now > 0 ? still + 1 : 0
                    last = now
                    return still == 20
                }
                #expect(last < whole)
                var count = 0
                for try await event in session.events {
                    if case .output(let bytes) = event { count += bytes.count }
                }
                #expect(count == whole)
            }
        }
    }

    @Test func `much output arrives whole`() async throws {
        try await Self.with { _, pods in
            let result = try await pods.run(in: "p", ["big", "1000000"])
            let count = result.output.count
            #expect(count == 1_000_000)
        }
    }

    @Test func `a server that speaks the older protocol is spoken to in it`() async throws {
        try await Self.with(versions: ["v4.channel.k8s.io"]) { _, pods in
            let result = try await pods.run(in: "p", ["echo", "old"])
            #expect(result.text == "old\n")
            let error = await Behaviour.refusal { _ = try await pods.run(in: "p", ["cat"], input: [1]) }
            #expect(error != nil)
        }
    }

    @Test func `a terminal's size is told`() async throws {
        try await Self.with { _, pods in
            let size = try await pods.exec(in: "p", ["size"], ExecOptions(isTerminal: true)) { session in
                try await session.resize(columns: 80, rows: 24)
                var text = ""
                for try await event in session.events {
                    if case .output(let bytes) = event { text += String(decoding: bytes, as: UTF8.self) }
                }
                return text
            }
            #expect(size == #"{"Height":24,"Width":80}"#)
        }
    }

    @Test func `one attaches to what runs`() async throws {
        try await Self.with { _, pods in
            try await pods.attach(to: "p", ExecOptions(hasInput: true)) { session in
                try await session.write(Array("ping".utf8))
                for try await event in session.events {
                    #expect(event == .output(Array("ping".utf8)))
                    break
                }
            }
        }
    }

    @Test func `a socket that breaks before the command ended is an error, never a success`() async throws {
        try await Self.with { _, pods in
            #expect(await Behaviour.refusal { _ = try await pods.run(in: "p", ["hang"]) } != nil)
        }
    }

    @Test func `a cancelled command closes its socket`() async throws {
        try await Self.with { fake, pods in
            let before = fake.openConnections
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await pods.run(in: "p", ["sleep"]) }
                try? await Behaviour.eventually("the socket") { fake.openConnections > before }
                group.cancelAll()
            }
            try await Behaviour.eventually("the socket's end") { fake.openConnections <= before }
        }
    }

    @Test func `a log is read line by line, and followed`() async throws {
        try await Self.with { fake, pods in
            fake.cluster.log("one", pod: "p", in: "default")
            fake.cluster.log("zwei é", pod: "p", in: "default")
            var lines: [String] = []
            for try await line in try await pods.logs(of: "p") { lines.append(line) }
            #expect(lines == ["one", "zwei é"])
            var followed: [String] = []
            for try await line in try await pods.logs(of: "p", LogOptions(follows: true, tailLines: 1)) {
                followed.append(line)
                if followed.count == 2 { break }
                fake.cluster.log("three", pod: "p", in: "default")
            }
            #expect(followed == ["zwei é", "three"])
        }
    }
}
