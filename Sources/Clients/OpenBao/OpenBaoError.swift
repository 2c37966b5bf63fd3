package import Wording

/// Why OpenBao did not do what it was asked. The server's words are part of it; tokens and values never are.
package enum OpenBaoError: Error, Hashable, Sendable {
    case badAddress(String)
    /// Nobody answers there.
    case unreachable(address: String, reason: String)
    case timedOut(address: String)
    /// It runs, but cannot open what it keeps until somebody unseals it.
    case sealed(address: String)
    /// It runs beside an active one and answers nothing itself.
    case standby(address: String)
    /// It was set up, but has no keys yet.
    case uninitialised(address: String)
    /// The token is not, or not any more, good for this.
    case forbidden(path: String, words: [String])
    case loginRefused(method: String, words: [String])
    case notFound(path: String)
    /// Somebody else has written meanwhile.
    case conflict(path: String, words: [String])
    case refused(path: String, status: Int, words: [String])
    case unexpected(path: String, missing: String)
    case unreadableToken(path: String)
}

extension OpenBaoError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .badAddress(let address):
            Problem(
                code: "openbao.address", nature: .usage, title: "This is no address of an OpenBao server.",
                detail: address, hint: "Write it as https://openbao.example.org:8200.")
        case .unreachable(let address, let reason):
            Problem(
                code: "openbao.unreachable", nature: .unreachable, title: "No OpenBao answers at \(address).",
                detail: reason, hint: "Is it running? Check the address, the port and its certificate.")
        case .timedOut(let address):
            Problem(
                code: "openbao.timed-out", nature: .unreachable, title: "OpenBao at \(address) did not answer in time.",
                hint: "Check the network, and the server's load.")
        case .sealed(let address):
            Problem(
                code: "openbao.sealed", nature: .unreachable, title: "OpenBao at \(address) is sealed.",
                hint: "Its key holders unseal it with `bao operator unseal`.")
        case .standby(let address):
            Problem(
                code: "openbao.standby", nature: .unreachable, title: "OpenBao at \(address) is on standby.",
                hint: "Ask the active one, or an address that leads to it.")
        case .uninitialised(let address):
            Problem(
                code: "openbao.uninitialised", nature: .unreachable,
                title: "OpenBao at \(address) was never initialised.", hint: "`bao operator init` makes its keys.")
        case .forbidden(let path, let words):
            Problem(
                code: "openbao.forbidden", nature: .refused, title: "OpenBao does not allow this.",
                detail: Self.detail(path, words), hint: "The token's policies have to allow it.")
        case .loginRefused(let method, let words):
            Problem(
                code: "openbao.login", nature: .usage, title: "OpenBao refuses the login by \(method).",
                detail: words.joined(separator: " "), hint: "Check the credentials, and the mount of the method.")
        case .notFound(let path):
            Problem(code: "openbao.not-found", nature: .usage, title: "OpenBao has nothing there.", detail: path)
        case .conflict(let path, let words):
            Problem(
                code: "openbao.conflict", nature: .refused, title: "A secret has been changed by somebody else.",
                detail: Self.detail(path, words), hint: "Read it again and decide anew.")
        case .refused(let path, let status, let words):
            Problem(
                code: "openbao.refused", title: "OpenBao could not do it.",
                detail: "It answers \(status). " + Self.detail(path, words))
        case .unexpected(let path, let missing):
            Problem(
                code: "openbao.unexpected", title: "OpenBao's answer has not the expected form.",
                detail: "\(path): \(missing) is missing.")
        case .unreadableToken(let path):
            Problem(
                code: "openbao.unreadable-token", nature: .usage, title: "The service account's token cannot be read.",
                detail: path)
        }
    }

    private static func detail(_ path: String, _ words: [String]) -> String {
        ([path] + words.map(\.visible)).joined(separator: ": ")
    }
}
