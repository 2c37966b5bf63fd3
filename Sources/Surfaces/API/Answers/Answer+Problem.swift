import JSONTree
import VigieAccess
import VigieClient
import VigieEngine
import Wording

extension Answer {
    /// An error as `application/problem+json` (RFC 9457).
    static func problem(_ error: any Error) -> Answer {
        let problem = error.asProblem
        let status = status(of: error, problem)
        var members: [String: JSONValue] = [
            "type": .string("urn:vigie:problem:\(problem.code)"), "title": .string(problem.title),
            "status": .integer(Int64(status)), "code": .string(problem.code),
            "nature": .string(problem.nature.rawValue),
        ]
        if let detail = problem.detail { members["detail"] = .string(detail) }
        if let hint = problem.hint { members["hint"] = .string(hint) }
        var answer = Answer(
            status: status, headers: [("content-type", "application/problem+json")],
            content: .bytes(JSONValue.object(members).canonical))
        if status == 401 { answer = answer.with("www-authenticate", "Bearer realm=\"vigie\"") }
        switch error as? APIError {
        case .badMethod(let allowed): return answer.with("allow", allowed.joined(separator: ", "))
        case .tooManyRequests(let wait): return answer.with("retry-after", "\(max(1, wait.components.seconds + 1))")
        case .tooBusy: return answer.with("retry-after", "2")
        default: return answer
        }
    }

    private static func status(of error: any Error, _ problem: Problem) -> Int {
        if let error = error as? APIError { return error.status }
        switch problem.code {
        case "engine.unknown-run", "engine.unknown-procedure", "client.unknown-resource", "ledger.not-found",
            "readiness.unknown-control", "readiness.unknown-chapter", "store.missing":
            return 404
        case "access.unauthenticated", "access.session-ended": return 401
        case "access.refused", "access.no-role", "access.account-disabled", "engine.own-request",
            "engine.not-asked":
            return 403
        case "access.throttled": return 429
        case "store.full", "store.read-only": return 507
        default: break
        }
        switch problem.nature {
        case .usage: return 400
        case .failed: return 422
        case .refused: return 409
        case .unreachable: return 503
        case .inconclusive: return 500
        }
    }
}

extension APIError {
    fileprivate var status: Int {
        switch self {
        case .notFound: 404
        case .badMethod: 405
        case .badPath, .badParameter, .unknownParameter, .notJSON, .badBody: 400
        case .badMediaType: 415
        case .bodyTooLarge: 413
        case .tooSlow: 408
        case .tooManyRequests: 429
        case .tooBusy: 503
        case .badForgeryToken: 403
        case .unauthenticated: 401
        }
    }
}
