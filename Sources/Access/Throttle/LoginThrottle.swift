import Crypto
import Surroundings
import VigieStore

/// Makes guessing slow: by account, and by address. It stands in the store, so a restart forgets nothing, and two
/// processes count together.
package struct LoginThrottle: Sendable {
    private static let collection = "access.throttle"

    /// An attempt that was let through. It counts as failed until it is excused or welcomed.
    package struct Attempt: Hashable, Sendable {
        /// `nil` where a provider says who it is.
        let person: String?
        let isKnown: Bool
        let address: String?
    }

    let chronicle: Chronicle
    var forAccounts = Backoff(free: 5)
    var forAddresses = Backoff(free: 20)

    private var store: any Store { chronicle.store }
    private var world: World { chronicle.world }
    private var accounts: Drawer<AccountTally> { Drawer(store: store, collection: Self.collection) }
    private var shelves: Drawer<TallyShelf> { Drawer(store: store, collection: Self.collection) }

    /// Lets an attempt through, or not. An account that does not exist is treated as one that does.
    package func admit(_ person: String?, isKnown: Bool, from visit: Visit) async throws -> Attempt {
        let attempt = Attempt(person: person, isKnown: isKnown, address: visit.home)
        try await update(attempt) { tally, backoff throws(AccessError) in try tally.admit(at: world.now(), backoff) }
        return attempt
    }

    /// The attempt was right, but is not all that is asked for.
    package func excuse(_ attempt: Attempt) async throws {
        try await update(attempt) { tally, _ throws(AccessError) in tally.excuse() }
    }

    /// The account's owner came in: their failures are forgotten, and the place is known from now on.
    package func welcome(_ attempt: Attempt) async throws {
        let key = try await chronicle.key()
        try await retryingConflicts {
            var changes: [Change] = []
            if let address = attempt.address {
                changes.append(try await shelved("address", address, key) { $0.excuse() })
            }
            let now = world.now()
            let name = "account/\(attempt.person ?? "")"
            let place = attempt.address.map { digest("address/\($0)", key) }
            if var sheet = try await accounts.find(name) {
                sheet.value.welcome(from: place, at: now)
                changes.append(try accounts.replacing(sheet))
            } else {
                var tally = AccountTally(at: now)
                tally.welcome(from: place, at: now)
                changes.append(try accounts.adding(tally, as: name))
            }
            _ = try await store.commit(changes)
        }
    }

    /// Removes what was counted about an account.
    func forgetting(_ person: String) -> Change {
        accounts.removing("account/\(person)")
    }

    private func update(
        _ attempt: Attempt, _ body: (inout Tally, Backoff) throws(AccessError) -> Void
    ) async throws {
        let key = try await chronicle.key()
        try await retryingConflicts {
            var changes: [Change] = []
            if let address = attempt.address {
                changes.append(
                    try await shelved("address", address, key) { tally throws(AccessError) in
                        try body(&tally, forAddresses)
                    })
            }
            if let person = attempt.person, attempt.isKnown {
                changes.append(
                    try await known(person, attempt, key) { tally throws(AccessError) in try body(&tally, forAccounts) }
                )
            } else if let person = attempt.person {
                changes.append(
                    try await shelved("name", person, key) { tally throws(AccessError) in
                        try body(&tally, forAccounts)
                    })
            }
            if !changes.isEmpty { _ = try await store.commit(changes) }
        }
    }

    private func known(
        _ person: String, _ attempt: Attempt, _ key: SymmetricKey, _ body: (inout Tally) throws(AccessError) -> Void
    ) async throws -> Change {
        let name = "account/\(person)"
        let place = attempt.address.map { digest("address/\($0)", key) }
        if var sheet = try await accounts.find(name) {
            try body(&sheet.value[place])
            return try accounts.replacing(sheet)
        }
        var tally = AccountTally(at: world.now())
        try body(&tally[place])
        return try accounts.adding(tally, as: name)
    }

    private func shelved(
        _ kind: String, _ text: String, _ key: SymmetricKey, _ body: (inout Tally) throws(AccessError) -> Void
    ) async throws -> Change {
        let digest = digest("\(kind)/\(text)", key)
        let shelf = digest.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF } % TallyShelf.count
        let name = "\(kind)/\(shelf)"
        if var sheet = try await shelves.find(name) {
            try body(&sheet.value[digest, at: world.now()])
            return try shelves.replacing(sheet)
        }
        var tallies = TallyShelf()
        try body(&tallies[digest, at: world.now()])
        return try shelves.adding(tallies, as: name)
    }

    private func digest(_ text: String, _ key: SymmetricKey) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("throttle/\(text)".utf8), using: key)
        return String(Base32.encode(code).prefix(20))
    }
}
