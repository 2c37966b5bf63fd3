import Hummingbird
import NIOCore
import Surroundings
import VigieAccess
import VigieClient
import Wording

/// Where every request comes in: what it may cost, who asks, what is meant, what is answered.
struct FrontDoor: HTTPResponder {
    typealias Context = Connection

    let premises: Premises
    let limits: HTTPLimits
    let table: RouteTable
    let metrics: Metrics
    let rate: RateLimit
    let inside: Turnstile
    let streams: Turnstile
    let uploads: Uploads
    private let closing = Latch()

    init(premises: Premises, limits: HTTPLimits) {
        self.premises = premises
        self.limits = limits
        let world = premises.desk.grounds.world
        let metrics = Metrics(clock: world.clock)
        self.metrics = metrics
        rate = RateLimit(rate: limits.rate, burst: limits.burst, clock: world.clock)
        inside = Turnstile(limit: limits.concurrency)
        streams = Turnstile(limit: limits.streams)
        uploads = Uploads(limit: limits.concurrency, ofOne: limits.uploads)
        let (requests, open) = (inside, streams)
        table = RouteTable(
            APIRoutes.all
                + ServiceRoutes.all(premises: premises, metrics: metrics) {
                    ServiceRoutes.Load(requests: requests.inside, streams: open.inside)
                })
    }

    var world: World { premises.desk.grounds.world }

    /// Nobody new is to come in.
    func close() {
        closing.shut()
    }

    var isClosing: Bool { closing.isShut }

    /// Whether nobody is being answered.
    var isQuiet: Bool { inside.inside == 0 && streams.inside == 0 && uploads.inside == 0 }

    func respond(to request: Request, context: Connection) async throws -> Response {
        let start = world.clock.elapsed()
        let exchange = Exchange(request, peer: context.peer, proxies: premises.proxies)
        var label = "none"
        let answer: Answer
        do {
            answer = try await self.answer(exchange, &label)
        } catch let error as CancellationError {
            throw error
        } catch let broken as BrokenRequest {
            throw broken.reason
        } catch {
            answer = refusal(of: error, for: exchange)
        }
        metrics.count(
            method: exchange.method, route: label, status: answer.status, took: world.clock.elapsed() - start)
        return response(answer, to: exchange)
    }

    /// What is sent is read outside, so that nobody inside waits for anybody's network. Whether the process answers is
    /// answered outside, too: it does, however many are inside.
    private func answer(_ exchange: Exchange, _ label: inout String) async throws -> Answer {
        if let wait = rate.take(of: exchange.client) { throw APIError.tooManyRequests(wait: wait) }
        let target = try RequestTarget(exchange.target)
        if target.path == ["healthz"] { return try await answer(exchange, target, [], &label) }
        let sent = try await body(of: exchange)
        guard inside.enter() else { throw APIError.tooBusy }
        defer { inside.leave() }
        return try await answer(exchange, target, sent, &label)
    }

    private func answer(
        _ exchange: Exchange, _ target: RequestTarget, _ sent: [UInt8], _ label: inout String
    ) async throws -> Answer {
        switch table.match(exchange.method, target.path) {
        case .endpoint(let endpoint, let values):
            label = endpoint.path
            return try await answer(exchange, target, endpoint, values, sent)
        case .otherMethods(let methods): throw APIError.badMethod(allowed: methods)
        case .nothing:
            guard target.path.first != "api", let pages = premises.pages else {
                throw APIError.notFound(path: "/" + target.path.joined(separator: "/"))
            }
            label = "page"
            return try await page(exchange, pages, sent)
        }
    }

    /// An error as an answer. What is nobody's business but ours is told by a number only.
    private func refusal(of error: any Error, for exchange: Exchange) -> Answer {
        let answer = Answer.problem(error)
        if answer.status == 401 || answer.status == 403 {
            // What was refused because of who asked counts as many.
            _ = rate.take(limits.refusal, of: exchange.client)
        }
        guard answer.status == 500 || answer.status == 507 else { return answer }
        let number = world.identifier()
        premises.report(number, error.asProblem)
        return .problem(
            Problem(
                code: "api.failed", nature: .inconclusive, title: "The server could not do this.",
                detail: "Number \(number).", hint: "The server's log says more about this number."))
    }
}
