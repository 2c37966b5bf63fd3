import VigiePlan

/// The controls that the plan declares not to apply, with the reasons it gives.
struct Exemptions {
    private let reasons: [ControlID: String]

    init(of plan: Plan) {
        let declared = plan.all(Platform.self).flatMap(\.spec.notApplicable)
        reasons = Dictionary(declared.map { (ControlID($0.control), $0.reason) }) { first, _ in first }
    }

    /// Why the control does not apply; `nil` where it does.
    subscript(id: ControlID) -> String? {
        reasons[id]
    }
}
