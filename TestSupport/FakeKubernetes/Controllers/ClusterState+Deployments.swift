import JSONTree
import Surroundings

/// How a rollout goes on.
struct RolloutNotes: Sendable {
    var hash: String
    var progress: [Int64]
    var progressedAt: Duration
}

extension ClusterState {
    private static let revision = "deployment.kubernetes.io/revision"

    mutating func stepDeployments() {
        guard let kind = kind(group: "apps", "deployments") else { return }
        for deployment in objects[kind.store]?.values.map(\.self) ?? []
        where deployment["metadata"]?["deletionTimestamp"] == nil {
            stepDeployment(deployment, kind)
        }
    }

    private mutating func stepDeployment(_ deployment: JSONValue, _ kind: FakeKind) {
        guard let sets = self.kind(group: "apps", "replicasets"), let spec = deployment["spec"],
            let template = spec["template"]
        else { return }
        let own = controlled("replicasets", group: "apps", by: deployment)
        let hash = Self.hash(of: template)
        let name = deployment["metadata"]?["name"]?.string ?? ""
        let isPaused = spec["paused"]?.bool ?? false
        let newest = own.first { $0["metadata"]?["name"]?.string == "\(name)-\(hash)" }
        if newest == nil, !isPaused {
            bear(deployment, kind, sets, template, hash, revision: Self.highest(own) + 1)
        } else if let newest, !isPaused, Self.revision(of: newest) < Self.highest(own) {
            promote(newest, sets, to: Self.highest(own) + 1)
        }
        let now = controlled("replicasets", group: "apps", by: deployment)
        let current = now.first { $0["metadata"]?["name"]?.string == "\(name)-\(hash)" }
        if !isPaused, let current { scale(now, current, spec, sets, deployment) }
        sweep(now, current, spec, sets)
        report(deployment, kind, hash)
    }

    private mutating func bear(
        _ deployment: JSONValue, _ kind: FakeKind, _ sets: FakeKind, _ template: JSONValue, _ hash: String,
        revision: Int
    ) {
        let metadata = deployment["metadata"]
        var pods = template
        pods.set(.string(hash), at: ["metadata", "labels", "pod-template-hash"])
        var selector = deployment.value(at: ["spec", "selector"]) ?? .object([:])
        selector.set(.string(hash), at: ["matchLabels", "pod-template-hash"])
        let replicas = deployment.value(at: ["spec", "replicas"]) ?? 1
        let set: JSONValue = [
            "metadata": [
                "name": .string("\(metadata?["name"]?.string ?? "")-\(hash)"),
                "namespace": metadata?["namespace"] ?? "",
                "labels": pods.value(at: ["metadata", "labels"]) ?? .object([:]),
                "annotations": [
                    Self.revision: .string(String(revision)),
                    "deployment.kubernetes.io/desired-replicas": .string(String(replicas.integer ?? 1)),
                    "deployment.kubernetes.io/max-replicas": .string(
                        String((replicas.integer ?? 1) + Self.surge(deployment["spec"] ?? .object([:])))),
                ], "ownerReferences": [Self.owner(deployment, kind)],
            ],
            "spec": ["replicas": 0, "selector": selector, "template": pods],
        ]
        try? make(set, sets)
    }

    /// A revision that is wanted again gets a new number, and keeps a note of its old one.
    private mutating func promote(_ set: JSONValue, _ sets: FakeKind, to revision: Int) {
        control(set, sets, subresource: nil) { set in
            let old = String(Self.revision(of: set))
            let history = set.value(at: ["metadata", "annotations", "deployment.kubernetes.io/revision-history"])?
                .string
            set.set(
                .string(history.map { "\($0),\(old)" } ?? old),
                at: ["metadata", "annotations", "deployment.kubernetes.io/revision-history"])
            set.set(.string(String(revision)), at: ["metadata", "annotations", Self.revision])
        }
    }

    private mutating func scale(
        _ all: [JSONValue], _ current: JSONValue, _ spec: JSONValue, _ sets: FakeKind, _ deployment: JSONValue
    ) {
        let wanted = spec["replicas"]?.integer ?? 1
        let others = all.filter { $0["metadata"]?["uid"] != current["metadata"]?["uid"] }
        let isRecreate = spec.value(at: ["strategy", "type"])?.string == "Recreate"
        let surge = isRecreate ? 0 : Self.surge(spec)
        let total = all.reduce(0) { $0 + ($1.value(at: ["spec", "replicas"])?.integer ?? 0) }
        let mine = current.value(at: ["spec", "replicas"])?.integer ?? 0
        let running = others.reduce(0) { $0 + ($1.value(at: ["status", "replicas"])?.integer ?? 0) }
        var goal = mine
        if mine > wanted {
            goal = wanted
        } else if mine < wanted, !isRecreate || running == 0 {
            goal = min(wanted, mine + max(0, wanted + surge - total))
            if others.allSatisfy({ $0.value(at: ["spec", "replicas"])?.integer ?? 0 == 0 }) { goal = wanted }
        }
        resize(current, sets, to: goal, deployment)
        let least = wanted - (isRecreate ? wanted : Self.unavailable(spec, surge: surge))
        let available = all.reduce(0) { $0 + ($1.value(at: ["status", "availableReplicas"])?.integer ?? 0) }
        var spare = max(0, available - least)
        for other in others {
            let count = other.value(at: ["spec", "replicas"])?.integer ?? 0
            guard count > 0 else { continue }
            let ill = count - min(count, other.value(at: ["status", "availableReplicas"])?.integer ?? 0)
            let cut = isRecreate || wanted == 0 ? count : min(count, ill + spare)
            spare -= max(0, cut - ill)
            resize(other, sets, to: count - cut, deployment)
        }
    }

    private mutating func resize(_ set: JSONValue, _ sets: FakeKind, to count: Int64, _ deployment: JSONValue) {
        let before = set.value(at: ["spec", "replicas"])?.integer ?? 0
        guard before != count else { return }
        control(set, sets, subresource: nil) { set in
            set.set(.integer(count), at: ["spec", "replicas"])
            let generation = set["metadata"]?["generation"]?.integer ?? 1
            set.set(.integer(generation + 1), at: ["metadata", "generation"])
        }
        let name = set["metadata"]?["name"]?.string ?? ""
        note(
            deployment, kind: "Deployment", apiVersion: "apps/v1", "ScalingReplicaSet",
            "Scaled \(count > before ? "up" : "down") replica set \(name) from \(before) to \(count)")
    }

    private mutating func sweep(_ all: [JSONValue], _ current: JSONValue?, _ spec: JSONValue, _ sets: FakeKind) {
        let limit = Int(spec["revisionHistoryLimit"]?.integer ?? 10)
        let old = all.filter {
            $0["metadata"]?["uid"] != current?["metadata"]?["uid"]
                && $0.value(at: ["spec", "replicas"])?.integer ?? 0 == 0
                && $0.value(at: ["status", "replicas"])?.integer ?? 0 == 0
        }.sorted { Self.revision(of: $0) < Self.revision(of: $1) }
        for set in old.prefix(max(0, old.count - limit)) { remove(ObjectPlace(of: set), of: sets) }
    }

    // MARK: Reporting

    private mutating func report(_ deployment: JSONValue, _ kind: FakeKind, _ hash: String) {
        let all = controlled("replicasets", group: "apps", by: deployment)
        let name = deployment["metadata"]?["name"]?.string ?? ""
        let current = all.first { $0["metadata"]?["name"]?.string == "\(name)-\(hash)" }
        func sum(_ field: String) -> Int64 { all.reduce(0) { $0 + ($1.value(at: ["status", field])?.integer ?? 0) } }
        let wanted = deployment.value(at: ["spec", "replicas"])?.integer ?? 1
        let (replicas, ready, available) = (sum("replicas"), sum("readyReplicas"), sum("availableReplicas"))
        let updated = current?.value(at: ["status", "replicas"])?.integer ?? 0
        let place = ObjectPlace(of: deployment)
        let progress = [updated, ready, available, -(replicas - updated)]
        var notes = rollouts[place] ?? RolloutNotes(hash: hash, progress: progress, progressedAt: world.clock.elapsed())
        if notes.hash != hash || notes.progress != progress {
            notes = RolloutNotes(hash: hash, progress: progress, progressedAt: world.clock.elapsed())
        }
        rollouts[place] = notes
        let isComplete = updated == wanted && replicas == wanted && available == wanted
        let deadline = deployment.value(at: ["spec", "progressDeadlineSeconds"])?.integer ?? 600
        let isLate = !isComplete && world.clock.elapsed() - notes.progressedAt > .seconds(deadline)
        let least =
            wanted
            - Self.unavailable(
                deployment["spec"] ?? .object([:]), surge: Self.surge(deployment["spec"] ?? .object([:])))
        let failure = current?.value(at: ["status", "conditions"])?.array?.first {
            $0["type"]?.string == "ReplicaFailure"
        }
        let generation = deployment["metadata"]?["generation"] ?? 1
        let (now, setName) = (self.now, current?["metadata"]?["name"]?.string ?? "")
        control(deployment, kind) { deployment in
            var status: [String: JSONValue] = ["observedGeneration": generation, "terminatingReplicas": 0]
            let counts = [
                ("replicas", replicas), ("updatedReplicas", updated), ("readyReplicas", ready),
                ("availableReplicas", available), ("unavailableReplicas", max(0, max(wanted, replicas) - available)),
            ]
            for (field, count) in counts where count > 0 { status[field] = .integer(count) }
            var conditions = Conditions(deployment.value(at: ["status", "conditions"])?.array ?? [], now: now)
            conditions.set(
                "Available", available >= least,
                available >= least ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                available >= least
                    ? "Deployment has minimum availability." : "Deployment does not have minimum availability.")
            if isComplete {
                conditions.set(
                    "Progressing", true, "NewReplicaSetAvailable",
                    "ReplicaSet \"\(setName)\" has successfully progressed.")
            } else if isLate {
                conditions.set(
                    "Progressing", false, "ProgressDeadlineExceeded",
                    "ReplicaSet \"\(setName)\" has timed out progressing.")
            } else {
                conditions.set("Progressing", true, "ReplicaSetUpdated", "ReplicaSet \"\(setName)\" is progressing.")
            }
            conditions.put(failure, "ReplicaFailure")
            status["conditions"] = .array(conditions.all)
            deployment.set(.object(status), at: ["status"])
            if let current {
                deployment.set(
                    current.value(at: ["metadata", "annotations", Self.revision]),
                    at: ["metadata", "annotations", Self.revision])
            }
        }
    }

    // MARK: Figures

    static func hash(of template: JSONValue) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in template.canonical { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let letters = Array("bcdfghjklmnpqrstvwxz2456789")
        return String((0..<9).map { letters[Int(hash >> UInt64($0 * 6) & 63) % letters.count] })
    }

    private static func revision(of set: JSONValue) -> Int {
        set.value(at: ["metadata", "annotations", revision])?.string.flatMap(Int.init) ?? 0
    }

    private static func highest(_ sets: [JSONValue]) -> Int { sets.map(revision).max() ?? 0 }

    private static func surge(_ spec: JSONValue) -> Int64 { share("maxSurge", of: spec, up: true) }

    private static func unavailable(_ spec: JSONValue, surge: Int64) -> Int64 {
        let count = share("maxUnavailable", of: spec, up: false)
        return surge == 0 && count == 0 ? 1 : min(count, spec["replicas"]?.integer ?? 1)
    }

    private static func share(_ field: String, of spec: JSONValue, up: Bool) -> Int64 {
        let total = spec["replicas"]?.integer ?? 1
        switch spec.value(at: ["strategy", "rollingUpdate", field]) {
        case .integer(let count): return count
        case .string(let text):
            let percent = Int64(text.replacing("%", with: "")) ?? 25
            return (total * percent + (up ? 99 : 0)) / 100
        default: return (total * 25 + (up ? 99 : 0)) / 100
        }
    }
}
