import FakeKubernetes
import Foundation
import JSONTree
import Surroundings
import Testing
import VigieTestSupport

/// The fake answers as a real API server did when somebody wrote it down.
@Suite struct ExchangeReplayTests {
    /// What of the recorded exchanges is not compared, each with the reason.
    static let leftOut = [
        "nodes": "the recorded node's capacity belongs to the machine it was recorded on",
        "roles-all": "a real server begins with 71 cluster roles; the fake with the four that matter",
        "groups": "the fake serves the groups that are used here, not all twenty",
        "discovery-core": "the recorded server has resources that the fake does not keep, such as component statuses",
        "list-for-watch": "the recorded machine puts a ConfigMap of its own into every namespace",
        "quota-status": "and counts it",
        "delete-foreground": "how far a rollout has come under a quota when it is deleted is a matter of milliseconds",
        "events": "which events controllers write, and in what order, is their own affair",
        "watch-initial-events": "compared by its last event alone: what there is depends on the controllers",
    ]

    /// Members that are not the same from one run to the next, wherever they stand.
    static let changing: Set = [
        "uid", "resourceVersion", "creationTimestamp", "managedFields", "time", "lastUpdateTime", "lastTransitionTime",
        "deletionTimestamp", "startTime", "startedAt", "continue", "generation", "pod-template-hash", "token",
        "expirationTimestamp", "gitVersion", "gitCommit", "gitTreeState", "goVersion", "compiler", "observedGeneration",
        "remainingItemCount", "terminatingReplicas", "storageVersionHash", "batch.kubernetes.io/controller-uid",
        "controller-uid",
    ]

    /// Requests that came so soon after the one before that no controller had acted.
    static let immediate: Set = ["scale-to-two", "create-in-terminating", "events", "quota"]

    struct Exchange {
        let json: JSONValue
        var name: String { json["name"]?.string ?? "" }
        var method: String { json["method"]?.string ?? "" }
        var status: Int { json["status"]?.integer.map(Int.init) ?? 0 }
    }

    static func exchanges() throws -> [Exchange] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/exchanges.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            Exchange(json: try JSONValue(parsing: String($0)))
        }
    }

    @Test func `the fake agrees with a recorded API server`() throws {
        let clock = ManualClock()
        let cluster = try FakeCluster(world: World(clock: clock, random: SystemRandomSource()))
        var values: [String: JSONValue] = [:]
        var compared = 0
        for exchange in try Self.exchanges() {
            // The recorded server had time between requests, and once so much that a deadline passed.
            clock.advance(by: exchange.name == "deploy-bad-deadline" ? .seconds(21) : .seconds(1))
            if !Self.immediate.contains(exchange.name) { for _ in 0..<40 { cluster.tick() } }
            let answer = Self.ask(exchange, cluster, &values)
            guard Self.leftOut[exchange.name] == nil || exchange.name == "watch-initial-events" else { continue }
            compared += 1
            compare(answer, exchange)
        }
        #expect(compared == 86 - Self.leftOut.count + 1)
    }

    /// Sends the recorded request, with what the fake gave in place of what the recorded server gave.
    private static func ask(
        _ exchange: Exchange, _ cluster: FakeCluster, _ values: inout [String: JSONValue]
    ) -> FakeAnswer {
        var headers = [(name: "user-agent", value: "recorder/1.0")]
        switch (exchange.name, exchange.json["user"]?.string) {
        case ("bad-token", _): headers.append(("authorization", "Bearer wrong"))
        case (_, "admin"): headers.append(("authorization", "Bearer admin-token"))
        case (_, "limited"): headers.append(("authorization", "Bearer \(values["token"]?.string ?? "")"))
        default: break
        }
        if let type = exchange.json["type"]?.string { headers.append(("content-type", type)) }
        var target = exchange.json["path"]?.string ?? ""
        var body = exchange.json["body"]
        switch exchange.name {
        case "list-page-2":
            target = target.replacing(#/continue=.*/#, with: "continue=\(values["continue"]?.string ?? "")")
        case "watch":
            target = target.replacing("resourceVersion=1055", with: "resourceVersion=\(values["list"]?.string ?? "")")
        case "watch-expired": cluster.with { $0.forget(to: 1020) }
        case "configmap-update", "configmap-update-stale":
            body?.set(values["configmap-create"], at: ["metadata", "resourceVersion"])
        case "lease-renew", "lease-steal-stale":
            body?.set(values["lease-create"], at: ["metadata", "resourceVersion"])
            body?.set(nil, at: ["metadata", "uid"])
            body?.set(nil, at: ["metadata", "managedFields"])
        default: break
        }
        let answer = cluster.answer(
            FakeCall(method: exchange.method, target: target, headers: headers, body: body?.canonical ?? []))
        if case .whole(let reply) = answer, let json = try? JSONValue(parsing: reply.body) {
            switch exchange.name {
            case "configmap-create", "lease-create": values[exchange.name] = json["metadata"]?["resourceVersion"]
            case "list-page-1": values["continue"] = json["metadata"]?["continue"]
            case "list-for-watch": values["list"] = json["metadata"]?["resourceVersion"]
            case "token-request": values["token"] = json["status"]?["token"]
            default: break
            }
        }
        return answer
    }

    private func compare(_ answer: FakeAnswer, _ exchange: Exchange) {
        switch answer {
        case .whole(let reply):
            #expect(reply.code == exchange.status, "\(exchange.name): \(String(decoding: reply.body, as: UTF8.self))")
            guard let recorded = exchange.json["answer"] else {
                Issue.record("\(exchange.name): a whole answer where events were recorded")
                return
            }
            guard let json = try? JSONValue(parsing: reply.body) else {
                #expect(recorded.string == String(decoding: reply.body, as: UTF8.self), "\(exchange.name)")
                return
            }
            for difference in Shape.differences(json, recorded, Self.changing) {
                Issue.record("\(exchange.name): \(difference)")
            }
        case .watch(let watch): compare(watch.recorded, exchange.json["events"]?.array ?? [], exchange.name)
        case .lines: Issue.record("\(exchange.name): lines")
        }
    }

    private func compare(_ events: [JSONValue], _ recorded: [JSONValue], _ name: String) {
        // The bookmark at the end of a watch comes with time; here is only what is due at once.
        let wanted = name == "watch" ? recorded.filter { $0["type"]?.string != "BOOKMARK" } : recorded
        if name == "watch-initial-events" {
            #expect(events.last?["type"] == "BOOKMARK")
            #expect(
                events.last?.value(at: ["object", "metadata", "annotations", "k8s.io/initial-events-end"]) == "true")
            return
        }
        #expect(events.map { $0["type"] } == wanted.map { $0["type"] }, "\(name)")
        for (event, other) in zip(events, wanted) {
            for difference in Shape.differences(event, other, Self.changing.union(["message"])) {
                Issue.record("\(name): \(difference)")
            }
        }
    }
}
