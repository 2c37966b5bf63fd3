import JSONTree
import Surroundings

/// Objects as the table that kubectl prints.
struct TableForm {
    let now: Timestamp

    static func isWanted(_ call: FakeCall) -> Bool {
        call.header("accept")?.contains("as=Table") ?? false
    }

    func table(_ objects: [JSONValue], of kind: FakeKind, metadata: JSONValue, includesObject: Bool) -> JSONValue {
        let columns = Self.columns[kind.kind] ?? []
        let definitions: [JSONValue] = (["Name"] + columns.map(\.title) + ["Age"]).map { title in
            let format = title == "Name" ? "name" : ""
            return [
                "name": .string(title), "type": "string", "format": .string(format), "description": "", "priority": 0,
            ]
        }
        let rows: [JSONValue] = objects.map { object in
            let name = object["metadata"]?["name"] ?? ""
            let cells = [name] + columns.map { .string($0.value(object)) } + [.string(age(of: object))]
            return ["cells": .array(cells), "object": includesObject ? object : MetadataForm.partial(object)]
        }
        return [
            "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": metadata,
            "columnDefinitions": .array(definitions), "rows": .array(rows),
        ]
    }

    private func age(of object: JSONValue) -> String {
        guard let text = object["metadata"]?["creationTimestamp"]?.string, let born = Timestamp(rfc3339: text) else {
            return "<unknown>"
        }
        let seconds = max(0, (now - born).components.seconds)
        return seconds < 120 ? "\(seconds)s" : seconds < 7200 ? "\(seconds / 60)m" : "\(seconds / 3600)h"
    }

    private struct Column: Sendable {
        let title: String
        let value: @Sendable (JSONValue) -> String
    }

    private static func number(_ object: JSONValue, _ path: String...) -> Int64 {
        object.value(at: path)?.integer ?? 0
    }

    private static let columns: [String: [Column]] = [
        "Deployment": [
            Column(title: "Ready") { "\(number($0, "status", "readyReplicas"))/\(number($0, "spec", "replicas"))" },
            Column(title: "Up-to-date") { String(number($0, "status", "updatedReplicas")) },
            Column(title: "Available") { String(number($0, "status", "availableReplicas")) },
        ],
        "ReplicaSet": [
            Column(title: "Desired") { String(number($0, "spec", "replicas")) },
            Column(title: "Current") { String(number($0, "status", "replicas")) },
            Column(title: "Ready") { String(number($0, "status", "readyReplicas")) },
        ],
        "Pod": [
            Column(title: "Ready") { pod in
                let statuses = pod.value(at: ["status", "containerStatuses"])?.array ?? []
                let all = pod.value(at: ["spec", "containers"])?.array?.count ?? 0
                return "\(statuses.filter { $0["ready"]?.bool ?? false }.count)/\(all)"
            },
            Column(title: "Status") { pod in
                if pod["metadata"]?["deletionTimestamp"] != nil { return "Terminating" }
                let waiting = (pod.value(at: ["status", "containerStatuses"])?.array ?? [])
                    .compactMap { $0.value(at: ["state", "waiting", "reason"])?.string }
                return waiting.first ?? pod.value(at: ["status", "phase"])?.string ?? "Unknown"
            },
            Column(title: "Restarts") { pod in
                let statuses = pod.value(at: ["status", "containerStatuses"])?.array ?? []
                return String(statuses.reduce(0) { $0 + ($1["restartCount"]?.integer ?? 0) })
            },
        ],
        "ConfigMap": [Column(title: "Data") { String($0["data"]?.object?.count ?? 0) }],
        "Secret": [
            Column(title: "Type") { $0["type"]?.string ?? "" },
            Column(title: "Data") { String($0["data"]?.object?.count ?? 0) },
        ],
        "Namespace": [Column(title: "Status") { $0.value(at: ["status", "phase"])?.string ?? "" }],
        "Service": [
            Column(title: "Type") { $0.value(at: ["spec", "type"])?.string ?? "" },
            Column(title: "Cluster-IP") { $0.value(at: ["spec", "clusterIP"])?.string ?? "<none>" },
        ],
    ]
}
