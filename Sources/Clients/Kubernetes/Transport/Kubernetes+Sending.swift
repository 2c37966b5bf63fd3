import AsyncHTTPClient
package import JSONTree
import NIOCore
import NIOHTTP1
import NIOSSL
import NetworkFailure
import Surroundings

extension Kubernetes {
    /// Sends a request and takes in the whole answer; an answer that is no success is thrown.
    package func send(_ request: APIRequest) async throws -> APIResponse {
        let most = options.largestAnswer
        return try await persist(with: request, through: http) { response in
            let body = try await response.body.collect(upTo: most)
            return APIResponse(
                code: Int(response.status.code), headers: response.headers, body: Array(buffer: body),
                request: request.summary)
        }
    }

    /// Sends a request and reads the answer as JSON.
    package func json(_ request: APIRequest) async throws -> JSONValue {
        try await send(request).json()
    }

    /// Sends a request whose answer comes bit by bit; dropping the body closes its connection.
    ///
    /// - Parameter isQuietAllowed: Without it, a connection over which nothing comes for long is taken for dead.
    func open(_ request: APIRequest, isQuietAllowed: Bool) async throws -> HTTPClientResponse {
        try await persist(with: request, through: isQuietAllowed ? http : watching) { $0 }
    }

    /// Tries as often as it makes sense: when the server asks for patience, and when asking again does no harm.
    ///
    /// The deadline is the server's: who hands out credentials has one of his own, and to wait for one's turn is not
    /// counted.
    private func persist<Value: Sendable>(
        with request: APIRequest, through client: HTTPClient,
        _ read: @Sendable @escaping (HTTPClientResponse) async throws -> Value
    ) async throws -> Value {
        let limit = request.deadline ?? options.deadline
        var (left, attempt, hasRenewed) = (limit, 1, false)
        var backoff = Backoff(first: .milliseconds(250), most: .seconds(30))
        while true {
            try await limiter.wait()
            let (login, generation) = try await logins.login()
            let begun = ContinuousClock.now
            let failure: KubernetesError
            let pause: Duration?
            do {
                let answer = try await Deadline.within(left, of: limit, request: request.summary) {
                    try await self.ask(request, login, client, read)
                }
                let status: Status
                switch answer {
                case .given(let value): return value
                case .refused(let refusal): status = refusal
                }
                failure = .status(status, request: request.summary)
                if status.code == 401, !hasRenewed, await logins.refused(generation: generation) {
                    hasRenewed = true
                    pause = .zero
                } else {
                    pause = attempt < options.attempts ? patience(after: failure, request, &backoff) : nil
                }
            } catch let error where Self.isTransportError(error) {
                try Task.checkCancellation()
                failure = translated(error, request)
                let isRepeated = request.method.isSafe && attempt < 3 && failure.isWorthRepeating
                pause = isRepeated ? backoff.next(world) : nil
            }
            left -= ContinuousClock.now - begun
            // What the server said is worth more than that the time ran out while it was given its pause.
            guard let pause, pause < left else { throw failure }
            if pause > .zero {
                attempt += 1
                try await world.clock.sleep(for: pause)
                left -= pause
            }
        }
    }

    private func ask<Value: Sendable>(
        _ request: APIRequest, _ login: Login, _ client: HTTPClient,
        _ read: @Sendable (HTTPClientResponse) async throws -> Value
    ) async throws -> Answer<Value> {
        let response = try await client.execute(wire(request, login), deadline: .distantFuture)
        for warning in response.headers.warnings { options.onWarning(warning) }
        if (200..<300).contains(response.status.code) { return .given(try await read(response)) }
        let body = try await response.body.collect(upTo: 1024 * 1024)
        return .refused(
            Status(code: Int(response.status.code), headers: response.headers, body: Array(buffer: body)))
    }

    private enum Answer<Value: Sendable>: Sendable {
        case given(Value)
        case refused(Status)
    }

    /// How long to wait before another try; `nil` where there should be none.
    ///
    /// A 429 was refused before anything was done, so any request may be repeated; after a 5xx only a safe one may. A
    /// server that has not caught up is for the caller to judge: another version may do as well.
    private func patience(after error: KubernetesError, _ request: APIRequest, _ backoff: inout Backoff) -> Duration? {
        guard let status = error.status, !error.isTooNew else { return nil }
        return switch status.code {
        case 429: max(status.retryAfter ?? .seconds(1), .zero) + backoff.next(world) * 0.1
        case 500... where request.method.isSafe: status.retryAfter.map { $0 + backoff.next(world) * 0.1 }
        default: nil
        }
    }

    private func wire(_ request: APIRequest, _ login: Login) -> HTTPClientRequest {
        var wire = HTTPClientRequest(url: configuration.server.address(of: tls.checkedHost) + request.target)
        wire.method = HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in headers(login) { wire.headers.add(name: name, value: value) }
        wire.headers.add(name: "accept", value: request.accept)
        if tls.checkedHost != configuration.server.host {
            wire.headers.add(name: "host", value: configuration.server.authority)
        }
        if let body = request.body {
            wire.headers.add(name: "content-type", value: request.contentType)
            wire.body = .bytes(body)
        }
        wire.tlsConfiguration = configuration.server.isSecure ? tls.configuration(for: login) : nil
        return wire
    }

    /// What every request says of who asks.
    func headers(_ login: Login) -> [(String, String)] {
        var headers = [("user-agent", options.userAgent)]
        if let authorization = login.authorization { headers.append(("authorization", authorization)) }
        guard let person = configuration.impersonation else { return headers }
        headers.append(("impersonate-user", person.user))
        headers += person.groups.map { ("impersonate-group", $0) }
        if let uid = person.uid { headers.append(("impersonate-uid", uid)) }
        for (name, values) in person.extra.sorted(by: { $0.key < $1.key }) {
            headers += values.map { ("impersonate-extra-\(APIRequest.escaped(name))", $0) }
        }
        return headers
    }

    static func isTransportError(_ error: any Error) -> Bool {
        !(error is KubernetesError) && !(error is CancellationError) && !(error is ConfigurationProblem)
    }

    /// What went wrong on the way, in our words.
    func translated(_ error: any Error, _ request: APIRequest) -> KubernetesError {
        if error as? HTTPClientError == .alreadyShutdown { return .closed }
        // A handshake that was cut off says nothing of who was there; a certificate that is not believed does.
        if let tls = error as? NIOSSLError, "\(tls)".contains("CERTIFICATE_VERIFY_FAILED") {
            return .untrusted(server: configuration.server.description, reason: "\(tls)")
        }
        if error is NIOSSLExtraError {
            return .untrusted(server: configuration.server.description, reason: "\(error)")
        }
        if let known = error as? HTTPClientError, let span = span(of: known) {
            return .timedOut(request: request.summary, after: span)
        }
        let reason = (error as? ProxyRefusal)?.description ?? "\(ConnectionFailure(error))"
        return .unreachable(server: configuration.server.description, request: request.summary, reason: reason)
    }
}

extension Kubernetes {
    /// How long was waited, where that is what went wrong.
    private func span(of error: HTTPClientError) -> Duration? {
        switch error {
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: options.connectTimeout
        case .readTimeout: options.watchSilence
        case .deadlineExceeded: options.deadline
        default: nil
        }
    }
}

extension KubernetesError {
    /// The network may be better in a moment; a certificate will not.
    fileprivate var isWorthRepeating: Bool {
        switch self {
        case .unreachable, .timedOut: true
        default: false
        }
    }
}
