import FakeKubernetes
import JSONTree
import Synchronization
import Testing
import Tools

/// The fake is good enough for kubectl.
@Suite struct KubectlTests {
    /// kubectl with a folder and a fake of its own.
    private struct Terminal: Sendable {
        let tool: Tool
        let folder: Scratch
        let fake: FakeKubernetes

        func run(_ arguments: String..., timeout: Duration = .seconds(60)) async throws -> ToolResult {
            let home = folder.path
            return try await ToolRun(
                tool, arguments,
                environment: ["KUBECONFIG": .plain("\(home)/config"), "HOME": .plain(home)], timeout: timeout
            ).perform()
        }

        func works(_ arguments: String...) async throws -> String {
            let home = folder.path
            let result = try await ToolRun(
                tool, arguments,
                environment: ["KUBECONFIG": .plain("\(home)/config"), "HOME": .plain(home)], timeout: .seconds(60)
            ).perform()
            #expect(
                result.succeeded, "\(arguments.joined(separator: " ")): \(result.output.text) \(result.errors.text)")
            return result.output.text
        }
    }

    private func manifest(_ image: String) -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 2
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              containers:
              - name: web
                image: \(image)
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          greeting: hello

        """
    }

    private static func at(_ work: (Terminal) async throws -> Void) async throws {
        let tool = try Tool.locate("kubectl")
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                try folder.write("config", fake.kubeconfig())
                try await work(Terminal(tool: tool, folder: folder, fake: fake))
            }
        }
    }

    @Test func `kubectl applies, rolls out, rolls back, scales, asks and deletes`() async throws {
        try await Self.at { terminal in
            let first = try terminal.folder.write("v1.yaml", manifest("registry.test/web:v1"))
            let applied = try await terminal.works("apply", "-f", first)
            #expect(applied.contains("deployment.apps/web created"))
            #expect(applied.contains("configmap/settings created"))
            #expect(
                try await terminal.works("rollout", "status", "deployment/web", "--timeout=30s").contains(
                    "successfully rolled out"))
            let second = try terminal.folder.write("v2.yaml", manifest("registry.test/web:v2"))
            #expect(try await terminal.works("apply", "-f", second).contains("deployment.apps/web configured"))
            _ = try await terminal.works("rollout", "status", "deployment/web", "--timeout=30s")
            #expect(
                try await terminal.works(
                    "get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}")
                    == "registry.test/web:v2")
            #expect(try await terminal.works("rollout", "undo", "deployment/web").contains("rolled back"))
            _ = try await terminal.works("rollout", "status", "deployment/web", "--timeout=30s")
            #expect(
                try await terminal.works(
                    "get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}")
                    == "registry.test/web:v1")
            #expect(try await terminal.works("scale", "deployment/web", "--replicas=3").contains("scaled"))
            _ = try await terminal.works("rollout", "status", "deployment/web", "--timeout=30s")
            #expect(try await terminal.works("get", "deployments").contains("3/3"))
            #expect(try await terminal.works("auth", "can-i", "create", "pods").contains("yes"))
            let deleted = try await terminal.works("delete", "-f", first)
            #expect(deleted.contains("deployment.apps \"web\" deleted"))
            #expect(try await terminal.works("get", "deployments").isEmpty)
        }
    }

    @Test func `kubectl watches`() async throws {
        try await Self.at { terminal in
            let file = try terminal.folder.write(
                "a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: v\n")
            _ = try await terminal.works("apply", "-f", file)
            let lines = Mutex<[String]>([])
            await Self.watch(terminal) { line in lines.withLock { $0.append(line) } }
            let seen = lines.withLock(\.self)
            #expect(seen.contains { $0.hasPrefix("a ") })
            #expect(seen.contains { $0.hasPrefix("b ") }, "\(seen)")
        }
    }

    /// Watches for a while, during which something is made.
    private static func watch(_ terminal: Terminal, _ onLine: @escaping @Sendable (String) -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let home = terminal.folder.path
                let run = ToolRun(
                    terminal.tool, ["get", "configmaps", "-w"],
                    environment: ["KUBECONFIG": .plain("\(home)/config"), "HOME": .plain(home)], timeout: .seconds(30))
                _ = try? await run.perform { onLine($0.text) }
            }
            try? await Task.sleep(for: .seconds(3))
            MisbehaviourTests.change(
                terminal.fake.cluster, "POST", "/api/v1/namespaces/default/configmaps",
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "b"]])
            try? await Task.sleep(for: .seconds(2))
            group.cancelAll()
        }
    }

    @Test func `kubectl is told what it may not do`() async throws {
        try await Self.at { terminal in
            terminal.fake.cluster.admit(FakePerson("guest", groups: ["system:authenticated"]), token: "guest")
            try terminal.folder.write("config", terminal.fake.kubeconfig(token: "guest"))
            let result = try await terminal.run("auth", "can-i", "delete", "pods")
            #expect(result.output.text.contains("no"))
            #expect(try await terminal.run("get", "secrets").errors.text.contains("cannot list resource \"secrets\""))
        }
    }

    @Test func `kubectl applies on the server, and sees whose a field is`() async throws {
        try await Self.at { terminal in
            let file = try terminal.folder.write("v1.yaml", manifest("registry.test/web:v1"))
            _ = try await terminal.works("apply", "--server-side", "--field-manager=one", "-f", file)
            let other = try terminal.folder.write("v2.yaml", manifest("registry.test/web:v2"))
            let refused = try await terminal.run("apply", "--server-side", "--field-manager=two", "-f", other)
            #expect(!refused.succeeded)
            #expect(refused.errors.text.contains("conflict with \"one\""), "\(refused.errors.text)")
        }
    }
}
