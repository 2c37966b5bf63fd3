import FakeKubernetes
import Foundation
import KubernetesClient
import Surroundings
import Testing

/// One thing that is true of the client with any API server: tried with the fake, and, unchanged, with the cluster that
/// `VIGIE_TEST_KUBECONFIG` names.
struct Behaviour: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// It needs nodes that run containers, or play at it.
    let needsNodes: Bool
    private let run: @Sendable (Room) async throws -> Void

    /// Where a behaviour is tried: a namespace of its own.
    struct Room: Sendable {
        let kubernetes: Kubernetes
        let namespace: String

        var configMaps: Resources<ConfigMap> { kubernetes.resources(in: namespace) }
        var secrets: Resources<Secret> { kubernetes.resources(in: namespace) }
        var deployments: Resources<Deployment> { kubernetes.resources(in: namespace) }
        var pods: Resources<Pod> { kubernetes.resources(in: namespace) }
    }

    init(_ description: String, needsNodes: Bool = false, _ run: @escaping @Sendable (Room) async throws -> Void) {
        testDescription = description
        self.needsNodes = needsNodes
        self.run = run
    }

    /// Tries it with whatever API server there is.
    func tryOut() async throws {
        guard let path = ProcessInfo.processInfo.environment["VIGIE_TEST_KUBECONFIG"] else {
            return try await FakeKubernetes.with { fake in
                try await tryOut(with: try Kubeconfig(text: fake.kubeconfig()).configuration())
            }
        }
        try await tryOut(with: try Kubeconfig(paths: [path]).configuration())
    }

    private func tryOut(with configuration: KubernetesConfiguration) async throws {
        try await Kubernetes.with(configuration) { kubernetes in
            let namespaces = kubernetes.resources(Namespace.self)
            let name = "behaviour-\(kubernetes.world.identifier())"
            _ = try await namespaces.create(Namespace(name: name))
            do {
                try await run(Room(kubernetes: kubernetes, namespace: name))
            } catch {
                _ = try? await namespaces.delete(name)
                throw error
            }
            try await namespaces.delete(name)
        }
    }

    /// Asks again until something holds.
    static func eventually(_ what: String, _ holds: () async throws -> Bool) async throws {
        for _ in 0..<9000 {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("\(what) did not come about")
    }

    /// The error that work ends with.
    static func refusal(_ work: () async throws -> Void) async -> KubernetesError? {
        do {
            try await work()
            Issue.record("nothing was refused")
            return nil
        } catch let error as KubernetesError {
            return error
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }
}

extension ConfigMap {
    init(_ name: String, _ data: [String: String] = [:], labels: [String: String] = [:]) {
        self.init(name: name) {
            $0.data = data
            $0.metadata.labels = labels
        }
    }
}
