package import Wording

/// What is wrong with a request, whoever asks for whatever.
package enum APIError: Error, Hashable, Sendable {
    case notFound(path: String)
    case badMethod(allowed: [String])
    case badPath
    case badParameter(String, reason: String)
    case unknownParameter(String, known: [String])
    case notJSON(reason: String)
    case badBody(reason: String)
    case badMediaType(String?)
    case bodyTooLarge(limit: Int)
    case tooSlow(Duration)
    case tooManyRequests(wait: Duration)
    case tooBusy
    case badForgeryToken
    case unauthenticated
}

extension APIError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let path):
            Problem(
                code: "api.not-found", nature: .usage, title: "There is nothing here.", detail: path.visible,
                hint: "/api/v1/openapi.json lists what there is.")
        case .badMethod(let allowed):
            Problem(
                code: "api.bad-method", nature: .usage, title: "This cannot be done here.",
                hint: "Allowed: \(allowed.joined(separator: ", ")).")
        case .badPath: Problem(code: "api.bad-path", nature: .usage, title: "This is not a path.")
        case .badParameter(let name, let reason):
            Problem(
                code: "api.bad-parameter", nature: .usage, title: "A parameter is wrong.",
                detail: "\(name.visible): \(reason).")
        case .unknownParameter(let name, let known):
            Problem(
                code: "api.unknown-parameter", nature: .usage, title: "There is no such parameter.",
                detail: name.visible,
                hint: DidYouMean.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
                    ?? (known.isEmpty ? "None is known here." : "Known: \(known.joined(separator: ", "))."))
        case .notJSON(let reason):
            Problem(code: "api.not-json", nature: .usage, title: "The body is not JSON.", detail: reason)
        case .badBody(let reason):
            Problem(
                code: "api.bad-body", nature: .usage, title: "The body is not what is needed.", detail: reason,
                hint: "/api/v1/openapi.json has its schema.")
        case .badMediaType(let type):
            Problem(
                code: "api.media-type", nature: .usage, title: "The body has to be JSON.", detail: type?.visible,
                hint: "Send it with Content-Type: application/json.")
        case .bodyTooLarge(let limit):
            Problem(
                code: "api.too-large", nature: .usage, title: "The body is too large.",
                hint: "At most \(limit) bytes are read.")
        case .tooSlow(let span):
            Problem(
                code: "api.too-slow", nature: .unreachable, title: "The request took too long.",
                detail: "It was given up after \(span).")
        case .tooManyRequests:
            Problem(
                code: "api.too-many", nature: .refused, title: "Too many requests.",
                hint: "Wait as long as Retry-After says.")
        case .tooBusy:
            Problem(
                code: "api.busy", nature: .unreachable, title: "The server is busy.",
                hint: "Try again in a few seconds.")
        case .badForgeryToken:
            Problem(
                code: "api.forgery", nature: .refused, title: "The request does not come from a page of this server.",
                hint: "A program sends a token of its own: Authorization: Bearer …")
        case .unauthenticated:
            Problem(
                code: "api.unauthenticated", nature: .refused, title: "Nobody is signed in.",
                hint: "Send a token: Authorization: Bearer …")
        }
    }
}
