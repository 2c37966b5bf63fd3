import Surroundings
package import Wording

extension AccessError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unauthenticated, .sessionEnded, .badCredentials, .throttled, .busy, .accountDisabled, .noRole,
            .badSetupLink, .badForm, .noSecondFactor:
            entryProblem
        case .refused(let action, let has): Self.refusal(of: action, has: has)
        case .openID(let failure): failure.problem
        case .passkey(let failure): failure.problem
        case .damaged(let collection):
            Problem(
                code: "access.damaged", title: "What was stored about access cannot be read.",
                detail: "A document of \(collection) is damaged.",
                hint: "Restore the data directory from a backup; nobody is let in by what cannot be read.")
        default: changeProblem
        }
    }

    private static func refusal(of action: Action, has: Role?) -> Problem {
        Problem(
            code: "access.refused", nature: .refused, title: "You may not do this.",
            detail: "To \(action) takes the role \(action.needs.rawValue); yours is \(has?.rawValue ?? "none").",
            hint: "A RoleBinding in the plan gives roles; whoever may change the plan can propose one.")
    }

    private var entryProblem: Problem {
        switch self {
        case .sessionEnded(let end):
            Problem(
                code: "access.session-ended", nature: .refused, title: "The session is over.", detail: end.reason,
                hint: "Sign in again.")
        case .badCredentials:
            Problem(
                code: "access.bad-credentials", nature: .refused, title: "The name, the password or the code is wrong.",
                hint: "Try again; a code is good once, and for half a minute.")
        case .throttled(let until):
            Problem(
                code: "access.throttled", nature: .refused, title: "Too many attempts.",
                detail: "The next one is looked at after \(until.rfc3339).", hint: "Wait, then try again.")
        case .busy:
            Problem(
                code: "access.busy", nature: .unreachable, title: "Too many people are signing in at once.",
                hint: "Try again in a few seconds.")
        case .accountDisabled:
            Problem(
                code: "access.account-disabled", nature: .refused, title: "This account is disabled.",
                hint: "An administrator can enable it with `vigie person enable`.")
        case .noRole(let person):
            Problem(
                code: "access.no-role", nature: .refused, title: "The plan gives you no role.",
                detail: "No RoleBinding reaches '\(person)'.", hint: "Ask for one in the plan.")
        case .badSetupLink:
            Problem(
                code: "access.setup-link", nature: .refused, title: "This setup link is not valid any more.",
                detail: "It is good once, for an hour, and only until the first account is made.",
                hint: "`vigie access setup` on the server prints another while there is no account.")
        case .badForm:
            Problem(
                code: "access.bad-form", nature: .refused, title: "This form is not of your present session.",
                hint: "Load the page again, then send it.")
        case .noSecondFactor:
            Problem(
                code: "access.no-second-factor", nature: .usage, title: "There is no second factor.",
                hint: "Its owner sets one up, after signing in.")
        default:
            Problem(
                code: "access.unauthenticated", nature: .refused, title: "Nobody is signed in.",
                hint: "Sign in, or send a token that is still valid: Authorization: Bearer vigie_…")
        }
    }

    private var changeProblem: Problem {
        switch self {
        case .unknownPerson(let name):
            Problem(
                code: "access.unknown-person", nature: .usage, title: "There is no such person.", detail: "'\(name)'.",
                hint: "`vigie person list` shows all of them.")
        case .badPersonName(let name):
            Problem(
                code: "access.bad-name", nature: .usage, title: "This is not a person's name here.",
                detail: "'\(name.visible)'.",
                hint: "Use that of the Person in the plan: small letters, digits and dashes, 63 at most.")
        case .accountExists(let name):
            Problem(
                code: "access.account-exists", nature: .usage, title: "There is such an account already.",
                detail: "'\(name)'.", hint: "`vigie person password \(name)` gives it another password.")
        case .weakPassword(let weakness):
            Problem(
                code: "access.weak-password", nature: .usage, title: "This password is too easy to guess.",
                detail: weakness.reason, hint: "A few words that do not belong together make a good one.")
        case .unknownToken(let id):
            Problem(
                code: "access.unknown-token", nature: .usage, title: "There is no such token.",
                detail: "'\(id.visible)'.", hint: "`vigie token list` shows all of them.")
        case .unknownSession(let id):
            Problem(
                code: "access.unknown-session", nature: .usage, title: "There is no such session.",
                detail: "'\(id.visible)'.")
        case .badTokenLife:
            Problem(
                code: "access.token-life", nature: .usage, title: "A token cannot live that long.",
                detail: "It expires after a minute to a year.")
        case .badTokenRoles(let wanted, let owner):
            Problem(
                code: "access.token-roles", nature: .usage, title: "A token may do no more than its owner.",
                detail: "Wanted: \(wanted). Its owner has: \(owner).")
        default: Problem(code: "access.failed", title: "Access failed.")
        }
    }
}

extension SessionEnd {
    fileprivate var reason: String {
        switch self {
        case .idle: "It was not used for too long."
        case .expired: "It had lasted as long as a session may."
        case .signedOut: "It was signed out."
        case .endedByOwner: "Its owner ended it."
        case .rolesChanged: "What its owner may do has changed."
        case .passwordChanged: "The account's password has changed."
        case .accountDisabled: "The account was disabled."
        }
    }
}
