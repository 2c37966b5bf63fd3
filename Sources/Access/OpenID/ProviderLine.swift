import AsyncHTTPClient
import JSONTree
import NIOCore
import NIOHTTP1
import VigiePlan

/// The line to identity providers. It follows no redirection: what is sent there is for nobody else.
struct ProviderLine: Sendable {
    private static let patience = TimeAmount.seconds(10)
    private static let mostBytes = 1 << 20

    /// One for the life of the process, as it holds connections.
    private static let client = HTTPClient(
        eventLoopGroup: HTTPClient.defaultEventLoopGroup,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    /// - Throws: `OpenIDFailure.provider` unless it answers 200 with JSON.
    func get(_ url: String) async throws -> JSONValue {
        let (status, body) = try await send(HTTPClientRequest(url: url))
        guard status == 200, let body else {
            throw OpenIDFailure.provider("it answered \(status) where it describes itself")
        }
        return body
    }

    /// - Returns: the status and, where it is JSON, the body.
    func post(
        _ url: String, form: [(name: String, value: String)], authorization: Secret?
    ) async throws -> (status: Int, body: JSONValue?) {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "Authorization", value: authorization.reveal()) }
        request.body = .bytes(ByteBuffer(string: FormText.encode(form)))
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> (status: Int, body: JSONValue?) {
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "User-Agent", value: "vigie")
        do {
            let response = try await Self.client.execute(request, timeout: Self.patience)
            let body = try await response.body.collect(upTo: Self.mostBytes)
            return (Int(response.status.code), try? JSONValue(parsing: Array(body.readableBytesView)))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // The library's words may hold the URL, and that the user's secret.
            throw OpenIDFailure.provider("it cannot be reached")
        }
    }
}
