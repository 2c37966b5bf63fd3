package import Wording

extension SecretsError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noSecret(let name):
            usage("no-secret", "The plan has no Secret '\(name)'.", hint: "`vigie secret list` shows those there are.")
        case .noDatabase(let secret): usage("no-database", "The database of '\(secret)' is not in the plan.")
        case .noManager(let name): usage("no-manager", "The plan has no SecretsManager '\(name)'.")
        case .noEscrow(let name): usage("no-escrow", "The plan has no Escrow '\(name)'.")
        case .noAccount(let name): usage("no-account", "This machine has no account '\(name)'.")
        case .badKey(let path):
            Problem(code: "secret.bad-key", title: "A key file of Vigie is damaged.", detail: path)
        case .unreadable(let place):
            Problem(
                code: "secret.unreadable", nature: .usage,
                title: "What is in a secret's place was not written by Vigie.",
                detail: place, hint: "Move it away, or choose another place.")
        case .changedMeanwhile(let place):
            Problem(
                code: "secret.changed", nature: .refused, title: "Somebody else has changed the secret meanwhile.",
                detail: place, hint: "Only one may change a secret: find out who, then start again.")
        case .previousIsGone(let place):
            Problem(code: "secret.previous-gone", title: "What the secret was before is gone.", detail: place)
        case .pendingIsGone:
            Problem(
                code: "secret.pending-gone", title: "The value that was about to be published is gone.",
                hint: "Cancel the run and start another.")
        case .foreignRole(let found, let place):
            Problem(
                code: "secret.foreign-role", nature: .usage,
                title: "The secret's place holds the login of another role.", detail: "\(place) has '\(found)'.",
                hint: "Name that role among the two, or empty the place.")
        case .noRole(let role):
            usage("no-role", "PostgreSQL has no role '\(role)'.", hint: "CREATE ROLE \"\(role)\" NOLOGIN IN ROLE …")
        case .idleRoleInUse(let role, let sessions):
            Problem(
                code: "secret.idle-role-in-use", nature: .refused,
                title: "Somebody works as the role whose turn it is next.", detail: "\(role) has \(sessions) sessions.",
                hint: "Find out who has its password; changing it now would lock them out.")
        case .newLoginFails(let role, let reason):
            failed("new-login", "The new login does not work.", detail: "\(role): \(reason)")
        case .wrongUser(let expected, let found):
            failed("wrong-user", "The new login works as somebody else.", detail: "\(found) instead of \(expected)")
        case .notDrained(let role, let sessions):
            failed(
                "not-drained", "Somebody still works with the old login.", detail: "\(role) has \(sessions) sessions.",
                hint: "A consumer did not read the secret anew.")
        case .neverSeen(let role):
            failed(
                "never-seen", "Nobody was seen working with the new login.", detail: role,
                hint: "Do the consumers read this place?")
        case .sessionAtTheLastMoment(let role):
            Problem(
                code: "secret.late-session", title: "Somebody came in with the old login at the last moment.",
                detail: role, hint: "A longer 'quiet' makes this unlikely.")
        case .oldLoginWorks(let role): failed("old-login", "The old login still works.", detail: role)
        case .consumerFails(let name, let reason):
            failed("consumer", "A consumer could not be told of the new secret.", detail: "\(name): \(reason)")
        case .consumerIsMissing(let name):
            usage("no-consumer", "A consumer is not in its cluster.", detail: name)
        case .consumerNotReady(let name, let reason):
            Problem(
                code: "secret.consumer-not-ready", nature: .refused,
                title: "A consumer is not in order, so that nobody could tell whether it takes a new secret.",
                detail: "\(name): \(reason)", hint: "Bring it in order first; nothing was changed.")
        case .consumerNotUp(let name, let reason):
            failed(
                "consumer-not-up", "A consumer did not come up with the new secret.", detail: "\(name): \(reason)")
        case .consumerChangedMeanwhile(let name):
            Problem(
                code: "secret.consumer-changed", nature: .refused,
                title: "Somebody else has changed a consumer's template meanwhile.", detail: name)
        case .ownedByAnother(let place, let manager):
            Problem(
                code: "secret.owned-by-another", nature: .refused,
                title: "What is in a secret's place belongs to somebody else.",
                detail: "\(place) is kept by \(manager).",
                hint: "Two cannot write one secret. To make it Vigie's, let the other one go and write takeOver: true.")
        case .placeIsImmutable(let place):
            Problem(
                code: "secret.immutable", nature: .refused, title: "The secret's place cannot be changed any more.",
                detail: place, hint: "Somebody made it immutable: delete it, or name another.")
        case .placeIsEnding(let place):
            Problem(code: "secret.place-ending", title: "The secret's place is being deleted.", detail: place)
        case .certificateEndsTooSoon, .anotherCertificate, .nobodySigned, .noTokenInAnswer, .unexpectedStatus,
            .outsideWindow, .notSynced, .nothingToCopy, .differentFromTheStart, .ownedByManager:
            contentProblem
        case .nothingToSeal(let escrow): usage("nothing-to-seal", "The Escrow '\(escrow)' covers no secret.")
        case .sealedInClear(let path):
            failed("in-clear", "A sealed bundle has a secret in clear in it.", detail: path)
        case .noBundle(let directory):
            Problem(code: "secret.no-bundle", nature: .failed, title: "There is no sealed bundle.", detail: directory)
        case .bundleOfAnother(let path, let escrow):
            usage("bundle-of-another", "The file is another escrow's.", detail: "\(path) is one of \(escrow).")
        case .badBundle(let reason):
            failed("bad-bundle", "The bundle opens, but has not the expected content.", detail: reason)
        case .noAuditFile(let path): usage("no-audit-file", "There is no such file.", detail: path)
        case .notAuditEvents(let path, let line):
            usage(
                "not-audit-events", "The file does not hold audit events.", detail: "\(path), line \(line)",
                hint: "It has one audit.k8s.io/v1 Event as JSON on each line.")
        case .noKeyInFile(let path):
            usage("no-key", "The file has no age key.", detail: path, hint: "It has a line AGE-SECRET-KEY-1…")
        case .otherKey(let set, let recipient):
            usage(
                "other-key", "These shares are of another key than the Escrow's.",
                detail: "The set \(set) gives the key of \(recipient).",
                hint: "Every sheet shows its key; the plan's Escrow names those that open it.")
        }
    }

    func usage(_ code: String, _ title: String, detail: String? = nil, hint: String? = nil) -> Problem {
        Problem(code: "secret.\(code)", nature: .usage, title: title, detail: detail, hint: hint)
    }

    func failed(_ code: String, _ title: String, detail: String? = nil, hint: String? = nil) -> Problem {
        Problem(code: "secret.\(code)", nature: .failed, title: title, detail: detail, hint: hint)
    }
}
