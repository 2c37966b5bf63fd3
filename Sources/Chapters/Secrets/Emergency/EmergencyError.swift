import VigieEngine
package import VigieLedger
package import Wording

/// Why nobody gets in, or out.
package enum EmergencyError: Error, Hashable, Sendable {
    case noAccess(String)
    case noDatabase(String)
    case noRole(String)
    case notAmong(String)
    case tooLong(asked: String, longest: String)
    case tooShort(asked: String, shortest: String)
    case noReason
    case stillOpen(grant: String)
    case notReviewed(grant: String)
    case noGrant(String)
    case notEnded(String)
    case reviewedAlready(String)
    case ownReview
    case notGone(String)
    case outOfReach(String)
    case endedMeanwhile(String)
    case noEnvelope(String)
}

extension EmergencyError: VerdictError {
    package var verdict: Verdict {
        if case .notGone = self { .fail } else { .inconclusive }
    }
}

extension EmergencyError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noAccess(let name):
            usage("none", "The plan has no EmergencyAccess '\(name)'.", hint: "`vigie access grants` shows them.")
        case .noDatabase(let name): usage("no-database", "The plan has no Database '\(name)'.")
        case .noRole(let name):
            usage("no-role", "PostgreSQL has no role '\(name)'.", hint: "'memberOf' names one that exists.")
        case .notAmong(let access):
            refused(
                "not-among", "You are not among those who may ask for this.",
                hint: "The plan's EmergencyAccess '\(access)' says who is.")
        case .tooLong(let asked, let longest):
            usage(
                "too-long", "Access is not given for that long.", detail: "\(asked) was asked for; at most \(longest).")
        case .tooShort(let asked, let shortest):
            usage(
                "too-short", "Access is not given for so short a time.",
                detail: "\(asked) was asked for; at least \(shortest).",
                hint: "Ask for longer, and end it when you are done: `vigie access end`.")
        case .noReason: usage("no-reason", "A reason and an incident are needed.", hint: "--reason … --incident …")
        case .stillOpen(let grant):
            refused(
                "open", "Somebody has this access now.", detail: "It is the grant \(grant).",
                hint: "Ask them, or end it: `vigie access end \(grant)`.")
        case .notReviewed(let grant):
            refused(
                "not-reviewed", "The last time was not reviewed yet.", detail: "It is the grant \(grant).",
                hint: "`vigie access review \(grant)`; until then nobody gets in again.")
        case .noGrant(let name):
            usage("no-grant", "There is no grant '\(name)'.", hint: "`vigie access grants` lists them.")
        case .notEnded(let grant):
            refused(
                "not-ended", "What goes on cannot be reviewed yet.",
                hint: "End it first: `vigie access end \(grant)`.")
        case .reviewedAlready(let grant): refused("reviewed", "The grant \(grant) was reviewed already.")
        case .ownReview:
            refused("own-review", "Nobody reviews their own access.", hint: "Somebody else has to look at it.")
        case .notGone(let name):
            Problem(
                code: "emergency.not-gone", nature: .failed, title: "Access that was to end is still there.",
                detail: name, hint: "Take it away by hand, and find out who holds on to it.")
        case .outOfReach(let place):
            refused(
                "out-of-reach", "Nobody can look any more where access was given.",
                detail: "The plan has no \(place) any more.",
                hint: "Put it back into the plan, or, if it is no more, say so: `vigie access end GRANT --gone`.")
        case .endedMeanwhile(let grant):
            refused("ended", "It was ended while it was being given.", detail: grant)
        case .noEnvelope(let name):
            usage(
                "no-envelope", "The EmergencyAccess '\(name)' has no envelope.",
                hint: "Add `envelope: {}` to its postgresRole.")
        }
    }

    private func usage(_ code: String, _ title: String, detail: String? = nil, hint: String? = nil) -> Problem {
        Problem(code: "emergency.\(code)", nature: .usage, title: title, detail: detail, hint: hint)
    }

    private func refused(_ code: String, _ title: String, detail: String? = nil, hint: String? = nil) -> Problem {
        Problem(code: "emergency.\(code)", nature: .refused, title: title, detail: detail, hint: hint)
    }
}
