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

        func command(_ arguments: [String]) -> ToolRun {
            ToolRun(
                tool, arguments,
                environment: ["KUBECONFIG": .plain("\(folder.path)/config"), "HOME": .plain(folder.path)],
                timeout: .seconds(300))
        }

        func run(_ arguments: String...) async throws -> ToolResult {
            try await command(arguments).perform()
        }

        func works(_ arguments: String...) async throws -> String {
            let result = try await command(arguments).perform()
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
                try await terminal.works("rollout", "status", "deployment/web", "--timeout=200s").contains(
                    "successfully rolled out"))
            let second = try terminal.folder.write("v2.yaml", manifest("registry.test/web:v2"))
            #expect(try await terminal.works("apply", "-f", second).contains("deployment.apps/web configured"))
            _ = try await terminal.works("rollout", "status", "deployment/web", "--timeout=200s")
            #expect(
                try await terminal.works(
                    "get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}")
                    == "registry.test/web:v2")
            #expect(try await terminal.works("rollout", "undo", "deployment/web").contains("rolled back"))
            _ = try await terminal.works("rollout", "status", "deployment/web", "--timeout=200s")
            #expect(
                try await terminal.works(
                    "get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}")
                    == "registry.test/web:v1")
            #expect(try await terminal.works("scale", "deployment/web", "--replicas=3").contains("scaled"))
            _ = try await terminal.works("rollout", "status", "deployment/web", "--timeout=200s")
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
            try await Self.watch(terminal)
        }
    }

    /// The lines that a command has written so far.
    private final class Lines: Sendable {
        private let all = Mutex<[String]>([])
        func add(_ line: String) { all.withLock { $0.append(line) } }
        func has(_ beginning: String) -> Bool { all.withLock { $0.contains { $0.hasPrefix(beginning) } } }
    }

    /// Watches until something is seen that is made meanwhile.
    private static func watch(_ terminal: Terminal) async throws {
        let lines = Lines()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = try? await terminal.command(["get", "configmaps", "-w"]).perform { lines.add($0.text) }
            }
            try await Behaviour.eventually("what was there") { lines.has("a ") }
            MisbehaviourTests.change(
                terminal.fake.cluster, "POST", "/api/v1/namespaces/default/configmaps",
                ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "b"]])
            try await Behaviour.eventually("what is new") { lines.has("b ") }
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
