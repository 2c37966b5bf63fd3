/// One request as the API understands it: a path below the server's address, and what goes with it.
package struct APIRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"

        /// Asking twice does no harm.
        var isSafe: Bool { self == .get }
    }

    package var method: Method
    package var path: String
    package var query: [(name: String, value: String)]
    package var body: [UInt8]?
    package var contentType: String
    package var accept: String
    /// Until the answer is complete, or for a stream until it begins; `nil` for the client's own.
    package var deadline: Duration?

    package init(
        _ method: Method, _ path: String, query: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        contentType: String = "application/json", accept: String = "application/json", deadline: Duration? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.contentType = contentType
        self.accept = accept
        self.deadline = deadline
    }

    /// How messages name it; never what its body holds.
    package var summary: String { "\(method.rawValue) \(path)" }

    /// Path and query, escaped.
    package var target: String {
        guard !query.isEmpty else { return path }
        return path + "?" + query.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    /// A segment of a path or a part of a query, with everything escaped that is not unreserved (RFC 3986).
    package static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
