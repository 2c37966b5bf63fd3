import Foundation
import JSONTree
import KubernetesClient
import Synchronization

/// An informer of ConfigMaps that tells how long it took and what it weighs.
struct Informing {
    private let kubeconfig: String
    private let seconds: Int

    init(_ arguments: ProgramArguments) {
        kubeconfig = arguments.text("kubeconfig")
        seconds = arguments.number("seconds", or: 0)
    }

    /// How late each change was seen.
    private final class Delays: Sendable {
        private let all = Mutex<[Double]>([])

        func note(_ change: Change<ConfigMap>) {
            guard case .updated(_, let map) = change, let time = map.data["time"].flatMap(Double.init) else { return }
            all.withLock { $0.append(Date().timeIntervalSince1970 - time) }
        }

        var sorted: [Double] { all.withLock { $0.sorted() } }
    }

    func run() async throws {
        let started = ContinuousClock.now
        let configuration = try Kubeconfig(paths: [kubeconfig]).configuration()
        let seconds = seconds
        try await Kubernetes.with(configuration) { kubernetes in
            let delays = Delays()
            let informer = Informer(kubernetes.resources(ConfigMap.self, in: "default")) { delays.note($0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await informer.waitUntilSynced()
                let synced = ContinuousClock.now - started
                FakeKubernetesProgram.say("everything is there")
                try await Task.sleep(for: .seconds(seconds))
                group.cancelAll()
                let sorted = delays.sorted
                let report: JSONValue = [
                    "objects": .integer(Int64(informer.count)), "syncedSeconds": .number(synced / .seconds(1)),
                    "memoryKilobytes": .integer(Self.memory("VmRSS")), "peakKilobytes": .integer(Self.memory("VmHWM")),
                    "events": .integer(Int64(sorted.count)),
                    "medianDelaySeconds": .number(sorted.isEmpty ? 0 : sorted[sorted.count / 2]),
                    "worstDelaySeconds": .number(sorted.last ?? 0),
                ]
                FakeKubernetesProgram.say(report.canonicalText)
            }
        }
    }

    private static func memory(_ field: String) -> Int64 {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field) } ?? ""
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int64($0) } ?? 0
    }
}
