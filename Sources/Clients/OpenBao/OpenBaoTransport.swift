import AsyncHTTPClient
import FoundationEssentials
import JSONTree
import NIOCore
import NIOHTTP1
import NIOSSL
import NetworkFailure

/// Sends requests and reads answers; knows of tokens only that they must not be shown.
struct OpenBaoTransport: Sendable {
    struct Answer: Sendable {
        let status: Int
        let body: JSONValue

        var words: [String] { (body["errors"]?.array ?? []).compactMap(\.string) }
        var isGood: Bool { (200..<300).contains(status) }
    }

    /// Larger than any secret.
    private static let largest = 4 << 20

    let settings: OpenBaoSettings
    private let client: HTTPClient

    init(_ settings: OpenBaoSettings) throws {
        self.settings = settings
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(10)
        if let file = settings.certificateAuthorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(file)
            configuration.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func close() async {
        try? await client.shutdown()
    }

    func send(
        _ method: HTTPMethod, _ path: String, body: JSONValue? = nil, token: String? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "\(settings.address)/v1/\(path)")
        request.method = method
        request.headers.add(name: "X-Vault-Request", value: "true")
        if let token { request.headers.add(name: "X-Vault-Token", value: token) }
        if let namespace = settings.namespace { request.headers.add(name: "X-Vault-Namespace", value: namespace) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.canonical))
        }
        let answer = try await perform(request)
        return Answer(status: answer.status, body: Self.scrubbed(answer.body, of: body, and: token))
    }

    private func perform(_ request: HTTPClientRequest) async throws -> Answer {
        do {
            let seconds = settings.timeout.components
            let nanoseconds = seconds.seconds * 1_000_000_000 + seconds.attoseconds / 1_000_000_000
            let response = try await client.execute(request, timeout: .nanoseconds(nanoseconds))
            let buffer = try await response.body.collect(upTo: Self.largest)
            let body = (try? JSONValue(parsing: Array(buffer.readableBytesView))) ?? .null
            return Answer(status: Int(response.status.code), body: body)
        } catch let error as CancellationError {
            throw error
        } catch let error as HTTPClientError where error == .deadlineExceeded || error == .connectTimeout {
            throw OpenBaoError.timedOut(address: settings.address)
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw OpenBaoError.unreachable(address: settings.address, reason: "\(ConnectionFailure(error))")
        }
    }

    /// A server repeats in its words what it does not like: whatever was sent as a value is taken out again.
    private static func scrubbed(_ answer: JSONValue, of sent: JSONValue?, and token: String?) -> JSONValue {
        guard let words = answer["errors"]?.array else { return answer }
        let secrets = ((sent.map(texts) ?? []) + [token].compactMap(\.self)).filter { $0.count > 3 }
        let clean = words.map { word -> JSONValue in
            guard let text = word.string else { return word }
            return .string(secrets.reduce(text) { $0.replacing($1, with: "•••") })
        }
        return ["errors": .array(clean)]
    }

    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let values): values.flatMap(texts)
        case .object(let members): members.values.flatMap(texts)
        default: []
        }
    }
}
