import Surroundings
import Wording

extension SecretsError {
    /// What goes wrong with one kind of content.
    var contentProblem: Problem {
        switch self {
        case .certificateEndsTooSoon(let end):
            failed("certificate-ends-soon", "The new certificate ends too soon.", detail: "It ends at \(end.rfc3339).")
        case .anotherCertificate(let address):
            failed(
                "another-certificate", "The server shows another certificate than the new one.", detail: address,
                hint: "Does it read this place, and was it told to?")
        case .nobodySigned(let path):
            Problem(
                code: "secret.nobody-signed", title: "Nobody has signed the request for a certificate.", detail: path,
                hint: "Put the signed certificate beside it, with the chain, as NAME.crt.")
        case .noTokenInAnswer(let pointer):
            usage(
                "no-token", "The answer has no token where the plan says.", detail: pointer,
                hint: "A token may have been made all the same: look for it at the server, and revoke it.")
        case .unexpectedStatus(let call, let status):
            Problem(
                code: "secret.unexpected-status", title: "A described request was answered otherwise than expected.",
                detail: "\(call): status \(status)")
        case .outsideWindow(let secret, let opens):
            Problem(
                code: "secret.outside-window", nature: .refused, title: "The secret may not be changed at this hour.",
                detail: "\(secret)\(opens.map { ": the window opens at \($0.rfc3339)" } ?? "")",
                hint: "To change it all the same: vigie secret rotate \(secret) --now")
        case .notSynced(let secret):
            usage("not-synced", "The secret has no second copy.", detail: secret, hint: "Write sync: in its spec.")
        case .nothingToCopy(let place): usage("nothing-to-copy", "The owner's copy is not there.", detail: place)
        case .differentFromTheStart(let place):
            Problem(
                code: "secret.different-from-the-start", nature: .refused,
                title: "The copy that is to follow holds something else from the start.", detail: place,
                hint: "Look whose it is; move it away, then it can follow.")
        case .ownedByManager(let secret, let manager):
            Problem(
                code: "secret.owned-by-manager", nature: .refused,
                title: "The secret is changed by its manager, not by Vigie.", detail: "\(secret): \(manager)",
                hint: "Change it there; Vigie copies it and tells the consumers.")
        default: Problem(code: "secret.unknown", title: "Something is wrong with a secret.")
        }
    }
}
