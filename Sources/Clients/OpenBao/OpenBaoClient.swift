package import JSONTree
import NIOHTTP1

/// A session with an OpenBao server: a token that is kept alive, and requests in its name.
package actor OpenBaoClient {
    package nonisolated let settings: OpenBaoSettings
    private nonisolated let transport: OpenBaoTransport
    private let login: OpenBaoLogin
    private var token: OpenBaoToken?
    /// As it was at login: what a renewal is measured by.
    private var firstToken: OpenBaoToken?
    private var arrival: Int = 0

    package init(_ settings: OpenBaoSettings, login: OpenBaoLogin) throws {
        self.settings = settings
        self.login = login
        transport = try OpenBaoTransport(settings)
    }

    /// Works with a server, and closes the connections afterwards, however it ends.
    package static func with<Result: Sendable>(
        _ settings: OpenBaoSettings, login: OpenBaoLogin, _ body: (OpenBaoClient) async throws -> Result
    ) async throws -> Result {
        let client = try OpenBaoClient(settings, login: login)
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch {
            await client.close()
            throw error
        }
    }

    package func close() async {
        await transport.close()
    }

    /// How often a token was fetched.
    package var logins: Int { arrival }

    /// Asks for something as this session; `nil` for an answer without content.
    ///
    /// A token that is refused is replaced once: it may have ended sooner than it said.
    @discardableResult
    package func ask(_ verb: Verb, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        let used = try await freshToken()
        let answer = try await patiently(verb, path, body, used)
        guard answer.status == 403 || answer.status == 401, await isDead(used) else {
            return try read(answer, path)
        }
        if token?.value == used.value { token = nil }
        let second = try await freshToken()
        return try read(try await patiently(verb, path, body, second), path)
    }

    /// Asks again while a key-value engine is being made ready: for a moment after it was mounted or its server started
    /// it refuses everything, undone.
    private func patiently(
        _ verb: Verb, _ path: String, _ body: JSONValue?, _ token: OpenBaoToken
    ) async throws -> OpenBaoTransport.Answer {
        let begun = ContinuousClock.now
        while true {
            let answer = try await transport.send(verb.method, path, body: body, token: token.value)
            guard answer.status == 400, answer.words.contains(where: { $0.hasPrefix("Upgrading from non-versioned") }),
                ContinuousClock.now - begun < settings.timeout
            else { return answer }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    package enum Verb: Sendable {
        case get, list, post, put, patch, delete

        var method: HTTPMethod {
            switch self {
            case .get: .GET
            case .list: .RAW(value: "LIST")
            case .post: .POST
            case .put: .PUT
            case .patch: .PATCH
            case .delete: .DELETE
            }
        }
    }

    /// Whether a refusal is about the token rather than about what it may do.
    private func isDead(_ token: OpenBaoToken) async -> Bool {
        if case .token = login { return false }
        guard let answer = try? await transport.send(.GET, "auth/token/lookup-self", token: token.value) else {
            return false
        }
        return answer.status == 403 || answer.status == 401
    }

    // MARK: - The token

    private func freshToken() async throws -> OpenBaoToken {
        guard let token else { return try await signIn() }
        let now = ContinuousClock.now
        if case .token = login { return token }
        if token.isOver(now: now) { return try await signIn() }
        guard token.isAging(now: now) else { return token }
        if let renewed = await renewed(token) { return renewed }
        return try await signIn()
    }

    private func signIn() async throws -> OpenBaoToken {
        guard let (path, body) = try login.request() else {
            guard case .token(let value) = login else { throw OpenBaoError.forbidden(path: "", words: []) }
            let given = OpenBaoToken(given: value)
            token = given
            return given
        }
        let asked = ContinuousClock.now
        let answer = try await transport.send(.POST, path, body: body)
        guard answer.isGood else {
            if answer.status >= 500 || answer.status == 429 { _ = try read(answer, path) }
            throw OpenBaoError.loginRefused(method: login.name, words: answer.words)
        }
        guard let fetched = OpenBaoToken(answer.body["auth"], asked: asked) else {
            throw OpenBaoError.unexpected(path: path, missing: "auth")
        }
        arrival += 1
        (token, firstToken) = (fetched, fetched)
        return fetched
    }

    /// `nil` where the token has reached its longest life, or cannot be renewed.
    private func renewed(_ old: OpenBaoToken) async -> OpenBaoToken? {
        guard old.isRenewable else { return nil }
        let asked = ContinuousClock.now
        guard
            let answer = try? await transport.send(
                .POST, "auth/token/renew-self", body: .object([:]), token: old.value),
            answer.isGood, let renewed = OpenBaoToken(answer.body["auth"], asked: asked),
            !renewed.isWorn(comparedTo: firstToken ?? renewed)
        else { return nil }
        token = renewed
        return renewed
    }

    // MARK: - Answers

    private func read(_ answer: OpenBaoTransport.Answer, _ path: String) throws(OpenBaoError) -> JSONValue {
        switch answer.status {
        case 200..<300: return answer.body
        case 401, 403: throw .forbidden(path: path, words: answer.words)
        case 404: throw .notFound(path: path)
        case 400 where answer.words.contains { $0.contains("check-and-set") }:
            throw .conflict(path: path, words: answer.words)
        case 429 where answer.words.isEmpty, 473, 472, 307: throw .standby(address: settings.address)
        case 500 where answer.words.contains { $0.contains("not active") }:
            throw .standby(address: settings.address)
        case 501: throw .uninitialised(address: settings.address)
        case 503 where answer.words.contains { $0.contains("sealed") }: throw .sealed(address: settings.address)
        default: throw .refused(path: path, status: answer.status, words: answer.words)
        }
    }
}

// MARK: - Without a token

extension OpenBaoClient {
    /// Asks for something that needs no token, such as the health; the status is part of the answer.
    package nonisolated func askOpenly(
        _ verb: Verb, _ path: String, _ body: JSONValue? = nil
    ) async throws -> (status: Int, body: JSONValue) {
        let answer = try await transport.send(verb.method, path, body: body)
        return (answer.status, answer.body)
    }
}
