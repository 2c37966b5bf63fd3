package import Surroundings
import Synchronization
package import VigiePlan

/// Derives and compares passwords, one at a time: what makes guessing dear must not make the server easy to stop.
package final class Passwords: Sendable {
    /// How many may wait. At a few a second, the last of them waits for some seconds.
    private static let mostWaiting = 32

    private struct Figures {
        var waiting = 0
        var derivations = 0
    }

    private let cost: PasswordHash.Cost
    private let random: any RandomSource
    /// What an unknown account is compared with, so that it takes as long as a known one.
    private let nobody: PasswordHash
    private let thread = DerivationThread()
    private let figures = Mutex(Figures())

    package init(cost: PasswordHash.Cost = .standard, random: any RandomSource) {
        self.cost = cost
        self.random = random
        nobody = PasswordHash(nobodyWith: cost, salt: random.bytes(16), hash: random.bytes(32))
    }

    /// How often scrypt ran: what an answer has cost, for comparing.
    package var derivations: Int { figures.withLock(\.derivations) }

    /// - Throws: `AccessError.busy` when too many wait already.
    package func hash(_ password: Secret) async throws -> PasswordHash {
        try await inTurn { try self.derive(password) }
    }

    /// Whether a password is right, and its hash at the present cost where the stored one was made for less.
    package func verify(
        _ password: Secret, against stored: PasswordHash?
    ) async throws -> (matches: Bool, better: PasswordHash?) {
        // What no account can have is not worth the work, and says nothing about any.
        guard password.reveal().utf8.count <= PasswordRules.longest else { return (false, nil) }
        return try await inTurn { try self.compare(password, stored) }
    }

    private func derive(_ password: Secret) throws -> PasswordHash {
        figures.withLock { $0.derivations += 1 }
        return try PasswordHash(password, cost: cost, salt: random.bytes(16))
    }

    private func compare(_ password: Secret, _ stored: PasswordHash?) throws -> (matches: Bool, better: PasswordHash?) {
        figures.withLock { $0.derivations += 1 }
        let matches = try (stored ?? nobody).matches(password)
        guard let stored, matches else { return (false, nil) }
        return (true, stored.cost.work < cost.work ? try derive(password) : nil)
    }

    private func inTurn<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isAdmitted = figures.withLock { figures in
            guard figures.waiting < Self.mostWaiting else { return false }
            figures.waiting += 1
            return true
        }
        guard isAdmitted else { throw AccessError.busy }
        defer { figures.withLock { $0.waiting -= 1 } }
        return try await thread.perform(body)
    }
}
