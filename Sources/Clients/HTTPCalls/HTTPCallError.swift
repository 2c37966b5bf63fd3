package import Wording

/// Why a request was not sent, or not answered. It repeats nothing of what was sent.
package enum HTTPCallError: Error, Hashable, Sendable {
    /// A value that has to stand in the request is missing, or cannot stand there.
    case notFilled(place: String)
    case noAddress
    case unreachable(host: String, reason: String)
    case tooMuch(host: String)
}

extension HTTPCallError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFilled(let place):
            Problem(
                code: "http.not-filled", nature: .usage, title: "A value of a described request is missing or unfit.",
                detail: place)
        case .noAddress:
            Problem(
                code: "http.no-address", nature: .usage, title: "A described request has no usable address.",
                hint: "Secrets travel by https only, except to this machine.")
        case .unreachable(let host, let reason):
            Problem(
                code: "http.unreachable", nature: .unreachable, title: "A server does not answer.",
                detail: "\(host): \(reason)")
        case .tooMuch(let host):
            Problem(code: "http.too-much", title: "A server answers with more than anybody can want.", detail: host)
        }
    }
}
