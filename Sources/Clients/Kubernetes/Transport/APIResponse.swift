package import JSONTree
package import NIOHTTP1

/// A complete answer.
package struct APIResponse: Sendable {
    package let code: Int
    package let headers: HTTPHeaders
    package let body: [UInt8]
    let request: String

    /// The body as JSON.
    package func json() throws -> JSONValue {
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw KubernetesError.unreadable(request: request, reason: error.description)
        }
    }
}

extension HTTPHeaders {
    /// How long the server asks to be left alone, in whole seconds as Kubernetes says it.
    var retryAfter: Duration? {
        self.first(name: "retry-after").flatMap { Int($0.trimmingASCIISpace) }.map { .seconds(Swift.max(0, $0)) }
    }

    /// What API Priority and Fairness tells of a request.
    var flow: Status.Flow? {
        guard let schema = self.first(name: "x-kubernetes-pf-flowschema-uid"),
            let level = self.first(name: "x-kubernetes-pf-prioritylevel-uid")
        else { return nil }
        return Status.Flow(schema: schema, priorityLevel: level)
    }

    /// The texts of `Warning: 299 - "…"` headers.
    var warnings: [String] {
        self["warning"].compactMap { value in
            guard value.hasPrefix("299 "), let start = value.firstIndex(of: "\""),
                let end = value.lastIndex(of: "\""), start < end
            else { return nil }
            return String(value[value.index(after: start)..<end]).replacing("\\\"", with: "\"").replacing(
                "\\\\", with: "\\")
        }
    }
}

extension Status {
    /// What an answer that is no success says, in whatever form it says it.
    init(code: Int, headers: HTTPHeaders, body: [UInt8]) {
        if let json = try? JSONValue(parsing: body), let status = Status(json: json, code: code) {
            self = status
        } else {
            let said = String(decoding: body.prefix(300), as: UTF8.self).trimmingASCIISpace
            self.init(
                code: code, reason: Self.usualReason(of: code), message: said.isEmpty ? "HTTP status \(code)" : said)
        }
        retryAfter = headers.retryAfter ?? retryAfter
        flow = headers.flow
    }

    private static func usualReason(of code: Int) -> Reason {
        switch code {
        case 400: .badRequest
        case 401: .unauthorized
        case 403: .forbidden
        case 404: .notFound
        case 409: .conflict
        case 410: .gone
        case 422: .invalid
        case 429: .tooManyRequests
        case 500: .internalError
        case 504: .timeout
        default: .unknown
        }
    }
}
