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
    package let acceptLanguage: String?
    /// Of a stream that is taken up again.
    package let lastEventID: String?
    /// Where the request came from, as the server sees it behind the proxies it trusts.
    package let address: String
    /// Who asks; `nil` for somebody who has not logged in.
    package let visitor: Visitor?

    /// - Parameters:
    ///   - target: the path with its query, as it stands in the request.
    ///   - headers: by lower-case name.
    ///   - body: at most what the server lets through.
    package init(
        method: Method, target: String, headers: [String: String] = [:], body: [UInt8] = [], address: String = "",
        visitor: Visitor? = nil
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.method = method
        path = parts[0].split(separator: "/").map { PercentEncoding.decoded($0) }
        query = FormValues(encoded: parts.count > 1 ? parts[1] : "")
        let isForm = headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") ?? false
        form = FormValues(encoded: method == .post && isForm ? Substring(decoding: body, as: UTF8.self) : "")
        cookies = Self.cookies(in: headers["cookie"] ?? "")
        acceptLanguage = headers["accept-language"]
        lastEventID = headers["last-event-id"]
        self.address = address
        self.visitor = visitor
    }

    private static func cookies(in header: String) -> [String: String] {
        let pairs = header.split(separator: ";").compactMap { pair -> (String, String)? in
            let sides = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return sides.count == 2 ? (String(sides[0]), String(sides[1])) : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
