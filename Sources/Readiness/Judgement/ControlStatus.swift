/// How a promise stands now. No data is never `proven`.
package enum ControlStatus: String, Codable, CaseIterable, Sendable {
    /// The evidence is fresh and within the objective.
    case proven
    /// It was proven, but too long ago.
    case stale
    /// The evidence is outside the objective, or the promise could not be judged.
    case failing
    /// It is declared in the plan and was never exercised.
    case configured
    /// It is not declared, or this Vigie cannot judge it yet.
    case missing
    /// The plan declares, with a reason, that it does not apply.
    case notApplicable = "not-applicable"
}

extension ControlStatus {
    /// How much attention the status asks for: 0 for the least.
    package var severity: Int {
        switch self {
        case .notApplicable: 0
        case .proven: 1
        case .configured: 2
        case .missing: 3
        case .stale: 4
        case .failing: 5
        }
    }

    /// Whether a proof that once held has been lost: what a person should look at first.
    package var needsAttention: Bool { self == .failing || self == .stale }
}
