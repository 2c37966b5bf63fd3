import HTTPTypes
import Hummingbird

/// A request with what is known about the connection that it came over.
struct Exchange: Sendable {
    let request: Request
    let method: String
    /// The path with its query.
    let target: String
    /// By lower-case name; what occurs more than once is joined as HTTP says.
    let headers: [String: String]
    /// Who asks, behind the proxies that are trusted.
    let client: String

    init(_ request: Request, peer: String?, proxies: TrustedProxies) {
        self.request = request
        method = request.method.rawValue
        target = request.head.path ?? ""
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            let joint = name == "cookie" ? "; " : ", "
            headers[name] = headers[name].map { $0 + joint + field.value } ?? field.value
        }
        // The name that the browser knows this server by is kept apart from the other headers.
        if headers["host"] == nil { headers["host"] = request.head.authority }
        self.headers = headers
        client = proxies.client(peer: peer ?? "unknown", forwarded: headers["x-forwarded-for"])
    }
}

/// The connection that a request came over.
struct Connection: InitializableFromSource {
    let peer: String?

    init(source: ApplicationRequestContextSource) {
        peer = source.channel.remoteAddress?.ipAddress
    }
}
