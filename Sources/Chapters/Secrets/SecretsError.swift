package import Surroundings
import VigieEngine
package import VigieLedger
import Wording

/// Why a procedure of this chapter could not do its work. None carries a value.
package enum SecretsError: Error, Hashable, Sendable {
    case noSecret(String)
    case noDatabase(secret: String)
    case noManager(String)
    case noEscrow(String)
    case noAccount(String)
    case badKey(path: String)
    case unreadable(place: String)
    case changedMeanwhile(place: String)
    case previousIsGone(place: String)
    case pendingIsGone
    case foreignRole(found: String, place: String)
    case noRole(String)
    case idleRoleInUse(String, sessions: Int)
    case newLoginFails(role: String, reason: String)
    case wrongUser(expected: String, found: String)
    case notDrained(role: String, sessions: Int)
    case neverSeen(role: String)
    case sessionAtTheLastMoment(role: String)
    case oldLoginWorks(role: String)
    case consumerFails(String, reason: String)
    case consumerIsMissing(String)
    case consumerNotReady(String, reason: String)
    case consumerNotUp(String, reason: String)
    case consumerChangedMeanwhile(String)
    case ownedByAnother(place: String, manager: String)
    case placeIsImmutable(place: String)
    case placeIsEnding(place: String)
    case certificateEndsTooSoon(Timestamp)
    case anotherCertificate(address: String)
    case nobodySigned(path: String)
    case noTokenInAnswer(pointer: String)
    case unexpectedStatus(call: String, status: Int)
    case outsideWindow(secret: String, opens: Timestamp?)
    case notSynced(String)
    case nothingToCopy(place: String)
    case differentFromTheStart(place: String)
    case ownedByManager(String, manager: String)
    case nothingToSeal(escrow: String)
    case sealedInClear(path: String)
    case noBundle(directory: String)
    case badBundle(reason: String)
    /// The file is a copy that another escrow made.
    case bundleOfAnother(path: String, escrow: String)
    case noKeyInFile(path: String)
    /// Shares of a key that the escrow does not have.
    case otherKey(set: String, recipient: String)
    case noAuditFile(path: String)
    case notAuditEvents(path: String, line: Int)
}

extension SecretsError: VerdictError {
    package var verdict: Verdict {
        switch self {
        case .newLoginFails, .wrongUser, .notDrained, .neverSeen, .oldLoginWorks, .consumerFails, .consumerNotUp,
            .certificateEndsTooSoon, .anotherCertificate,
            .sealedInClear:
            .fail
        default: .inconclusive
        }
    }
}
