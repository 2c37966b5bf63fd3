import VigieClient
import VigieEngine
import Wording

/// What was told of a run's steps, and of what it asks people.
///
/// One hears of them in several ways, and in any order; nothing is told twice.
struct ToldSteps {
    /// The last attempt that was told to have begun, and to have failed.
    private struct Attempts {
        var begun = 0
        var failed = 0
    }

    private var attempts: [Int: Attempts]
    /// The digests of what people were asked.
    private var asked: Set<String> = []

    /// - Parameter known: how steps stood before anybody looked on: that is told to nobody.
    init(knowing known: [StepView] = []) {
        let attempts = known.map { step in
            // What is under way may still fail, and that would be news.
            let failed = step.isUnderWay ? step.attempt - 1 : step.attempt
            return (step.sequence, Attempts(begun: step.attempt, failed: failed))
        }
        self.attempts = Dictionary(attempts) { $1 }
    }

    /// What is new about a step, in the order in which it happened.
    mutating func news(of step: StepView) -> [String] {
        // The others are the engine's own: they take no time, or wait for what is told otherwise.
        guard step.isWork else { return [] }
        var told = attempts[step.sequence] ?? Attempts()
        var news: [String] = []
        if told.begun < step.attempt {
            told.begun = step.attempt
            news.append(step.attempt > 1 ? "\(step.name) (try \(step.attempt))" : step.name)
        }
        // While an attempt is under way, the problem is that of the one before.
        if let problem = step.problem, !step.isUnderWay, told.failed < step.attempt {
            told.failed = step.attempt
            let retry = step.retryAt.map { " Trying again at \($0.display)." } ?? ""
            news.append("\(step.name): \(problem.title)\(retry)")
        }
        attempts[step.sequence] = told
        return news
    }

    /// Whether it is new that people are asked this.
    mutating func isNews(_ request: ApprovalRequest) -> Bool {
        asked.insert(request.digest).inserted
    }
}
