import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import PostgreSQLClient
import Testing
import VigieChapter
import VigieEngine
import VigieLedger
import VigieSecrets
import VigieTestSupport

/// A login in a Secret of a cluster, read by pods that are replaced when it changes.
@Suite struct ClusterRotationTests {
    @Test func `pods are replaced in order, none keeps the old login, and nothing shows a value`() async throws {
        try await ClusterLab.with { cluster in
            try await cluster.deploy()
            let plan = try cluster.plan()
            let first = try await cluster.lab.result(of: RotateSecret(secret: "login"), plan).rotated
            #expect(first.to == "shop_a" && first.rolled?.map(\.pods) == [2, 2])
            let old = try #require(try await cluster.login())
            #expect(old.user == "shop_a")
            #expect(try await cluster.lab.canLogIn(old))

            // Somebody else keeps a key of his own in the same Secret.
            _ = try await cluster.secrets.patch(
                "login", .merge(["data": ["theirs": "eA=="]]), WriteOptions(fieldManager: "kubectl-edit"))
            let before = try await cluster.pods(of: "web").map(\.uid)
            let second = try await cluster.lab.result(of: RotateSecret(secret: "login"), plan).rotated
            #expect(second.from == "shop_a" && second.to == "shop_b" && second.oldIsDead == true)
            #expect(second.rolled?.map(\.workload) == ["deployment shop/web", "deployment shop/worker"])
            let new = try #require(try await cluster.login())
            #expect(new.user == "shop_b")
            #expect(try await cluster.lab.canLogIn(new))
            #expect(try await !cluster.lab.canLogIn(old))
            let secret = try await cluster.secrets.get("login")
            #expect(secret.keys == ["PASSWORD", "theirs", "user"])
            #expect(try await cluster.secrets.find("login.previous") == nil)

            var started: [Pod] = []
            for name in ["web", "worker"] {
                let pods = try await cluster.pods(of: name)
                #expect(pods.count == 2 && pods.allSatisfy { $0.annotations[ClusterLab.note] == second.fingerprint })
                #expect(Set(pods.map(\.uid)).isDisjoint(with: before))
                started += pods.prefix(1)
            }
            let times = started.compactMap(\.metadata.creationTimestamp)
            #expect(times.count == 2 && times[0] <= times[1])
            let pending = cluster.lab.workplace.keys + "/pending"
            #expect(try FileManager.default.contentsOfDirectory(atPath: pending).isEmpty)

            let written = try await cluster.lab.everythingWritten() + cluster.everythingShown()
            for password in [old.password, new.password] {
                #expect(!written.contains(password))
                #expect(!written.contains(Data(password.utf8).base64EncodedString()))
            }
        }
    }

    @Test(arguments: [FakeRules.Fate.crashLoop, .neverReady, .imageMissing, .configMissing])
    func `a consumer that does not come up puts everything back`(fate: FakeRules.Fate) async throws {
        try await ClusterLab.with { cluster in
            try await cluster.deploy()
            let plan = try cluster.plan()
            let first = try await cluster.lab.result(of: RotateSecret(secret: "login"), plan).rotated
            let old = try #require(try await cluster.login())
            // The first one takes the new secret, the second does not.
            let sound = first.fingerprint
            cluster.fake.cluster.with {
                $0.rules.fateOfPod = { pod in
                    let metadata = pod["metadata"]
                    guard metadata?["labels"]?["app"]?.string == "worker" else { return nil }
                    return metadata?["annotations"]?[ClusterLab.note]?.string == sound ? nil : fate
                }
            }
            let hasty = try cluster.plan(consumers: ClusterLab.consumers(patience: "15s"))
            let trouble = try await cluster.lab.trouble(with: RotateSecret(secret: "login"), hasty)
            #expect(trouble.code == "secret.consumer-not-up" && trouble.verdict == "fail")
            let now = try #require(try await cluster.login())
            #expect(now == old)
            #expect(try await cluster.lab.canLogIn(old))
            #expect(try await cluster.lab.roles()["shop_b"]?.mayLogIn == false)
            for name in ["web", "worker"] {
                try await cluster.settle([name])
                let pods = try await cluster.pods(of: name)
                #expect(pods.allSatisfy { $0.annotations[ClusterLab.note] == sound && $0.status.isReady }, "\(name)")
            }
            #expect(try await cluster.secrets.find("login.previous") == nil)
            cluster.fake.cluster.with { $0.rules.fateOfPod = nil }
            _ = try await cluster.lab.result(of: RotateSecret(secret: "login"), plan)
            #expect(try await cluster.login()?.user == "shop_b")
        }
    }

    @Test func `what is not in order before is refused before anything is changed`() async throws {
        try await ClusterLab.with { cluster in
            let plan = try cluster.plan()
            let rotate = RotateSecret(secret: "login")
            #expect(try await cluster.lab.trouble(with: rotate, plan).code == "secret.no-consumer")
            try await cluster.deploy()
            _ = try await cluster.kubernetes.resources(Deployment.self, in: "shop").patch(
                "worker", .merge(["spec": ["paused": true]]))
            #expect(try await cluster.lab.trouble(with: rotate, plan).code == "secret.consumer-not-ready")
            #expect(try await cluster.login() == nil)
            #expect(try await cluster.lab.roles()["shop_a"]?.hasPassword == false)
        }
    }

    @Test func `who stays with the old login puts pods and Secret back`() async throws {
        try await ClusterLab.with { cluster in
            try await cluster.deploy()
            let first = try await cluster.lab.result(of: RotateSecret(secret: "login"), cluster.plan()).rotated
            let old = try #require(try await cluster.login())
            let stubborn = try await cluster.lab.session(of: old)
            let trouble = try await cluster.lab.trouble(
                with: RotateSecret(secret: "login"), cluster.plan(patience: "1s"))
            #expect(trouble.code == "secret.not-drained")
            let now = try #require(try await cluster.login())
            #expect(now == old)
            for name in ["web", "worker"] {
                #expect(
                    try await cluster.pods(of: name).allSatisfy { $0.annotations[ClusterLab.note] == first.fingerprint }
                )
            }
            await stubborn.close()
        }
    }
}
