import Foundation
import KubernetesClient
import Surroundings

/// Contends for a lease, and writes down each time it acts, with the epoch it acts in.
struct Contending {
    private let arguments: ProgramArguments

    init(_ arguments: ProgramArguments) {
        self.arguments = arguments
    }

    func run() async throws {
        let configuration = try Kubeconfig(paths: [arguments.text("kubeconfig")]).configuration()
        var options = KubernetesOptions()
        options.world = World(
            clock: SteppingClock(step: .seconds(arguments.number("step", or: 0))), random: SystemRandomSource())
        let journal = arguments.text("journal")
        try await Kubernetes.with(configuration, options: options) { kubernetes in
            let election = LeaderElection(
                kubernetes.resources(Lease.self, in: "default"), name: arguments.text("lease"),
                identity: arguments.text("name"),
                timing: try LeaderElection.Timing(
                    leaseDuration: .seconds(4), renewDeadline: .milliseconds(2500), retryPeriod: .milliseconds(200)))
            try await election.run { leadership in
                while true {
                    // One that was stopped here acts late, in an epoch that is over: its number gives it away.
                    if leadership.isHeld { try Self.note("\(leadership.epoch) \(election.identity)", in: journal) }
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }
    }

    private static func note(_ line: String, in journal: String) throws {
        let handle = try FileHandle(forUpdating: URL(filePath: journal))
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: Data((line + "\n").utf8))
    }
}

/// A clock whose time of day jumps to and fro.
struct SteppingClock: WallClock {
    let step: Duration
    private let real = SystemWallClock()

    init(step: Duration) {
        self.step = step
    }

    func now() -> Timestamp {
        let now = real.now()
        return now.seconds % 2 == 0 ? now + step : now - step
    }

    func elapsed() -> Duration { real.elapsed() }
    func sleep(until deadline: Timestamp) async throws { try await real.sleep(until: deadline) }
    func sleep(for span: Duration) async throws { try await real.sleep(for: span) }
}
