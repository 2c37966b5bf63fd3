package import VigieAccess
package import VigieClient
package import Wording

/// What a browser asks for, as far as pages care.
package struct PageRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package let method: Method
    /// The path's parts, decoded.
    package let path: [String]
    package let query: FormValues
    /// What was filled in, of a POST.
    package let form: FormValues
    package let cookies: [String: String]
    /// The cookies as they came: a session's is looked for with more care.
    package let cookieHeader: String
    package let acceptLanguage: String?
    /// Of a stream that is taken up again.
    package let lastEventID: String?
    /// The name the browser knows the server by.
    package let host: String?
    /// Where the request came from, as the server sees it behind the proxies it trusts.
    package let address: String
    /// What the browser calls itself.
    package let agent: String?
    /// Who asks; `nil` for somebody who has not signed in.
    package let identity: Identity?
    /// Answers on their behalf, and refuses what they may not ask.
    package let client: (any Client)?
    /// Why the session that the browser sent is not good, where it is not.
    package let refusal: Problem?

    /// - Parameters:
    ///   - target: the path with its query, as it stands in the request.
    ///   - headers: by lower-case name.
    ///   - body: at most what the server lets through.
    package init(
        method: Method, target: String, headers: [String: String] = [:], body: [UInt8] = [], address: String = "",
        identity: Identity? = nil, client: (any Client)? = nil, refusal: Problem? = nil
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = parts[0].split(separator: "/").map { PercentEncoding.decoded($0) }
        query = FormValues(encoded: parts.count > 1 ? parts[1] : "")
        let isForm = headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") ?? false
        form = FormValues(encoded: method == .post && isForm ? Substring(decoding: body, as: UTF8.self) : "")
        cookieHeader = headers["cookie"] ?? ""
        cookies = Self.cookies(in: cookieHeader)
        acceptLanguage = headers["accept-language"]
        lastEventID = headers["last-event-id"]
        self.address = address
        agent = headers["user-agent"]
        host = headers["host"]
        self.identity = identity
        self.client = client
        self.refusal = refusal
    }

    /// Where it comes from, as access decisions know it.
    var origin: Visit { Visit(address: address.isEmpty ? nil : address, agent: agent) }

    private static func cookies(in header: String) -> [String: String] {
        let pairs = header.split(separator: ";").compactMap { pair -> (String, String)? in
            let sides = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
