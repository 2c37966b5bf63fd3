package import Wording

/// What can be wrong with a question, or an order.
package enum ClientError: Error, Hashable, Sendable {
    case unknownResource(String)
    case badCursor(String)
    case badLimit(Int, allowed: ClosedRange<Int>)
    case badInput(procedure: String, reason: String)
    case keyReused(run: String)
    case badVerifier(String)
    /// The client cannot do it where it is: a server is needed.
    case serverNeeded(String)
}

extension ClientError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unknownResource(let name):
            Problem(
                code: "client.unknown-resource", nature: .usage, title: "The plan has no such resource.", detail: name,
                hint: "A resource is named by kind and name, such as Database/shop.")
        case .badCursor(let text):
            Problem(
                code: "client.bad-cursor", nature: .usage, title: "There is no page that begins there.", detail: text,
                hint: "Use the `next` of the page before, just as it was given.")
        case .badLimit(let limit, let allowed):
            Problem(
                code: "client.bad-limit", nature: .usage, title: "A page cannot be that long.", detail: "\(limit)",
                hint: "Ask for \(allowed.lowerBound) to \(allowed.upperBound).")
        case .badInput(let procedure, let reason):
            Problem(
                code: "client.bad-input", nature: .usage, title: "The input does not fit the procedure.",
                detail: "\(procedure): \(reason)", hint: "The list of procedures has the schema of each input.")
        case .keyReused(let run):
            Problem(
                code: "client.key-reused", nature: .refused,
                title: "The idempotency key was used before, for something else.", detail: "It belongs to run \(run).",
                hint: "Use a new key for a new order.")
        case .badVerifier(let text):
            Problem(
                code: "client.bad-verifier", nature: .usage, title: "This is no public key of a ledger.",
                detail: String(text.prefix(200)).visible, hint: "A key is written as name+id+key, one a line.")
        case .serverNeeded(let what):
            Problem(
                code: "client.server-needed", nature: .usage, title: "This needs a server.", detail: what,
                hint: "Start one with `vigie serve`, and name it with --server.")
        }
    }
}
