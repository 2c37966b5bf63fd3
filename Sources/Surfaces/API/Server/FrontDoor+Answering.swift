import HTTPTypes
import Hummingbird
import NIOCore
import VigieClient

extension FrontDoor {
    /// An answer as it goes over the network.
    func response(_ answer: Answer, to exchange: Exchange) -> Response {
        var headers = HTTPFields()
        for (name, value) in Self.security { headers[name] = value }
        if premises.isSecure { headers[.strictTransportSecurity] = "max-age=31536000" }
        for (text, value) in answer.headers {
            guard let name = HTTPField.Name(text) else { continue }
            // A cookie is the one thing that may occur more than once.
            if name == .setCookie { headers.append(HTTPField(name: name, value: value)) } else { headers[name] = value }
        }
        let isHead = exchange.method == "HEAD"
        let body: ResponseBody
        switch answer.content {
        case .nothing: body = ResponseBody()
        case .bytes(let bytes):
            if isHead { headers[.contentLength] = String(bytes.count) }
            body = isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .events where isHead, .pieces where isHead: body = ResponseBody()
        case .events(let events):
            guard let ticket = Ticket(streams) else { return response(.problem(APIError.tooBusy), to: exchange) }
            body = stream(events, ticket, exchange)
        case .pieces(let pieces):
            guard let ticket = Ticket(streams) else { return response(.problem(APIError.tooBusy), to: exchange) }
            body = stream(pieces, ticket, exchange)
        }
        return Response(status: HTTPResponse.Status(code: answer.status), headers: headers, body: body)
    }

    /// What every answer says; a page may say more.
    private static let security: [(HTTPField.Name, String)] =
        [
            (.cacheControl, "no-store"), (.xContentTypeOptions, "nosniff"),
            (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        ] + extra

    private static let extra: [(HTTPField.Name, String)] = [
        ("referrer-policy", "same-origin"), ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

    private func stream(_ events: EventStream, _ ticket: Ticket, _ exchange: Exchange) -> ResponseBody {
        body(of: exchange, ticket) { writer in
            try await writer.write(ByteBuffer(bytes: ServerSentEvent.opening))
            for try await event in events {
                try await writer.write(ByteBuffer(bytes: try ServerSentEvent.bytes(event)))
            }
        }
    }

    private func stream(
        _ pieces: AsyncThrowingStream<[UInt8], any Error>, _ ticket: Ticket, _ exchange: Exchange
    ) -> ResponseBody {
        body(of: exchange, ticket) { writer in
            for try await piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
        }
    }

    /// A body that ends when the reader goes away.
    private func body(
        of exchange: Exchange, _ ticket: Ticket,
        _ write: @escaping @concurrent @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> ResponseBody {
        ResponseBody { writer in
            defer { withExtendedLifetime(ticket) {} }
            try await write(&writer)
            try await writer.finish(nil)
        }
    }
}

/// A place among the open streams, given back when nobody holds it any more.
final class Ticket: Sendable {
    private let turnstile: Turnstile

    init?(_ turnstile: Turnstile) {
        guard turnstile.enter() else { return nil }
        self.turnstile = turnstile
    }

    deinit {
        turnstile.leave()
    }
}
