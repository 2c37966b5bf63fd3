import FoundationEssentials
import Surroundings
import Tools

/// Hands out logins, and gets new ones before the old expire or when the server no longer takes them.
actor LoginSource {
    /// How long a token read from a file is believed to be the newest.
    static let tokenFileLife = Duration.seconds(60)

    private typealias Fresh = (login: Login, generation: Int)

    private let credentials: Credentials
    private let world: World
    private var cached: (login: Login, until: Timestamp?)?
    /// Counts the logins that were come by, so that of several refused requests only the first asks for a new one.
    private var generation = 0
    private var isResolving = false
    /// Those who wait for what another is getting; `nil` tells them to try for themselves.
    private var waiting: [AsyncStream<Result<Fresh, any Error>?>.Continuation] = []

    init(_ credentials: Credentials, world: World) {
        self.credentials = credentials
        self.world = world
    }

    /// The login for the next request. Of many who need a new one, one gets it and all others wait for that.
    func login() async throws -> (login: Login, generation: Int) {
        while true {
            try Task.checkCancellation()
            if let cached, cached.until.map({ world.now() < $0 }) ?? true { return (cached.login, generation) }
            guard isResolving else { return try await renew() }
            let (outcomes, mine) = AsyncStream<Result<Fresh, any Error>?>.makeStream()
            waiting.append(mine)
            for await outcome in outcomes {
                if let outcome { return try outcome.get() }
                break
            }
        }
    }

    private func renew() async throws -> Fresh {
        isResolving = true
        do {
            let renewed = try await resolve(credentials)
            cached = renewed
            generation += 1
            finish(.success((renewed.login, generation)))
            return (renewed.login, generation)
        } catch {
            // Who was cancelled has learned nothing of the credentials.
            finish(Task.isCancelled ? nil : .failure(error))
            throw error
        }
    }

    private func finish(_ outcome: Result<Fresh, any Error>?) {
        isResolving = false
        for continuation in waiting {
            continuation.yield(outcome)
            continuation.finish()
        }
        waiting = []
    }

    /// Tells that the server refused the login of that generation.
    /// - Returns: Whether it is worth another try.
    func refused(generation refused: Int) -> Bool {
        guard Self.canRenew(credentials) else { return false }
        if refused == generation { cached = nil }
        return true
    }

    private static func canRenew(_ credentials: Credentials) -> Bool {
        switch credentials {
        case .plugin, .tokenFile: true
        case .both(_, let word): canRenew(word)
        case .none, .token, .basic, .certificate: false
        }
    }

    private func resolve(_ credentials: Credentials) async throws -> (login: Login, until: Timestamp?) {
        switch credentials {
        case .none: return (Login(), nil)
        case .token(let token): return (.bearer(token.reveal()), nil)
        case .basic(let user, let password):
            let pair = Base64.encode(Array("\(user):\(password.reveal())".utf8))
            return (Login(authorization: "Basic \(pair)"), nil)
        case .certificate(let chain, let key):
            return (Login(certificate: try Login.ClientCertificate(chain: chain, key: key.reveal())), nil)
        case .tokenFile(let path): return (try Self.token(in: path), world.now() + Self.tokenFileLife)
        case .both(let certificate, let word):
            let (first, second) = (try await resolve(certificate), try await resolve(word))
            return (second.login.completed(by: first.login), second.until)
        case .plugin(let plugin): return try await plugin.ask()
        }
    }

    private static func token(in path: String) throws -> Login {
        guard let bytes = FileManager.default.contents(atPath: path),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw KubernetesError.credentials(source: path, reason: "this file cannot be read", hint: nil)
        }
        let token = text.trimmingASCIISpace
        guard !token.isEmpty else {
            throw KubernetesError.credentials(source: path, reason: "this file is empty", hint: nil)
        }
        return .bearer(token)
    }
}
