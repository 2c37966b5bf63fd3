import Surroundings
import Wording

extension ControlAssessment {
    /// Folds what the judges of a control answered into what is concluded about it.
    ///
    /// - An exemption in the plan goes before everything.
    /// - A judge that could not conclude makes the control `failing`, and `problem` says why. Like a smoke detector
    ///   with an empty battery it has to be heard: `stale` would claim an earlier proof, `configured` would be quiet.
    /// - Several judges: the worst judgement stands.
    /// - None: `missing`, until the chapter exists that will judge it.
    init(_ control: Control, answers: [Result<Judgement, Problem>], exemption: String?, now: Timestamp) {
        if let exemption {
            self.init(control: control, judgement: .notApplicable(exemption))
            return
        }
        var judgements: [Judgement] = []
        for answer in answers {
            switch answer {
            case .success(let judgement):
                judgements.append(judgement.held(to: now))
            case .failure(let problem):
                self.init(control: control, judgement: .unjudged(problem), problem: problem)
                return
            }
        }
        self.init(control: control, judgement: .worst(of: judgements) ?? .awaiting(control.chapter))
    }
}
