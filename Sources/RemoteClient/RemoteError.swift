package import Wording

/// Why a server could not be asked.
package enum RemoteError: Error, Hashable, Sendable {
    case unreachable(String, reason: String)
    case unreadableAnswer(String)
    case badAuthorities(String)
}

extension RemoteError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unreachable(let address, let reason):
            Problem(
                code: "server.unreachable", nature: .unreachable, title: "The server does not answer.",
                detail: "\(address): \(reason).", hint: "Does `vigie serve` run there, and is the address right?")
        case .unreadableAnswer(let address):
            Problem(
                code: "server.unreadable", nature: .unreachable, title: "The server's answer cannot be read.",
                detail: address, hint: "Is it a Vigie that answers there, and as new as this program?")
        case .badAuthorities(let path):
            Problem(
                code: "server.authorities", nature: .usage, title: "The certificates to trust cannot be read.",
                detail: path, hint: "Give a PEM file.")
        }
    }
}
