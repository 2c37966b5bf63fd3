import FakeKubernetes
import Foundation
import KubernetesClient
import Surroundings
import Synchronization
import Testing

/// One leads at a time; and who led before is known by a lower number.
@Suite struct LeaderElectionTests {
    /// Quick to try again, and slow to lose the lead: a loaded machine is not what is tested.
    private static let quick = Result {
        try LeaderElection.Timing(
            leaseDuration: .seconds(60), renewDeadline: .seconds(40), retryPeriod: .milliseconds(100))
    }

    @Test(arguments: [(15, 15, 2), (15, 10, 9), (10, 15, 2), (15, 10, 0)])
    func `times that cannot work are refused`(lease: Int, renewal: Int, retry: Int) {
        #expect(throws: KubernetesError.self) {
            try LeaderElection.Timing(
                leaseDuration: .seconds(lease), renewDeadline: .seconds(renewal), retryPeriod: .seconds(retry))
        }
    }

    @Test func `of many one leads, then another, and each time the epoch is higher`() async throws {
        try await MisbehaviourTests.with { _, kubernetes in
            let leases = kubernetes.resources(Lease.self, in: "default")
            let timing = try Self.quick.get()
            let epochs = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<5 {
                    let election = LeaderElection(leases, name: "l", identity: "c\(index)", timing: timing)
                    group.addTask {
                        try await election.run { leadership in
                            try await Task.sleep(for: .milliseconds(50))
                            try leadership.check()
                            return leadership.epoch
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(epochs.sorted() == [1, 2, 3, 4, 5])
        }
    }

    @Test func `who cannot renew stops before anybody else begins`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            let leases = kubernetes.resources(Lease.self, in: "default")
            let timing = try LeaderElection.Timing(
                leaseDuration: .seconds(60), renewDeadline: .milliseconds(1500), retryPeriod: .milliseconds(100))
            let election = LeaderElection(leases, name: "l", identity: "a", timing: timing)
            let turns = Turns()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await election.run { leadership in
                        turns.begin(leadership.epoch)
                        if leadership.epoch == 1 { fake.cluster.trick(.refuse(code: 503), verb: "update", times: 20) }
                        do {
                            try await Task.sleep(for: .seconds(leadership.epoch == 1 ? 60 : 0))
                        } catch {
                            turns.end(leadership)
                            throw error
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(turns.begun == [1, 2])
            #expect(turns.wasHeldAtEnd == [true])
        }
    }

    /// What a leader's turns were like.
    private final class Turns: Sendable {
        private let state = Mutex<(begun: [Int], held: [Bool])>(([], []))
        func begin(_ epoch: Int) { state.withLock { $0.begun.append(epoch) } }
        func end(_ leadership: Leadership) { state.withLock { $0.held.append(leadership.isHeld) } }
        var begun: [Int] { state.withLock(\.begun) }
        var wasHeldAtEnd: [Bool] { state.withLock(\.held) }
    }

    @Test func `two processes, one with a clock that jumps, one stopped in between: never two in one epoch`()
        async throws
    {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                let kubeconfig = try folder.write("config", fake.kubeconfig())
                let journal = try folder.write("journal", "")
                let processes = try ["a", "b"].map { name in
                    let process = Process()
                    process.executableURL = try Program.url("vigie-fake-kubernetes")
                    process.arguments = [
                        "contend", "--kubeconfig", kubeconfig, "--lease", "l", "--name", name, "--journal", journal,
                        "--step", name == "b" ? "3600" : "0",
                    ]
                    try process.run()
                    return process
                }
                defer { for process in processes { kill(process.processIdentifier, SIGKILL) } }
                for round in 1...3 {
                    let before = try Self.epochs(folder)
                    try await Behaviour.eventually("a leader in round \(round)") {
                        try Self.epochs(folder).count > before.count || !before.isEmpty
                    }
                    let process = try await Self.stopLeader(of: processes, folder)
                    let count = try Self.epochs(folder).count
                    try await Behaviour.eventually("another leader in round \(round)") {
                        try Self.epochs(folder).count > count
                    }
                    kill(process.processIdentifier, SIGCONT)
                    try await Task.sleep(for: .milliseconds(300))
                }
                let epochs = try Self.epochs(folder)
                #expect(epochs.count >= 4)
                #expect(epochs.allSatisfy { $0.value.count == 1 }, "\(epochs)")
            }
        }
    }

    /// Stops the one that leads.
    private static func stopLeader(of processes: [Process], _ folder: Scratch) async throws -> Process {
        while true {
            let process = processes[try last(folder)]
            kill(process.processIdentifier, SIGSTOP)
            try await Task.sleep(for: .milliseconds(100))
            // It may have lost the lead right before.
            if try processes[last(folder)] === process { return process }
            kill(process.processIdentifier, SIGCONT)
        }
    }

    /// Which one acted last.
    private static func last(_ folder: Scratch) throws -> Int {
        let line = try folder.read("journal").split(separator: "\n").last { $0.contains(" ") }
        return line?.split(separator: " ").last?.hasPrefix("b") == true ? 1 : 0
    }

    /// Who acted in each epoch.
    private static func epochs(_ folder: Scratch) throws -> [Int: Set<String>] {
        try folder.read("journal").split(separator: "\n").reduce(into: [:]) { epochs, line in
            let words = line.split(separator: " ")
            guard words.count == 2, let epoch = Int(words[0]) else { return }
            epochs[epoch, default: []].insert(String(words[1]))
        }
    }
}

/// Programs that are built along with the tests.
enum Program {
    struct NotBuilt: Error {}

    static func url(_ name: String) throws -> URL {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let places = [beside, root.appending(path: ".build/debug")].map { $0.appending(path: name) }
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw NotBuilt()
        }
        return found
    }
}
