import HTML

/// What is sent back to a browser.
package struct PageResponse: Sendable {
    package var status: Int
    package var headers: [Header]
    package var body: Body

    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package enum Body: Sendable {
        case bytes([UInt8])
        /// Pieces that are sent as they come: server-sent events, or a long download.
        case stream(AsyncThrowingStream<[UInt8], any Error>)
    }

    init(status: Int = 200, headers: [Header] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package subscript(name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    func with(_ name: String, _ value: String) -> PageResponse {
        var response = self
        response.headers.append(Header(name: name, value: value))
        return response
    }
}

extension PageResponse {
    /// Nothing but this site may be loaded, framed or posted to, and nothing that stands in a page is run.
    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    static func page(_ page: Markup, status: Int = 200) -> PageResponse {
        PageResponse(
            status: status,
            headers: [
                Header(name: "content-type", value: "text/html; charset=utf-8"),
                Header(name: "content-security-policy", value: policy),
                Header(name: "cache-control", value: "no-store"),
                Header(name: "referrer-policy", value: "same-origin"),
                Header(name: "x-content-type-options", value: "nosniff"),
                Header(name: "vary", value: "Cookie, Accept-Language"),
            ],
            body: .bytes(page.document))
    }

    /// A piece of a page, for our script.
    static func piece(_ piece: Markup) -> PageResponse {
        var response = page(.empty)
        response.body = .bytes(piece.bytes)
        return response
    }

    /// After something was done: look here.
    static func seeOther(_ link: Link) -> PageResponse {
        PageResponse(
            status: 303,
            headers: [
                Header(name: "location", value: link.text), Header(name: "cache-control", value: "no-store"),
            ])
    }

    static func events(_ stream: AsyncThrowingStream<[UInt8], any Error>) -> PageResponse {
        PageResponse(
            headers: [
                Header(name: "content-type", value: "text/event-stream"),
                Header(name: "cache-control", value: "no-store"), Header(name: "x-accel-buffering", value: "no"),
            ], body: .stream(stream))
    }
}
