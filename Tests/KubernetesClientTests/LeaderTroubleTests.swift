import FakeKubernetes
import KubernetesClient
import Synchronization
import Testing

/// What a leader does when something goes wrong while it leads.
@Suite(.timeLimit(.minutes(10))) struct LeaderTroubleTests {
    /// Quick to try again, and slow to lose the lead, unless told otherwise.
    private static func election(
        _ kubernetes: Kubernetes, lease: Duration = .seconds(60), renewal: Duration = .seconds(40)
    ) throws -> LeaderElection {
        LeaderElection(
            kubernetes.resources(Lease.self, in: "default"), name: "l", identity: "a",
            timing: try LeaderElection.Timing(
                leaseDuration: lease, renewDeadline: renewal, retryPeriod: .milliseconds(100)))
    }

    /// How a leader's turns ended.
    private final class Turns: Sendable {
        private let held = Mutex<[Bool]>([])
        func end(_ leadership: Leadership) { held.withLock { $0.append(leadership.isHeld) } }
        var wereHeldAtEnd: [Bool] { held.withLock(\.self) }

        /// Leads until it is told to stop.
        func lead(_ leadership: Leadership) async throws {
            do {
                try await Task.sleep(for: .seconds(600))
            } catch {
                end(leadership)
                throw error
            }
        }
    }

    @Test func `a renewal that hangs does not outlast the lease`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            let election = try Self.election(kubernetes, lease: .seconds(60), renewal: .seconds(1))
            let turns = Turns()
            let epoch = try await election.run { leadership in
                guard leadership.epoch == 1 else { return leadership.epoch }
                fake.cluster.trick(.delay(.seconds(600)), verb: "update", times: 1)
                try await turns.lead(leadership)
                return 0
            }
            #expect(epoch == 2)
            #expect(turns.wereHeldAtEnd == [true])
        }
    }

    @Test func `renewals that are refused for a while do not end the lead`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            let epoch = try await Self.election(kubernetes).run { leadership in
                for code in [401, 403, 500] {
                    fake.cluster.trick(.refuse(code: code), verb: "update", times: 2)
                    try await Behaviour.eventually("the refusals") { fake.cluster.tricksLeft == 0 }
                }
                return leadership.epoch
            }
            #expect(epoch == 1)
        }
    }

    @Test func `a leader that is cancelled gives its lease up`() async throws {
        try await MisbehaviourTests.with { _, kubernetes in
            let leases = kubernetes.resources(Lease.self, in: "default")
            let election = try Self.election(kubernetes)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await election.run { _ in try await Task.sleep(for: .seconds(600)) } }
                try await Behaviour.eventually("the lead") {
                    try await leases.find("l")?.spec.holderIdentity == election.identity
                }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
            #expect(try await leases.get("l").spec.holderIdentity == "")
        }
    }

    @Test func `who is cancelled while it asks for the lease does not keep it`() async throws {
        try await MisbehaviourTests.with { fake, kubernetes in
            let leases = kubernetes.resources(Lease.self, in: "default")
            let election = try Self.election(kubernetes)
            // The lease is given, and the one who asked for it does not hear of it.
            fake.cluster.trick(.mute, verb: "create", path: "/leases")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await election.run { _ in try await Task.sleep(for: .seconds(600)) } }
                try await Behaviour.eventually("the lease") {
                    try await leases.find("l")?.spec.holderIdentity == election.identity
                }
                group.cancelAll()
                _ = await group.nextResult()
            }
            #expect(try await leases.get("l").spec.holderIdentity == "")
        }
    }

    @Test func `who finds another in its place does nothing more`() async throws {
        try await MisbehaviourTests.with { _, kubernetes in
            let leases = kubernetes.resources(Lease.self, in: "default")
            let election = try Self.election(kubernetes)
            let turns = Turns()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await election.run { try await turns.lead($0) } }
                try await Behaviour.eventually("the lead") { try await leases.find("l") != nil }
                _ = try await leases.update("l", attempts: 50) {
                    $0.spec.holderIdentity = "another"
                    $0.spec.leaseTransitions = 7
                    $0.spec.leaseDurationSeconds = 3600
                }
                try await Behaviour.eventually("the end") { !turns.wereHeldAtEnd.isEmpty }
                #expect(turns.wereHeldAtEnd == [false])
                group.cancelAll()
                _ = await group.nextResult()
            }
            #expect(try await leases.get("l").spec.holderIdentity == "another")
        }
    }
}
