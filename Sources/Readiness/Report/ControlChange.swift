/// A control whose status moved between two reports.
package struct ControlChange: Hashable, Sendable {
    package let control: Control
    package let before: ControlStatus
    package let now: ControlAssessment

    package var isWorse: Bool { progress < 0 }
    package var isBetter: Bool { progress > 0 }

    /// Steps on the way to a proof that were gained or lost. What does not apply is on no way.
    private var progress: Int {
        guard let earlier = before.standing, let standing = now.status.standing else { return 0 }
        return standing - earlier
    }
}

extension ControlStatus {
    /// How far a promise has come: declared, exercised, proven; and below all of them, shown not to be kept.
    fileprivate var standing: Int? {
        switch self {
        case .failing: 0
        case .missing: 1
        case .configured: 2
        case .stale: 3
        case .proven: 4
        case .notApplicable: nil
        }
    }
}

extension ReadinessReport {
    /// What moved since an earlier report: what got worse first, then in the order of the catalogue.
    ///
    /// A control that only one of the two knows is not a change.
    package func changes(since previous: ReadinessReport) -> [ControlChange] {
        let before = Dictionary(previous.assessments.map { ($0.control.id, $0.status) }) { first, _ in first }
        let changes = assessments.compactMap { assessment -> ControlChange? in
            guard let status = before[assessment.control.id], status != assessment.status else { return nil }
            return ControlChange(control: assessment.control, before: status, now: assessment)
        }
        return changes.filter(\.isWorse) + changes.filter { !$0.isWorse }
    }
}
