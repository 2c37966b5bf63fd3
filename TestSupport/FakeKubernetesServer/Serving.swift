import FakeKubernetes
import Foundation
import JSONTree

/// Serves until it is killed.
struct Serving {
    private let kubeconfig: String
    private let port: Int
    private let configMaps: Int
    private let changes: Int

    init(_ arguments: ProgramArguments) {
        kubeconfig = arguments.text("kubeconfig", or: "kubeconfig")
        port = arguments.number("port", or: 0)
        configMaps = arguments.number("configmaps", or: 0)
        changes = arguments.number("changes", or: 0)
    }

    func run() async throws {
        let fake = try await FakeKubernetes.start(port: port)
        for index in 0..<configMaps { write(index, turn: 0, to: fake) }
        try Data(fake.kubeconfig().utf8).write(to: URL(filePath: kubeconfig), options: .atomic)
        FakeKubernetesProgram.say("serving at \(fake.address); KUBECONFIG=\(kubeconfig)")
        let clock = ContinuousClock()
        var (turn, next) = (0, clock.now)
        while true {
            guard changes > 0 else {
                try await Task.sleep(for: .seconds(3600))
                continue
            }
            turn += 1
            write(turn % max(1, configMaps), turn: turn, to: fake)
            next += .seconds(1) / changes
            try await clock.sleep(until: next)
        }
    }

    private func write(_ index: Int, turn: Int, to fake: FakeKubernetes) {
        let name = "settings-\(index)"
        let object: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": ["name": .string(name), "labels": ["app": "benchmark"]],
            "data": [
                "turn": .string(String(turn)), "time": .string(String(Date().timeIntervalSince1970)),
                "settings.yaml": .string(String(repeating: "key: value\n", count: 20)),
            ],
        ]
        let path = "/api/v1/namespaces/default/configmaps"
        let call = FakeCall(
            method: turn == 0 ? "POST" : "PUT", target: turn == 0 ? path : "\(path)/\(name)",
            headers: [("authorization", "Bearer admin-token"), ("user-agent", "serving")], body: object.canonical)
        _ = fake.cluster.answer(call)
    }
}
