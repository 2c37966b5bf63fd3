import JSONTree

extension ClusterState {
    mutating func stepJobs() {
        guard let kind = kind(group: "batch", "jobs"), let pods = self.kind(group: "", "pods") else { return }
        for job in objects[kind.store]?.values.map(\.self) ?? []
        where job["metadata"]?["deletionTimestamp"] == nil && job.value(at: ["status", "completionTime"]) == nil {
            let own = controlled("pods", by: job)
            if own.isEmpty, job.value(at: ["spec", "suspend"])?.bool != true {
                var pod = job.value(at: ["spec", "template"]) ?? .object([:])
                let prefix = "\(job["metadata"]?["name"]?.string ?? "")-"
                pod.set(.string(prefix + suffix()), at: ["metadata", "name"])
                pod.set(.string(prefix), at: ["metadata", "generateName"])
                pod.set(job["metadata"]?["namespace"], at: ["metadata", "namespace"])
                pod.set([Self.owner(job, kind)], at: ["metadata", "ownerReferences"])
                try? make(pod, pods)
            }
            let succeeded = own.contains { $0.value(at: ["status", "phase"])?.string == "Succeeded" }
            let now = self.now
            control(job, kind) { job in
                var status = job["status"]?.object ?? [:]
                if status["startTime"] == nil { status["startTime"] = now }
                status["terminating"] = 0
                status["uncountedTerminatedPods"] = .object([:])
                status["ready"] = .integer(Int64(own.filter(Self.isReady).count))
                if succeeded {
                    status["succeeded"] = 1
                    status["completionTime"] = now
                    status["conditions"] = [["type": "Complete", "status": "True", "lastTransitionTime": now]]
                }
                job.set(.object(status), at: ["status"])
            }
        }
    }
}
