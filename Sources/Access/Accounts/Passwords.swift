package import Surroundings
import Synchronization
package import VigiePlan

/// Derives and compares passwords, one at a time: what makes guessing dear must not make the server easy to stop.
package actor Passwords {
    /// How many may wait. At a few a second, the last of them waits for some seconds.
    private static let mostWaiting = 32

    private let cost: PasswordHash.Cost
    private let random: any RandomSource
    /// What an unknown account is compared with, so that it takes as long as a known one.
    private let nobody: PasswordHash
    private let waiting = Waiting()
    /// How often scrypt ran: what an answer has cost, for comparing.
    package private(set) var derivations = 0

    private final class Waiting: Sendable {
        let count = Mutex(0)
    }

    package init(cost: PasswordHash.Cost = .standard, random: any RandomSource) {
        self.cost = cost
        self.random = random
        let salt = random.bytes(16)
        nobody = PasswordHash(nobodyWith: cost, salt: salt, hash: random.bytes(32))
    }

    /// - Throws: `AccessError.busy` when too many wait already.
    package nonisolated func hash(_ password: Secret) async throws -> PasswordHash {
        try await inTurn { try await self.derive(password) }
    }

    /// Whether a password is right, and its hash at the present cost where the stored one was made for less.
    package nonisolated func verify(
        _ password: Secret, against stored: PasswordHash?
    ) async throws -> (matches: Bool, better: PasswordHash?) {
        // What no account can have is not worth the work, and says nothing about any.
        guard password.reveal().utf8.count <= PasswordRules.longest else { return (false, nil) }
        return try await inTurn { try await self.compare(password, stored) }
    }

    private func derive(_ password: Secret) throws -> PasswordHash {
        derivations += 1
        return try PasswordHash(password, cost: cost, salt: random.bytes(16))
    }

    private func compare(_ password: Secret, _ stored: PasswordHash?) throws -> (matches: Bool, better: PasswordHash?) {
        derivations += 1
        let matches = try (stored ?? nobody).matches(password)
        guard let stored, matches else { return (false, nil) }
        return (true, stored.cost.work < cost.work ? try derive(password) : nil)
    }

    private nonisolated func inTurn<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let isAdmitted = waiting.count.withLock { count in
            guard count < Self.mostWaiting else { return false }
            count += 1
            return true
        }
        guard isAdmitted else { throw AccessError.busy }
        defer { waiting.count.withLock { $0 -= 1 } }
        return try await body()
    }
}
