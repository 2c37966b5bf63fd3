import HummingbirdCore
import JSONTree
import NIOCore
import Surroundings
import VigieAccess
import VigieClient
import Wording

extension FrontDoor {
    /// Lets an endpoint answer, once it is known who asks and that what is asked makes sense.
    func answer(
        _ exchange: Exchange, _ target: RequestTarget, _ endpoint: Endpoint, _ path: [String: String], _ sent: [UInt8]
    ) async throws -> Answer {
        var client: (any Client)?
        var reader: Identity?
        if endpoint.door == .signedIn {
            let visitor = try await visitor(of: exchange)
            guard let identity = visitor.identity else { throw APIError.unauthenticated }
            if endpoint.method != .get { try await checkForgery(exchange, visitor) }
            client = guarded(identity, visitor.visit)
            reader = identity
        }
        let values = try endpoint.values(path: path, query: target.query, headers: exchange.headers)
        var body: JSONValue?
        if endpoint.body != nil {
            body = try json(sent, in: exchange)
            try endpoint.check(body)
        }
        let call = Call(
            values: values, headers: exchange.headers, body: body,
            client: client ?? LocalClient(desk: premises.desk, caller: Caller(actor: "nobody")))
        return escorted(try await endpoint.answer(call), to: reader)
    }

    /// What goes on for long ends when its reader would not be let in any more.
    private func escorted(_ answer: Answer, to reader: Identity?) -> Answer {
        guard let reader else { return answer }
        let premises = premises
        return answer.escorted(
            by: Escort(clock: world.clock) {
                try await premises.access.stillHolds(
                    reader, under: premises.policies.policy(of: premises.desk.grounds.plan))
            })
    }

    /// Lets the console answer.
    func page(_ exchange: Exchange, _ pages: any PageSource, _ sent: [UInt8]) async throws -> Answer {
        guard ["GET", "HEAD", "POST"].contains(exchange.method) else {
            throw APIError.badMethod(allowed: ["GET", "HEAD", "POST"])
        }
        let visitor: Visitor
        var refusal: Problem?
        do {
            visitor = try await self.visitor(of: exchange)
        } catch let error as AccessError {
            // The page says it in its own words.
            refusal = error.problem
            visitor = Visitor(visit: visit(of: exchange), session: nil, identity: nil)
        }
        let answer = await pages.respond(
            to: PageCall(
                method: exchange.method, target: exchange.target, headers: exchange.headers,
                body: sent, visitor: visitor,
                client: visitor.identity.map { guarded($0, visitor.visit) }, refusal: refusal))
        switch answer.content {
        case .bytes(let bytes):
            return Answer(status: answer.status, headers: answer.headers, content: .bytes(bytes))
        case .pieces(let pieces):
            let answer = Answer(status: answer.status, headers: answer.headers, content: .pieces(pieces))
            return escorted(answer, to: visitor.identity)
        }
    }

    private func guarded(_ identity: Identity, _ visit: Visit) -> GuardedClient {
        GuardedClient(desk: premises.desk, access: premises.access, identity: identity, visit: visit)
    }

    private func visit(of exchange: Exchange) -> Visit {
        Visit(address: exchange.client, agent: exchange.headers["user-agent"])
    }

    private func visitor(of exchange: Exchange) async throws -> Visitor {
        let visit = visit(of: exchange)
        let session = SessionCookie(isSecure: premises.isSecure).token(in: exchange.headers["cookie"] ?? "")
        let bearer = Self.bearer(in: exchange.headers["authorization"])
        let identity = try await premises.access.authenticate(
            session: session, bearer: bearer, from: visit,
            under: premises.policies.policy(of: premises.desk.grounds.plan))
        // What a program sends on purpose needs no proof that it comes from our pages.
        return Visitor(visit: visit, session: bearer == nil ? session : nil, identity: identity)
    }

    private static func bearer(in header: String?) -> String? {
        guard let header else { return nil }
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return header }
        return String(words[1])
    }

    private func checkForgery(_ exchange: Exchange, _ visitor: Visitor) async throws {
        guard let session = visitor.session else { return }
        guard !CSRFToken.verify(exchange.headers["x-csrf-token"], for: session) else { return }
        try await premises.access.refuseForm(of: visitor.identity, from: visitor.visit)
        throw APIError.badForgeryToken
    }

    // MARK: The body

    private func json(_ bytes: [UInt8], in exchange: Exchange) throws -> JSONValue {
        let type = exchange.headers["content-type"]?.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        guard type == "application/json" else { throw APIError.badMediaType(exchange.headers["content-type"]) }
        do {
            return try JSONValue(parsing: bytes)
        } catch {
            throw APIError.notJSON(reason: error.description)
        }
    }

    /// What is sent along, once all of it is here. Whoever sends it slowly takes nobody's place but their own.
    func body(of exchange: Exchange) async throws -> [UInt8] {
        let (length, coding) = (exchange.headers["content-length"], exchange.headers["transfer-encoding"])
        guard exchange.method == "POST", coding != nil || length.map({ $0 != "0" }) == true else { return [] }
        guard uploads.enter(exchange.client) else { throw APIError.tooBusy }
        defer { uploads.leave(exchange.client) }
        let limit = limits.body
        if let length = exchange.headers["content-length"].flatMap(Int.init), length > limit {
            throw APIError.bodyTooLarge(limit: limit)
        }
        let body = exchange.request.body
        do {
            return try await Deadline.within(limits.request, clock: world.clock) {
                Array(buffer: try await body.collect(upTo: limit))
            }
        } catch is NIOTooManyBytesError {
            throw APIError.bodyTooLarge(limit: limit)
        } catch let error where !(error is APIError) && !(error is CancellationError) {
            throw BrokenRequest(reason: error)
        }
    }
}

/// The request itself is not HTTP, or its connection is gone: there is nobody to be told in our words.
struct BrokenRequest: Error {
    let reason: any Error
}
