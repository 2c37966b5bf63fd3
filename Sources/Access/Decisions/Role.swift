/// What somebody may do. Each role may do what those before it may.
package enum Role: String, Codable, CaseIterable, Comparable, Sendable {
    /// Look at everything that is not a secret.
    case viewer
    /// Start, cancel and retry.
    case `operator`
    /// Agree to what waits for approval.
    case approver
    /// Change who may do what.
    case admin

    package static func < (one: Role, other: Role) -> Bool {
        one.rank < other.rank
    }

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .operator: 1
        case .approver: 2
        case .admin: 3
        }
    }
}
