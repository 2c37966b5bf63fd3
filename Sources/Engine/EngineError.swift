package import Surroundings
package import Wording

/// Why the engine did not do what it was asked.
package enum EngineError: Error, Hashable, Sendable {
    // What a caller asked for cannot be done.
    case unknownProcedure(String)
    case unknownRun(String)
    case unreadableInput(procedure: String, reason: String)
    case missingService(String)
    case runEnded(run: String, status: String)
    case notEnded(run: String, status: String)
    case notUncertain(run: String, status: String)
    case notWaitingForApproval(run: String)
    case differentDigest(expected: String, given: String)
    case ownRequest(person: String)
    case notAsked(person: String)
    case alreadyDecided(person: String)

    // Why a step failed.
    case stepTimedOut(step: String, limit: Duration)
    case approvalRefused(by: String, comment: String?)
    case approvalExpired(title: String, at: Timestamp)
    case cancelled(by: String, reason: String?)
    case cancelledAsItIs(by: String, reason: String?)
    case pastTimeLimit(Duration)
    case abandoned(step: String, by: String)
    case overlappingSteps(running: String, asked: String)

    // Why a run stopped, with its history kept.
    case unknownOutcome(step: String)
    case unreadableResolution(step: String, reason: String)
    case diverged(place: Int, expected: String, found: String)
    case differentVersion(procedure: String, began: Int, current: Int)
    case unreadableResult(step: String, reason: String)
    case leaseLost(run: String)
}

extension EngineError: ProblemConvertible {
    package var problem: Problem {
        let wording = wording
        return Problem(
            code: "engine.\(wording.code)", nature: nature, title: wording.title, detail: wording.detail,
            hint: wording.hint)
    }

    private var nature: Problem.Nature {
        switch self {
        case .unknownRun, .unknownProcedure, .unreadableInput: .usage
        case .runEnded, .notEnded, .notUncertain, .notWaitingForApproval, .differentDigest, .ownRequest,
            .notAsked, .alreadyDecided, .approvalRefused, .approvalExpired:
            .refused
        default: .inconclusive
        }
    }

    private typealias Wording = (code: String, title: String, detail: String?, hint: String?)

    private var wording: Wording {
        switch self {
        case .unknownProcedure, .unknownRun, .unreadableInput, .missingService, .runEnded, .notEnded, .notUncertain,
            .notWaitingForApproval, .differentDigest, .ownRequest, .notAsked, .alreadyDecided:
            ofRequest
        case .stepTimedOut, .approvalRefused, .approvalExpired, .cancelled, .cancelledAsItIs, .pastTimeLimit,
            .abandoned, .overlappingSteps:
            ofStep
        case .unknownOutcome, .unreadableResolution, .diverged, .differentVersion, .unreadableResult, .leaseLost:
            ofStop
        }
    }

    private var ofRequest: Wording {
        switch self {
        case .unknownProcedure(let name):
            (
                "unknown-procedure", "This Vigie does not know the procedure.", name,
                "The run was started by another version of Vigie; use that one, or cancel the run."
            )
        case .unknownRun(let id):
            ("unknown-run", "There is no such run.", id, "`vigie run list` shows the runs there are.")
        case .unreadableInput(let procedure, let reason):
            (
                "unreadable-input", "The run's input does not fit the procedure.", "\(procedure): \(reason)",
                "The procedure has changed since the run was started; start a new one."
            )
        case .missingService(let type):
            ("missing-service", "The procedure needs something it was not given.", type, nil)
        case .runEnded(let run, let status):
            ("run-ended", "The run has ended.", "\(run) is \(status).", nil)
        case .notEnded(let run, let status):
            ("not-ended", "The run has not ended.", "\(run) is \(status).", "Cancel it first.")
        case .notUncertain(let run, let status):
            ("not-uncertain", "Nobody has to say what became of this run.", "\(run) is \(status).", nil)
        case .notWaitingForApproval(let run):
            ("no-approval-asked", "The run does not wait for an approval.", run, nil)
        case .differentDigest(let expected, let given):
            (
                "different-digest", "What was approved is not what the run would do.",
                "The run would do \(expected); the approval is of \(given).", "Look at the run again, then decide."
            )
        case .ownRequest(let person):
            ("own-request", "Who asked for a run cannot approve it.", person, "Ask somebody else to approve it.")
        case .notAsked(let person):
            (
                "not-asked", "This person is not among those who decide on this.", person,
                "The run goes on waiting for those who are."
            )
        case .alreadyDecided(let person):
            ("already-decided", "This person has already decided.", person, nil)
        default: ofStep
        }
    }

    private var ofStep: Wording {
        switch self {
        case .stepTimedOut(let step, let limit):
            ("step-timed-out", "A step took too long.", "\(step) was stopped after \(limit).", nil)
        case .approvalRefused(let person, let comment):
            ("approval-refused", "The approval was refused.", [person, comment].joined(": "), nil)
        case .approvalExpired(let title, let instant):
            ("approval-expired", "Nobody approved in time.", "\(title) could be approved until \(instant).", nil)
        case .cancelled(let person, let reason):
            ("cancelled", "The run was cancelled.", [person, reason].joined(": "), nil)
        case .cancelledAsItIs(let person, let reason):
            (
                "cancelled-as-it-is", "The run was cancelled, and what it did was not undone.",
                [person, reason].joined(": "),
                "Its procedure has changed, so nobody knows how; `vigie run show` lists its steps."
            )
        case .pastTimeLimit(let limit):
            ("past-time-limit", "The run took too long.", "It was stopped after \(limit).", nil)
        case .abandoned(let step, let person):
            ("abandoned", "The run was abandoned.", "\(person) could not say what became of \(step).", nil)
        case .overlappingSteps(let running, let asked):
            (
                "overlapping-steps", "A step began while another one was running.",
                "\(asked) was asked for within \(running).",
                "This is a mistake in the procedure: its steps must stand one after another."
            )
        default: ofStop
        }
    }

    private var ofStop: Wording {
        switch self {
        case .unknownOutcome(let step):
            (
                "unknown-outcome", "Nobody knows whether a step was done.",
                "\(step) had begun when the work was cut off, and must not be done twice.",
                "Look whether it was done, then use `vigie run resolve` to say so."
            )
        case .unreadableResolution(let step, let reason):
            (
                "unreadable-resolution", "The result that was given does not fit the step.", "\(step): \(reason)",
                "Use `vigie run resolve` again with a result of the right shape."
            )
        case .diverged(let place, let expected, let found):
            (
                "diverged", "The procedure is not the one that began this run.",
                "At place \(place) the run's history has \(expected), but the procedure came to \(found).",
                "Continue the run with the version of Vigie that began it, or cancel it and start a new one."
            )
        case .differentVersion(let procedure, let began, let current):
            (
                "different-version", "The procedure is not the one that began this run.",
                "The run began under version \(began) of \(procedure); this Vigie has version \(current).",
                "Continue the run with the version of Vigie that began it, or cancel it and start a new one."
            )
        case .unreadableResult(let step, let reason):
            (
                "unreadable-result", "A finished step's result cannot be read any more.", "\(step): \(reason)",
                "Continue the run with the version of Vigie that began it, or cancel it and start a new one."
            )
        case .leaseLost(let run):
            (
                "lease-lost", "Another worker has taken the run over.", run,
                "Nothing was lost; `vigie run show` tells how it goes on."
            )
        default: ("unexpected", "Something unexpected happened.", nil, nil)
        }
    }
}

extension [String?] {
    fileprivate func joined(_ separator: String) -> String {
        compactMap(\.self).joined(separator: separator)
    }
}
