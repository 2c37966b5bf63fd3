import AgeFormat
import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings
import Testing
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieStore
import VigieTestSupport

/// Secrets of a cluster that is lost, in another one that is empty; and the practice of it.
@Suite struct ClusterRecoveryTests {
    private func plan(_ directory: String, recipient: String, practice: String) -> String {
        let clusters = ["prod", "empty"].map { name in
            """
            apiVersion: vigie.dev/v1
            kind: Cluster
            metadata: {name: \(name)}
            spec: {access: {kubeconfig: {file: \(directory)/\(name)}}, namespaces: [shop, back]}
            ---

            """
        }
        let secrets = [("one", "shop"), ("two", "shop"), ("three", "back")].map { name, namespace in
            """
            apiVersion: vigie.dev/v1
            kind: Secret
            metadata: {name: \(name)}
            spec:
              place: {kubernetes: {cluster: prod, namespace: \(namespace), name: key-\(name)}}
              content: {random: {}}
            ---

            """
        }
        return clusters.joined() + secrets.joined() + """
            apiVersion: vigie.dev/v1
            kind: Escrow
            metadata: {name: safe}
            spec: {recipients: [\(recipient)], directory: \(directory)/vault, \(practice)}
            """
    }

    private func with(
        practice: String = "rehearse: true",
        _ body: (SecretsBench, FakeKubernetes, FakeKubernetes, _ keyFile: String) async throws -> Void
    ) async throws {
        try await Scratch.with { directory in
            try await FakeKubernetes.with { prod in
                try await FakeKubernetes.with { empty in
                    for (name, fake) in [("prod", prod), ("empty", empty)] {
                        try fake.kubeconfig().write(
                            toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
                    }
                    let identity = AgeIdentity(random: SeededRandom(seed: 12))
                    try IdentityFile.text(of: identity).write(
                        toFile: directory + "/people.key", atomically: true, encoding: .utf8)
                    let recipient = try identity.recipient.description
                    let bench = try SecretsBench(
                        directory: directory, plan: plan(directory, recipient: recipient, practice: practice))
                    try await open(prod) { kubernetes in
                        for name in ["shop", "back"] {
                            _ = try await kubernetes.resources(Namespace.self).create(Namespace(name: name))
                        }
                    }
                    for name in ["one", "two", "three"] { _ = try await bench.result(of: RotateSecret(secret: name)) }
                    _ = try await bench.result(of: EscrowSecrets(escrow: "safe"))
                    try await body(bench, prod, empty, directory + "/people.key")
                }
            }
        }
    }

    private func open<Result: Sendable>(
        _ fake: FakeKubernetes, _ work: (Kubernetes) async throws -> Result
    ) async throws -> Result {
        try await Kubernetes.with(try Kubeconfig(text: fake.kubeconfig()).configuration(), work)
    }

    /// What a cluster's Secrets hold, by namespace and name.
    private func values(_ fake: FakeKubernetes) async throws -> [String: [String: [UInt8]]] {
        try await open(fake) { kubernetes in
            let secrets = try await kubernetes.resources(KubernetesClient.Secret.self).list().items
            return secrets.reduce(into: [:]) { all, secret in
                all[secret.key.description] = secret.values.mapValues { $0.reveal() }
            }
        }
    }

    @Test func `everything comes back on an empty cluster, byte for byte`() async throws {
        try await with { bench, prod, empty, keyFile in
            let before = try await values(prod)
            #expect(before.keys.sorted() == ["back/key-three", "shop/key-one", "shop/key-two"])
            let restore = RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: .restore, cluster: "empty")
            let recovered = try await bench.result(of: restore).recovered
            #expect(recovered.secrets.map(\.state) == [.restored, .restored, .restored])
            #expect(recovered.cluster == "empty" && recovered.isByVigie == nil)
            #expect(try await values(empty) == before)
            #expect(try await bench.result(of: restore).recovered.secrets.map(\.state) == [.same, .same, .same])
            let written = try await bench.everythingWritten()
            for fields in before.values {
                for value in fields.values { #expect(!written.contains(String(decoding: value, as: UTF8.self))) }
            }
        }
    }

    @Test func `where the plan names a cluster for it, Vigie practises there and nowhere else`() async throws {
        try await with(practice: "rehearse: true, rehearsalCluster: empty") { bench, prod, empty, keyFile in
            let before = try await values(prod)
            // From here on nobody answers for the cluster of the secrets.
            let kubeconfig = URL(filePath: keyFile).deletingLastPathComponent().appending(path: "prod").path
            try "".write(toFile: kubeconfig, atomically: true, encoding: .utf8)
            let practice = Secrets().schedules(for: bench.plan).compactMap { $0.procedure as? RecoverSecrets }
            let recovered = try await bench.result(of: try #require(practice.first)).recovered
            #expect(recovered.secrets.map(\.state) == [.restored, .restored, .restored])
            #expect(recovered.cluster == "empty")
            let made = try await open(empty) { try await $0.resources(Namespace.self).list().items }
            #expect(made.allSatisfy { !$0.name.hasPrefix("vigie-rehearsal") || $0.isTerminating })
            #expect(try await values(prod) == before)
            let asked = bench.plan.all(Cluster.self).filter { cluster in
                Secrets().needs(on: cluster, in: bench.plan).contains { $0.question.resource == "namespaces" }
            }
            #expect(asked.map(\.name) == ["empty"])
        }
    }

    @Test func `Vigie practises by itself, in rooms of its own, and leaves nothing`() async throws {
        try await with { bench, prod, _, keyFile in
            let before = try await values(prod)
            let rehearsal = RecoverSecrets(escrow: "safe", keyFile: nil, mode: .rehearse)
            let recovered = try await bench.result(of: rehearsal).recovered
            #expect(recovered.secrets.map(\.state) == [.restored, .restored, .restored])
            #expect(recovered.isByVigie == true)
            for _ in 0..<6000 {
                let names = try await open(prod) { try await $0.resources(Namespace.self).list().items.map(\.name) }
                if !names.contains(where: { $0.hasPrefix("vigie-rehearsal") }) { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await values(prod) == before)
            let schedules = Secrets().schedules(for: bench.plan)
            #expect(schedules.contains { $0.procedure is RecoverSecrets })

            // That Vigie can open its own key's bundle says nothing of the people's.
            let context = JudgementContext(plan: bench.plan, ledger: bench.ledger, now: bench.world.now())
            func status(_ control: String) async throws -> ControlStatus? {
                try await Secrets().controls.first { "\($0.control)" == control }?.judge(context).status
            }
            #expect(try await status("secrets.recovery") == .proven)
            #expect(try await status("secrets.credential-escrow") == .configured)
            _ = try await bench.result(of: RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: .drill))
            #expect(try await status("secrets.credential-escrow") == .proven)
        }
    }
}
