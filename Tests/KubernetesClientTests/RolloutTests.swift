import JSONTree
import KubernetesClient
import Testing

/// How far a change has come, by the rules of `kubectl rollout status`.
@Suite struct RolloutTests {
    private func object(_ spec: JSONValue, _ status: JSONValue, generation: Int64 = 2) -> JSONValue {
        ["metadata": ["name": "it", "generation": .integer(generation)], "spec": spec, "status": status]
    }

    @Test(arguments: [
        (#"{"observedGeneration":1}"#, Rollout.waiting("the change is not seen yet")),
        (#"{"observedGeneration":2,"updatedReplicas":1,"replicas":3}"#, .waiting("1 of 3 pods are new")),
        (#"{"observedGeneration":2,"updatedReplicas":3,"replicas":4}"#, .waiting("1 pods are old")),
        (
            #"{"observedGeneration":2,"updatedReplicas":3,"replicas":3,"availableReplicas":2}"#,
            .waiting("2 of 3 new pods are available")
        ),
        (#"{"observedGeneration":2,"updatedReplicas":3,"replicas":3,"availableReplicas":3}"#, .done),
        (
            #"{"observedGeneration":2,"conditions":[{"type":"Progressing","status":"False","reason":"ProgressDeadlineExceeded"}]}"#,
            .failed("its progress deadline has passed")
        ),
    ])
    func `a Deployment`(status: String, expected: Rollout) throws {
        let deployment = Deployment(json: object(["replicas": 3], try JSONValue(parsing: status)))
        #expect(deployment.rollout == expected)
    }

    @Test(arguments: [
        (#"{}"#, "{}", Rollout.waiting("the change is not seen yet")),
        (#"{}"#, #"{"observedGeneration":2,"readyReplicas":1}"#, .waiting("1 of 2 pods are ready")),
        (
            #"{"updateStrategy":{"type":"RollingUpdate"}}"#,
            #"{"observedGeneration":2,"readyReplicas":2,"currentRevision":"a","updateRevision":"b"}"#,
            .waiting("some pods are old")
        ),
        (
            #"{"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":0}}}"#,
            #"{"observedGeneration":2,"readyReplicas":2,"updatedReplicas":1}"#, .waiting("1 of 2 pods are new")
        ),
        (
            #"{}"#, #"{"observedGeneration":2,"readyReplicas":2,"currentRevision":"b","updateRevision":"b"}"#, .done
        ),
        (#"{"updateStrategy":{"type":"OnDelete"}}"#, "{}", .failed("its pods change by hand only (OnDelete)")),
    ])
    func `a StatefulSet`(spec: String, status: String, expected: Rollout) throws {
        var spec = try JSONValue(parsing: spec)
        spec.set(2, at: ["replicas"])
        #expect(StatefulSet(json: object(spec, try JSONValue(parsing: status))).rollout == expected)
    }

    @Test(arguments: [
        (#"{"observedGeneration":1}"#, Rollout.waiting("the change is not seen yet")),
        (
            #"{"observedGeneration":2,"desiredNumberScheduled":3,"updatedNumberScheduled":2}"#,
            .waiting("2 of 3 pods are new")
        ),
        (
            #"{"observedGeneration":2,"desiredNumberScheduled":3,"updatedNumberScheduled":3,"numberAvailable":2}"#,
            .waiting("2 of 3 pods are available")
        ),
        (
            #"{"observedGeneration":2,"desiredNumberScheduled":3,"updatedNumberScheduled":3,"numberAvailable":3}"#,
            .done
        ),
    ])
    func `a DaemonSet`(status: String, expected: Rollout) throws {
        #expect(DaemonSet(json: object([:], try JSONValue(parsing: status))).rollout == expected)
    }
}
