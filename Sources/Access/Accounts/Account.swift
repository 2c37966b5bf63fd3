package import Surroundings

/// What is kept of somebody who may sign in here: how they prove who they are, and nothing about what they may do.
package struct Account: Codable, Hashable, Sendable {
    package let person: String
    var password: PasswordHash?
    var secondFactor: SecondFactor?
    /// Being set up: it counts once its owner has shown a code of it.
    var pendingFactor: SecondFactor?
    /// Absent in what was stored before there were any.
    private var keys: [Passkey]?
    package internal(set) var isDisabled = false
    /// Made by the setup link: admin until the plan says who is.
    package internal(set) var isFounder = false
    /// Grows with everything that has to end the sessions that are open.
    var epoch: Int64 = 0
    /// Why it grew last.
    var epochReason: SessionEnd?
    package let createdAt: Timestamp
    package internal(set) var passwordChangedAt: Timestamp?

    package internal(set) var passkeys: [Passkey] {
        get { keys ?? [] }
        set { keys = newValue.isEmpty ? nil : newValue }
    }

    package var hasPassword: Bool { password != nil }
    package var hasSecondFactor: Bool { secondFactor != nil }
    package var recoveryCodesLeft: Int { secondFactor?.recovery.count ?? 0 }

    var hasClearSecret: Bool {
        secondFactor?.secret.isClear == true || pendingFactor?.secret.isClear == true
    }

    init(person: String, createdAt: Timestamp) {
        self.person = person
        self.createdAt = createdAt
    }

    /// Ends every session that is open now.
    mutating func endSessions(because reason: SessionEnd) {
        epoch += 1
        epochReason = reason
    }
}

/// A person's name, as the plan writes it.
package enum PersonName {
    package static func isValid(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard (1...63).contains(bytes.count), bytes.first != 45, bytes.last != 45 else { return false }
        return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
