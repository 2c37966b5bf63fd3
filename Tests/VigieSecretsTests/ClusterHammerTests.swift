import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import Synchronization
import Testing
import Tools
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport

/// Pods log in all the time with what their Secret held when they started, while the login is changed over and over,
/// some changes fail on purpose, and the process that makes them is killed at random. No living pod may be refused.
@Suite struct ClusterHammerTests {
    static let rotations = Tool.environmentVariable("VIGIE_ROTATIONS").flatMap(Int.init) ?? 10

    /// What the pods know, and what they met with.
    final class Pods: Sendable {
        struct State {
            /// What a pod has read when it started, by its uid.
            var logins: [String: (user: String, password: String)] = [:]
            var successes: [String: Int] = [:]
            var refused: [String] = []
        }

        private let state = Mutex(State())
        var now: State { state.withLock { $0 } }

        func with<Result: Sendable>(_ work: (inout State) -> Result) -> Result {
            state.withLock { work(&$0) }
        }
    }

    @Test(.timeLimit(.minutes(30))) func `no pod is refused, whenever the rotation is killed or fails`() async throws {
        try await ClusterLab.with { cluster in
            try await cluster.deploy()
            let plan = try cluster.plan(
                quiet: "400ms", patience: "60s", consumers: ClusterLab.consumers(patience: "40s"))
            _ = try await cluster.lab.result(of: RotateSecret(secret: "login"), plan)
            let pods = Pods()
            let outcome = try await withThrowingTaskGroup(of: Outcome?.self) { group in
                for name in ["web", "worker"] {
                    group.addTask {
                        while !Task.isCancelled { try await Self.work(name, cluster, pods) }
                        return nil
                    }
                }
                group.addTask { try await Self.rotate(cluster, plan) }
                defer { group.cancelAll() }
                while let finished = try await group.next() {
                    if let finished { return finished }
                }
                return Outcome()
            }
            let state = pods.now
            #expect(state.refused.isEmpty, "\(state.refused.prefix(5))")
            #expect(state.successes.keys.sorted() == ["shop_a", "shop_b"])
            #expect(outcome.kills > 0 && outcome.failures > 0)
            let rotated = try await cluster.lab.store.entries(EntryQuery(kind: SecretRotated.kind))
            #expect(rotated.count == Self.rotations - outcome.failures + 1)
            #expect(try await cluster.secrets.find("login.previous") == nil)
            if let path = Tool.environmentVariable("VIGIE_HAMMER_REPORT") {
                let report = """
                    cluster: \(Self.rotations) rotations, \(outcome.failures) of them made to fail, \
                    \(outcome.kills) kills, \(state.successes), \(state.logins.count) pods

                    """
                try report.write(toFile: path + ".cluster", atomically: false, encoding: .utf8)
            }
        }
    }

    private struct Outcome {
        var kills = 0
        var failures = 0
    }

    /// Every pod of a Deployment logs in once.
    private static func work(_ name: String, _ cluster: ClusterLab, _ pods: Pods) async throws {
        for pod in try await cluster.pods(of: name) where pod.status.isReady && !pod.metadata.isBeingDeleted {
            var known = pods.now.logins[pod.uid]
            if known == nil {
                known = try await login(of: pod, cluster)
                pods.with { [known] in $0.logins[pod.uid] = known }
            }
            guard let login = known else { continue }
            if try await cluster.lab.canLogIn(login) {
                pods.with { $0.successes[login.user, default: 0] += 1 }
            } else if try await cluster.kubernetes.resources(Pod.self, in: "shop").find(pod.name)?.uid == pod.uid {
                pods.with { $0.refused.append("\(pod.name) as \(login.user)") }
            }
        }
        try await Task.sleep(for: .milliseconds(10))
    }

    /// What a pod has read when it started, if that is still what is in the Secret; otherwise it is not taken for one
    /// that has read what came later.
    private static func login(of pod: Pod, _ cluster: ClusterLab) async throws -> (user: String, password: String)? {
        guard let login = try await cluster.login() else { return nil }
        let key = try FingerprintKey.load(cluster.lab.workplace.fingerprintKey, world: cluster.lab.world)
        let print = key.fingerprint(of: login.password, field: "password", secret: "login")
        return pod.annotations[ClusterLab.note]?.hasPrefix(print) == true ? login : nil
    }

    /// Changes the login again and again; now and then a consumer does not come up, and most of the time the process
    /// dies in between and another goes on.
    private static func rotate(_ cluster: ClusterLab, _ plan: Plan) async throws -> Outcome {
        let random = SeededRandom(seed: 2027)
        var outcome = Outcome()
        for number in 0..<rotations {
            let fails = number % 4 == 2
            if fails {
                let sound = try await mark(cluster)
                cluster.fake.cluster.with {
                    $0.rules.fateOfPod = { pod in
                        let metadata = pod["metadata"]
                        guard metadata?["labels"]?["app"]?.string == "worker" else { return nil }
                        let note = metadata?["annotations"]?[ClusterLab.note]?.string
                        return note?.hasPrefix(sound) == true ? nil : .crashLoop
                    }
                }
            }
            let id = try await cluster.lab.engine(plan).start(
                RotateSecret(secret: "login"), cause: "person/test", idempotencyKey: "\(number)")
            while true {
                let fatal = random.chance(0.6) ? random.int(in: 1..<32) : nil
                let moment = random.pick(CrashingStore.Moment.allCases)
                let store = CrashingStore(cluster.lab.store, dyingAt: fatal, moment)
                do {
                    let record = try await cluster.lab.engine(plan, store: store, settings: .mortal).perform(id)
                    try #require(
                        record.verdict == (fails ? "fail" : "pass"), "\(record.problem?.canonicalText ?? "")")
                    break
                } catch let error as StoreError {
                    guard store.isDead else { throw error }
                    outcome.kills += 1
                }
            }
            cluster.fake.cluster.with { $0.rules.fateOfPod = nil }
            if fails { outcome.failures += 1 }
        }
        return outcome
    }

    private static func mark(_ cluster: ClusterLab) async throws -> String {
        let web = try await cluster.kubernetes.resources(Deployment.self, in: "shop").get("web")
        return web.spec.template?.metadata.annotations[ClusterLab.note] ?? ""
    }
}
