/// How far a change of a workload's template has come, by the rules of `kubectl rollout status`.
package enum Rollout: Hashable, Sendable {
    case waiting(String)
    case failed(String)
    case done
}

extension Deployment {
    package var rollout: Rollout {
        guard metadata.generation ?? 0 <= status.observedGeneration ?? 0 else { return .unseen }
        if status.conditions["Progressing"]?.reason == "ProgressDeadlineExceeded" {
            return .failed("its progress deadline has passed")
        }
        let updated = status.updatedReplicas ?? 0
        if let wanted = spec.replicas, updated < wanted {
            let obstacle = status.conditions["ReplicaFailure"].flatMap { $0.isTrue ? $0.message : nil }
            return .waiting("\(updated) of \(wanted) pods are new" + (obstacle.map { "; \($0)" } ?? ""))
        }
        let old = (status.replicas ?? 0) - updated
        if old > 0 { return .waiting("\(old) pods are old") }
        let available = status.availableReplicas ?? 0
        return available < updated ? .waiting("\(available) of \(updated) new pods are available") : .done
    }
}

extension StatefulSet {
    package var rollout: Rollout {
        if let type = spec.updateStrategy?.type, type != "RollingUpdate" { return .byHand(type) }
        guard let seen = status.observedGeneration, seen > 0, metadata.generation ?? 0 <= seen else { return .unseen }
        let wanted = spec.replicas ?? 1
        let ready = status.readyReplicas ?? 0
        if ready < wanted { return .waiting("\(ready) of \(wanted) pods are ready") }
        if let partition = spec.updateStrategy?.rollingUpdate?.partition {
            let updated = status.updatedReplicas ?? 0
            return updated < wanted - partition ? .waiting("\(updated) of \(wanted - partition) pods are new") : .done
        }
        return status.updateRevision == status.currentRevision ? .done : .waiting("some pods are old")
    }
}

extension DaemonSet {
    package var rollout: Rollout {
        if let type = spec.updateStrategy?.type, type != "RollingUpdate" { return .byHand(type) }
        guard metadata.generation ?? 0 <= status.observedGeneration ?? 0 else { return .unseen }
        let wanted = status.desiredNumberScheduled ?? 0
        let updated = status.updatedNumberScheduled ?? 0
        if updated < wanted { return .waiting("\(updated) of \(wanted) pods are new") }
        let available = status.numberAvailable ?? 0
        return available < wanted ? .waiting("\(available) of \(wanted) pods are available") : .done
    }
}

extension Rollout {
    fileprivate static let unseen = Rollout.waiting("the change is not seen yet")

    fileprivate static func byHand(_ strategy: String) -> Rollout {
        .failed("its pods change by hand only (\(strategy))")
    }
}
