package import Wording

/// A control with the judgement that stands on it.
package struct ControlAssessment: Hashable, Sendable {
    package let control: Control
    package let judgement: Judgement
    /// Why the control could not be judged; its status is then `failing`, for want of anything better to say.
    package let problem: Problem?

    package init(control: Control, judgement: Judgement, problem: Problem? = nil) {
        self.control = control
        self.judgement = judgement
        self.problem = problem
    }

    package var status: ControlStatus { judgement.status }
}
